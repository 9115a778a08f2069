package dev.gatehouse.search.look;

import dev.gatehouse.event.Event;
import dev.gatehouse.event.SourceName;
import dev.gatehouse.event.Trust;
import dev.gatehouse.search.Completion;
import dev.gatehouse.search.query.QueryEvaluator;
import dev.gatehouse.secret.InstallationKey;
import dev.gatehouse.secret.Redactor;
import dev.gatehouse.source.Guess;
import dev.gatehouse.source.Member;
import dev.gatehouse.source.Piece;
import dev.gatehouse.source.Reader;
import dev.gatehouse.source.Reading;
import dev.gatehouse.source.Source;
import dev.gatehouse.source.Tool;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Looks at files without a server: one pass, nothing written anywhere. Times are believed whatever
/// their age; secrets are blanked with a key that is forgotten afterwards.
public final class Look {
    /// Things a page names.
    public static final int THINGS_MAX = 8;

    /// Accounts a page names of each sort.
    public static final int BUSIEST_MAX = 5;

    /// Earlier lines that wait for the line that completes them.
    static final int WAITING_EVENTS_MAX = 10_000;

    private final LookRequest request;
    private final Instant now;
    private final InstallationKey key;
    private final Redactor redactor;

    /// @param now when the look is taken
    /// @param random makes the key that blanks secrets, for this look only
    public Look(LookRequest request, Instant now, SecureRandom random) {
        this.request = request;
        this.now = now;
        this.key = InstallationKey.fresh(random);
        this.redactor = new Redactor(key);
    }

    /// What one file is.
    private record Known(Tool tool, String member) {}

    /// Reads all files and says what is in them.
    ///
    /// @throws LookProblem when a file cannot be read or its tool cannot be told
    public LookReport report() {
        LookTally tally = new LookTally();
        for (Path file : request.files()) {
            Known known = known(file);
            tally.begin(file.toString(), known.tool());
            each(file, known, tally::see, tally);
            tally.end();
        }
        Optional<QueryEvaluator> silences = tally.silences().map(QueryEvaluator::of);
        long[] after = {0};
        if (silences.isPresent()) {
            list(silences.get()::matches, event -> after[0]++);
        }
        return tally.report(after[0]);
    }

    /// Hands over the events of one thing, in the order of the files.
    public void list(Thing thing, Consumer<Event> taker) {
        list(QueryEvaluator.of(thing.query())::matches, taker);
    }

    private void list(java.util.function.Predicate<Event> wanted, Consumer<Event> taker) {
        LookTally unused = new LookTally();
        for (Path file : request.files()) {
            Known known = known(file);
            unused.begin(file.toString(), known.tool());
            each(
                    file,
                    known,
                    event -> {
                        if (wanted.test(event)) {
                            taker.accept(event);
                        }
                    },
                    unused);
        }
    }

    private Known known(Path file) {
        if (!request.tool().isEmpty()) {
            return new Known(request.tools().tool(request.tool()), request.member());
        }
        List<byte[]> first = new ArrayList<>();
        new LookFile(file).each(first::add, () -> first.size() >= Guess.LINES_MAX);
        if (first.isEmpty()) {
            throw new LookProblem(file + " is empty");
        }
        Guess guess =
                Guess.of(request.tools(), first, redactor, key)
                        .orElseThrow(() -> new LookProblem(unknown(file, first)));
        return new Known(
                guess.tool(), request.member().isEmpty() ? guess.member() : request.member());
    }

    private String unknown(Path file, List<byte[]> first) {
        if (first.stream().anyMatch(Look::isBinary)) {
            return file + " holds no text; a log is lines of it, gzip or not";
        }
        return "no tool is known that writes files like "
                + file
                + "; name one with --source, of "
                + String.join(", ", request.tools().all().stream().map(Tool::name).toList());
    }

    // A zero byte, which a program, a picture or a database soon has and a log only after a crash.
    private static boolean isBinary(byte[] line) {
        for (byte each : line) {
            if (each == 0) {
                return true;
            }
        }
        return false;
    }

    // Lines that complete each other are joined before anyone sees them.
    private void each(Path file, Known known, Consumer<Event> taker, LookTally tally) {
        SourceName name = new SourceName(known.tool().name(), "default");
        Reader reader = Reader.of(new Source(0, name, "default", known.tool()), redactor, key);
        Map<String, Event> waiting = new LinkedHashMap<>();
        long[] position = {0};
        new LookFile(file)
                .each(
                        line -> {
                            byte[] bytes =
                                    known.member().isEmpty()
                                            ? line
                                            : Member.of(line, known.member()).orElse(line);
                            Piece piece =
                                    new Piece(position[0]++, "", now, Trust.NONE, true, bytes);
                            take(reader.read(piece), waiting, taker, tally);
                        },
                        () -> false);
        waiting.values().forEach(taker);
    }

    private static void take(
            Reading reading, Map<String, Event> waiting, Consumer<Event> taker, LookTally tally) {
        switch (reading) {
            case Reading.Ignored ignored -> tally.ignored(ignored.reason());
            case Reading.Events read -> {
                for (Event event : read.events()) {
                    String naturalId = event.receipt().naturalId().orEmpty();
                    Event before = naturalId.isEmpty() ? event : waiting.put(naturalId, event);
                    if (before != null) {
                        taker.accept(before);
                    }
                }
            }
            case Reading.Completes completes -> {
                Optional<Event> earlier = Optional.ofNullable(waiting.remove(completes.joinKey()));
                for (Event event : completes.events()) {
                    taker.accept(
                            earlier.filter(_ -> event.id().n() == 0)
                                    .map(request -> Completion.of(request, event))
                                    .orElse(event));
                }
            }
        }
        if (waiting.size() > WAITING_EVENTS_MAX) {
            Map.Entry<String, Event> eldest = waiting.entrySet().iterator().next();
            waiting.remove(eldest.getKey());
            taker.accept(eldest.getValue());
        }
    }
}
