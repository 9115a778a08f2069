package dev.gatehouse.cli;

import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a running server says of itself: whether it takes records, how far its views are, which
/// sources are silent or in trouble.
final class ServerDiagnosis {
    /// Records a view may be behind without a word; at 5 000 events a second that is 20 seconds.
    static final long LAG_RECORDS_LOOK = 100_000;

    /// How long a source that speaks by itself may say nothing; files handed in never count.
    static final Duration SILENT_HOURS_LOOK = Duration.ofHours(24);

    private final Instant now;

    ServerDiagnosis(Instant now) {
        this.now = now;
    }

    /// From an answer of `/integrity`.
    static Diagnosis intake(JsonObject integrity) {
        String fenced = integrity.get("fenced").text();
        if (!fenced.isEmpty()) {
            return Diagnosis.bad(
                    "intake",
                    "the journal takes no records: " + fenced,
                    "look at the disk, then start the server again; nothing answered was lost");
        }
        String troubled = integrity.get("troubled").text();
        return troubled.isEmpty()
                ? Diagnosis.ok("intake", "the journal takes records")
                : Diagnosis.look(
                        "intake",
                        "records are taken, but not yet sealed and signed: " + troubled,
                        "make room on the disk; it goes on by itself");
    }

    /// From an answer of `/status`.
    static List<Diagnosis> views(JsonObject status) {
        List<Diagnosis> all = new ArrayList<>();
        List<JsonObject> views = objects(status, "views");
        for (JsonObject view : views) {
            view(view).ifPresent(all::add);
        }
        if (all.isEmpty()) {
            all.add(Diagnosis.ok("views", "all " + views.size() + " are up to date"));
        }
        String rebuilding = RebuildNotice.sentence(status);
        if (!rebuilding.isEmpty()) {
            all.add(Diagnosis.look("views", rebuilding, "nothing; it ends by itself"));
        }
        return all;
    }

    private static Optional<Diagnosis> view(JsonObject view) {
        String about = "view " + view.get("name").text();
        String stopped = view.get("stopped").text();
        if (!stopped.isEmpty()) {
            return Optional.of(
                    Diagnosis.bad(
                            about,
                            "stands still: " + stopped,
                            "start the server again; delete the view's files if it stops again"));
        }
        if (number(view, "quarantined") > 0) {
            String many = Counts.grouped(view.get("quarantined").text());
            return Optional.of(
                    Diagnosis.look(
                            about,
                            many + " records could not be taken and were set aside",
                            "report it: what was set aside is in the journal, unharmed"));
        }
        if (number(view, "lag_records") > LAG_RECORDS_LOOK) {
            String many = Counts.grouped(view.get("lag_records").text());
            return Optional.of(
                    Diagnosis.look(
                            about,
                            many + " records behind",
                            "wait; if it grows, the machine is too small for what comes in"));
        }
        return Optional.empty();
    }

    /// From an answer of `/sources`.
    List<Diagnosis> sources(JsonObject sources) {
        List<Diagnosis> all = new ArrayList<>();
        List<JsonObject> connected =
                objects(sources, "sources").stream()
                        .filter(source -> source.get("state").text().equals("connected"))
                        .toList();
        for (JsonObject source : connected) {
            source(source).ifPresent(all::add);
        }
        if (all.isEmpty()) {
            all.add(
                    connected.isEmpty()
                            ? Diagnosis.look(
                                    "sources",
                                    "none is connected",
                                    Main.called() + " source add, or import")
                            : Diagnosis.ok(
                                    "sources", "all " + connected.size() + " speak without error"));
        }
        return all;
    }

    private Optional<Diagnosis> source(JsonObject source) {
        String about = "source " + source.get("name").text();
        Instant last = Instant.EPOCH;
        boolean live = false;
        for (JsonObject channel : objects(source, "channels")) {
            var errors = EventsSearchCommand.items(channel, "errors").items();
            if (!errors.isEmpty()) {
                return Optional.of(
                        Diagnosis.look(
                                about,
                                channel.get("name").text() + ": " + errors.getFirst().text(),
                                "see " + Main.called() + " source list"));
            }
            Instant received = time(channel.get("last_received").text());
            last = received.isAfter(last) ? received : last;
            live |= !channel.get("way").text().equals("import");
        }
        if (last.equals(Instant.EPOCH)) {
            return Optional.of(
                    Diagnosis.look(about, "nothing ever came in", "see what its tool is set to"));
        }
        Duration silent = Duration.between(last, now);
        return live && silent.compareTo(SILENT_HOURS_LOOK) > 0
                ? Optional.of(
                        Diagnosis.look(
                                about,
                                "silent for " + silent.toHours() + " hours, since " + last,
                                "see whether its tool still sends, and "
                                        + Main.called()
                                        + " source list"))
                : Optional.empty();
    }

    private static Instant time(String text) {
        try {
            return text.isEmpty() ? Instant.EPOCH : Instant.parse(text);
        } catch (DateTimeParseException otherServer) {
            return Instant.EPOCH;
        }
    }

    private static long number(JsonObject object, String name) {
        String text = object.get(name).text();
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
    }

    private static List<JsonObject> objects(JsonObject answer, String name) {
        List<JsonObject> objects = new ArrayList<>();
        for (JsonValue item : EventsSearchCommand.items(answer, name).items()) {
            if (item instanceof JsonObject object) {
                objects.add(object);
            }
        }
        return objects;
    }
}
