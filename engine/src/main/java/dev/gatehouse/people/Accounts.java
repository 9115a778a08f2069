package dev.gatehouse.people;

import dev.gatehouse.event.Event;
import dev.gatehouse.event.Namespace;
import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.json.Json;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.record.FeedObserver;
import dev.gatehouse.record.FoldedEvent;
import dev.gatehouse.record.RecordJson;
import dev.gatehouse.record.Recorder;
import dev.gatehouse.record.ViewLines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The accounts that ever acted, heard from the feed of another view so that nothing is read twice:
/// what they are called, since when and until when they were seen. Nobody's name is trusted here;
/// it is what suggestions are made of. Safe for many threads.
public final class Accounts implements FeedObserver, AutoCloseable {
    /// Accounts kept; those that come beyond it are counted and not kept.
    public static final int ACCOUNTS_MAX = 250_000;

    private static final Duration SAVE_EVERY = Duration.ofSeconds(30);
    private static final long SAVE_RECORDS = 50_000;
    private static final int SPARE_LINES = 10_000;
    private static final int LINES_PER_ACCOUNT_MAX = 4;

    private final ViewLines file;
    private final InstantSource clock;
    private final Map<String, AccountSeen> seen = new HashMap<>();
    private final Set<String> unsaved = new HashSet<>();
    private long cursor;
    private long savedCursor;
    private long savedLines;
    private long beyond;
    private Instant savedTime;

    private Accounts(ViewLines file, InstantSource clock) {
        this.file = file;
        this.clock = clock;
        this.savedTime = clock.instant();
    }

    /// The accounts of the recorder's journal.
    public static Accounts open(Recorder recorder, InstantSource clock) {
        try {
            var folder = recorder.data().views().resolve("people");
            Files.createDirectories(folder);
            Accounts accounts = new Accounts(new ViewLines(folder.resolve("accounts")), clock);
            accounts.restore(recorder.journal().size());
            return accounts;
        } catch (IOException problem) {
            throw new UncheckedIOException("the view of accounts cannot be read", problem);
        }
    }

    private synchronized void restore(long journalSize) throws IOException {
        cursor =
                file.read(line -> {
                    JsonObject members = (JsonObject) Json.parse(line);
                    AccountSeen one = (AccountSeen) RecordJson.make(AccountSeen.class, members);
                    seen.put(one.account(), one);
                    savedLines++;
                });
        if (cursor > journalSize) {
            seen.clear();
            cursor = 0;
            file.replace(List.of(), 0);
        }
        savedCursor = cursor;
    }

    @Override
    public synchronized long understoodUpTo() {
        return cursor;
    }

    @Override
    public synchronized void understood(List<Understood> pieces, long upTo) {
        for (Understood piece : pieces) {
            if (piece.position() >= cursor) {
                piece.events().stream()
                        .filter(FoldedEvent::isCounted)
                        .map(FoldedEvent::event)
                        .forEach(this::happened);
            }
        }
        cursor = Math.max(cursor, upTo);
        saveNowAndThen();
    }

    private void happened(Event event) {
        if (event.actor().kind() == Namespace.ANONYMOUS || event.actor().id().isEmpty()) {
            return;
        }
        String account = event.account();
        Instant time = event.time().time();
        AccountSeen before = seen.get(account);
        if (before == null && seen.size() >= ACCOUNTS_MAX) {
            beyond++;
            return;
        }
        AccountSeen none = new AccountSeen(account, "", time, time, 0);
        String name = event.actor().name().orEmpty();
        seen.put(account, (before == null ? none : before).with(name, time));
        unsaved.add(account);
    }

    /// What was seen of an account; empty when it never acted.
    public synchronized Optional<AccountSeen> of(String account) {
        return Optional.ofNullable(seen.get(account));
    }

    /// All of them.
    public synchronized Collection<AccountSeen> all() {
        return List.copyOf(seen.values());
    }

    /// Events of accounts that were one too many.
    public synchronized long beyond() {
        return beyond;
    }

    private void saveNowAndThen() {
        Instant time = clock.instant();
        boolean due = cursor > savedCursor && time.isAfter(savedTime.plus(SAVE_EVERY));
        if (due || cursor - savedCursor >= SAVE_RECORDS) {
            try {
                save();
            } catch (IOException disk) {
                throw new UncheckedIOException("the view of accounts cannot be written", disk);
            }
        }
    }

    private void save() throws IOException {
        boolean whole =
                savedLines + unsaved.size()
                        > SPARE_LINES + LINES_PER_ACCOUNT_MAX * (long) seen.size();
        List<String> lines =
                seen.values().stream()
                        .filter(one -> whole || unsaved.contains(one.account()))
                        .map(one -> CanonicalJson.text(RecordJson.members(one)))
                        .toList();
        if (whole) {
            file.replace(lines, cursor);
            savedLines = lines.size();
        } else {
            file.add(lines, cursor);
            savedLines += lines.size();
        }
        unsaved.clear();
        savedCursor = cursor;
        savedTime = clock.instant();
    }

    /// Leaves what it knows on disk.
    @Override
    public synchronized void close() throws IOException {
        if (cursor > savedCursor) {
            save();
        }
    }
}
