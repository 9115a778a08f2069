package dev.gatehouse.cli;

import dev.gatehouse.detection.EventFields;
import dev.gatehouse.detection.Watch;
import dev.gatehouse.event.Event;
import dev.gatehouse.event.SourceName;
import dev.gatehouse.json.Json;
import dev.gatehouse.json.JsonProblem;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.json.JsonValue.JsonString;
import dev.gatehouse.secret.InstallationKey;
import dev.gatehouse.secret.Redactor;
import dev.gatehouse.sigma.Logsource;
import dev.gatehouse.source.Member;
import dev.gatehouse.source.Reader;
import dev.gatehouse.source.Source;
import dev.gatehouse.source.SourceMap;
import dev.gatehouse.source.Tool;
import dev.gatehouse.source.Tools;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What rules see of one line: the raw piece as its tool sent it, and where a source of that name
/// is known, the events it is read as.
final class EventsOfLine {
    private final Logsource log;
    private final String member;
    private final boolean isText;
    private final Optional<SourceMap> map;

    /// @param log of which tool's log the lines are
    /// @param member the member of each line that holds what the tool sent; empty for the line
    /// @param isText whether lines are text and not JSON
    EventsOfLine(Logsource log, String member, boolean isText) {
        this.log = log;
        this.member = member;
        this.isText = isText;
        this.map =
                Tools.load(Checkout.sources())
                        .find(log.product())
                        .map(tool ->
                                new SourceMap(reader(tool), InstantSource.system().instant(), ""));
    }

    private static Reader reader(Tool tool) {
        SourceName name = SourceName.parse(tool.name());
        InstallationKey key = InstallationKey.fresh(new SecureRandom());
        return Reader.of(new Source(0, name, name.name(), tool), new Redactor(key), key);
    }

    /// What is seen of a line, and when it happened, as far as that can be told.
    ///
    /// @param events what it is read as
    record Read(List<Watch.Seen> seen, List<Event> events, Optional<Instant> time) {
        Read {
            seen = List.copyOf(seen);
            events = List.copyOf(events);
        }
    }

    /// What is seen of a line; nothing when it cannot be read.
    Read of(byte[] line) {
        byte[] piece = member.isEmpty() ? line : Member.of(line, member).orElse(line);
        Optional<JsonValue> raw = raw(piece);
        if (raw.isEmpty()) {
            return new Read(List.of(), List.of(), Optional.empty());
        }
        List<Watch.Seen> seen = new ArrayList<>(List.of(new Watch.Seen(log, raw.get())));
        List<Event> events = map.map(reading -> reading.next(piece).events()).orElse(List.of());
        events.forEach(event -> seen.add(new Watch.Seen(EventFields.LOG, EventFields.of(event))));
        Optional<Instant> time = events.stream().map(event -> event.time().time()).findFirst();
        return new Read(seen, events, time.or(() -> written(raw.get())));
    }

    private static Optional<Instant> written(JsonValue raw) {
        if (!(raw instanceof JsonObject object)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.parse(object.get("time").text()));
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }

    private Optional<JsonValue> raw(byte[] piece) {
        if (isText) {
            return Optional.of(new JsonString(new String(piece, StandardCharsets.UTF_8)));
        }
        try {
            return Json.parse(piece) instanceof JsonObject object
                    ? Optional.of(ofGatehouse() ? EventFields.of(object) : object)
                    : Optional.empty();
        } catch (JsonProblem unreadable) {
            return Optional.empty();
        }
    }

    private boolean ofGatehouse() {
        return log.product().equals(EventFields.LOG.product());
    }
}
