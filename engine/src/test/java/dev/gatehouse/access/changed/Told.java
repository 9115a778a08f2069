package dev.gatehouse.access.changed;

import dev.gatehouse.event.Account;
import dev.gatehouse.event.Context;
import dev.gatehouse.event.Credential;
import dev.gatehouse.event.Event;
import dev.gatehouse.event.EventId;
import dev.gatehouse.event.EventTime;
import dev.gatehouse.event.IdQuality;
import dev.gatehouse.event.Meaning;
import dev.gatehouse.event.Namespace;
import dev.gatehouse.event.Origin;
import dev.gatehouse.event.Outcome;
import dev.gatehouse.event.Resource;
import dev.gatehouse.event.ResourcePath;
import dev.gatehouse.event.SourceName;
import dev.gatehouse.event.Text;
import dev.gatehouse.event.TimeQuality;
import dev.gatehouse.event.Trust;
import dev.gatehouse.event.Verb;
import dev.gatehouse.search.Count;
import dev.gatehouse.search.Page;
import dev.gatehouse.search.SearchRequest;
import dev.gatehouse.search.query.QueryEvaluator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Events of a made-up workshop, found as the index finds them.
final class Told {
    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final List<Event> events = new ArrayList<>();

    /// What one of them tells.
    ///
    /// @param path below `lamp/hall/`
    record Line(String action, Verb verb, String path, String type, Outcome outcome, String run) {
        Line(String action, Verb verb, String path, String type) {
            this(action, verb, path, type, Outcome.SUCCEEDED, "");
        }
    }

    EventId add(int minutesBeforeNoon, Line line) {
        Instant time = NOON.minusSeconds(60L * minutesBeforeNoon);
        EventId id = new EventId(events.size(), 0);
        events.add(
                new Event(
                        id,
                        SourceName.parse("lamp:hall"),
                        new Event.Receipt("audit", Trust.SIGNED, Text.of(""), Meaning.MAPPED),
                        new EventTime(time, time, time, TimeQuality.SECOND),
                        new Event.Deed(
                                line.action(),
                                line.verb(),
                                line.verb().usualPermission(),
                                line.outcome(),
                                1),
                        new Account(Namespace.USER, "1", Text.of("ada"), IdQuality.NATIVE),
                        List.of(),
                        Credential.Unsaid.NOT_SENT,
                        Origin.NOT_SENT,
                        new Resource(
                                new ResourcePath("lamp/hall/" + line.path()),
                                line.type(),
                                Text.of("")),
                        List.of(),
                        new Context(
                                Text.of(line.run()),
                                Text.of(""),
                                Text.of(""),
                                Text.of(""),
                                Text.of("")),
                        new TreeMap<>(),
                        ""));
        return id;
    }

    Optional<Event> event(EventId id) {
        return events.stream().filter(event -> event.id().equals(id)).findFirst();
    }

    Page page(SearchRequest asked) {
        List<Event> found =
                events.stream()
                        .filter(event -> QueryEvaluator.of(asked.query()).matches(event))
                        .filter(event ->
                                !event.time().time().isBefore(asked.window().from())
                                        && event.time().time().isBefore(asked.window().to()))
                        .sorted(
                                Comparator.comparing((Event event) -> event.time().time())
                                        .reversed())
                        .limit(asked.limit())
                        .toList();
        return new Page(found, Optional.empty(), new Count(found.size(), false), 0);
    }
}
