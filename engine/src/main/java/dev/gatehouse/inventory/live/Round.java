package dev.gatehouse.inventory.live;

import dev.gatehouse.inventory.plan.ListingPlan;
import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.json.Json;
import dev.gatehouse.json.JsonProblem;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonArray;
import dev.gatehouse.json.JsonValue.JsonNumber;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.json.JsonValue.JsonString;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// One reading of all that a source allows while it is under way: what was answered and what is
/// still to ask. Noted in a file, line by line, so that a reading that was cut short goes on behind
/// the last listing that came whole. Losing the file costs requests and nothing else. Confined to
/// one thread.
final class Round {
    /// Listings of one reading; what more there is is not asked for, and that is said.
    static final int LISTINGS_MAX = 400_000;

    private final Path file;
    private final LiveSource asked;
    private final Instant started;
    private final List<Answered> answered = new ArrayList<>();
    private final Deque<Asked> open = new ArrayDeque<>();
    private final Set<Asked> known = new HashSet<>();
    private boolean full;

    /// A listing and what it is asked with.
    record Asked(String listing, SortedMap<String, String> of) {
        @Override
        public String toString() {
            return of.isEmpty() ? listing : listing + " " + String.join(" ", of.values());
        }
    }

    /// What became of one.
    ///
    /// @param reason why it is not complete; empty when it is
    /// @param pieces where its answers are kept
    record Answered(Asked asked, String reason, List<Long> pieces) {}

    /// Tells what kept answers give to the listings under them.
    interface Giving {
        List<SortedMap<String, String>> of(Answered answered);
    }

    private Round(Path file, LiveSource asked, Instant started) {
        this.file = file;
        this.asked = asked;
        this.started = started;
        add("", asked.settings());
    }

    /// A reading that begins now.
    static Round begin(Path file, LiveSource asked, Instant now) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path beside = file.resolveSibling(file.getFileName() + ".writing");
        Files.write(beside, line(head(asked, now)));
        Files.move(
                beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return new Round(file, asked, now);
    }

    /// The reading that `file` tells of, where it is one of the same settings that began after
    /// `earliest`.
    static Optional<Round> resume(Path file, LiveSource asked, Instant earliest, Giving giving) {
        try {
            List<String> lines = Files.readAllLines(file);
            JsonObject head = (JsonObject) Json.parse(lines.getFirst());
            Instant started = Instant.parse(head.get("started").text());
            if (started.isBefore(earliest) || !head.equals(head(asked, started))) {
                return Optional.empty();
            }
            Round round = new Round(file, asked, started);
            for (String line : lines.subList(1, lines.size())) {
                Answered one = answered((JsonObject) Json.parse(line));
                round.take(one, giving.of(one));
            }
            return Optional.of(round);
        } catch (IOException
                | JsonProblem
                | DateTimeException
                | ClassCastException
                | NumberFormatException
                | NoSuchElementException lostOrTorn) {
            return Optional.empty();
        }
    }

    Instant started() {
        return started;
    }

    List<Answered> answered() {
        return answered;
    }

    int open() {
        return open.size();
    }

    /// Whether there was more to ask than [#LISTINGS_MAX].
    boolean isFull() {
        return full;
    }

    /// The next listing to ask for; nothing when the reading is through.
    Optional<Asked> next() {
        return Optional.ofNullable(open.peekFirst());
    }

    /// Notes what became of a listing.
    ///
    /// @param given what those under it are asked with
    void note(Answered one, List<SortedMap<String, String>> given) throws IOException {
        Files.write(file, line(json(one)), StandardOpenOption.APPEND);
        take(one, given);
    }

    private void take(Answered one, List<SortedMap<String, String>> given) {
        open.remove(one.asked());
        answered.add(one);
        given.forEach(names -> add(one.asked().listing(), names));
    }

    private void add(String above, Map<String, String> given) {
        for (ListingPlan listing : asked.plan().under(above)) {
            listing.askedWith(given)
                    .map(of -> new Asked(listing.name(), of))
                    .filter(known::add)
                    .ifPresent(each -> {
                        if (known.size() > LISTINGS_MAX) {
                            full = true;
                        } else {
                            open.addLast(each);
                        }
                    });
        }
    }

    /// Forgets it; the next begins anew.
    void end() throws IOException {
        Files.deleteIfExists(file);
    }

    private static JsonObject head(LiveSource asked, Instant started) {
        TreeMap<String, JsonValue> members = new TreeMap<>();
        members.put("settings", texts(asked.settings()));
        members.put("started", new JsonString(started.toString()));
        return new JsonObject(new LinkedHashMap<>(members));
    }

    private static JsonObject json(Answered one) {
        LinkedHashMap<String, JsonValue> members = new LinkedHashMap<>();
        members.put("listing", new JsonString(one.asked().listing()));
        members.put("of", texts(one.asked().of()));
        members.put("pieces", numbers(one.pieces()));
        members.put("reason", new JsonString(one.reason()));
        return new JsonObject(members);
    }

    private static Answered answered(JsonObject line) {
        TreeMap<String, String> of = new TreeMap<>();
        ((JsonObject) line.get("of")).members().forEach((name, text) -> of.put(name, text.text()));
        return new Answered(
                new Asked(line.get("listing").text(), of),
                line.get("reason").text(),
                ((JsonArray) line.get("pieces"))
                        .items().stream().map(each -> Long.valueOf(each.text())).toList());
    }

    private static JsonObject texts(Map<String, String> texts) {
        LinkedHashMap<String, JsonValue> members = new LinkedHashMap<>();
        new TreeMap<>(texts).forEach((name, text) -> members.put(name, new JsonString(text)));
        return new JsonObject(members);
    }

    private static JsonArray numbers(List<Long> numbers) {
        return new JsonArray(
                numbers.stream().<JsonValue>map(each -> new JsonNumber(each.toString())).toList());
    }

    private static byte[] line(JsonObject object) {
        return (CanonicalJson.text(object) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
