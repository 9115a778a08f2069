package dev.gatehouse.cli;

import dev.gatehouse.behaviour.Behaviour;
import dev.gatehouse.detection.Detection;
import dev.gatehouse.event.Event;
import dev.gatehouse.event.EventId;
import dev.gatehouse.people.Who;
import dev.gatehouse.record.FindingKey;
import dev.gatehouse.record.FindingRecord.Raised;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What behaviour raises in a trial. Nobody knows there whose accounts are whose.
final class UnusualInTrial {
    private final Behaviour behaviour = new Behaviour(true);

    // The scenarios of events, by id.
    private final Map<String, String> scenarios = new HashMap<>();
    private long position;

    /// Takes the events of a line in.
    ///
    /// @param scenario what the line is of; empty for what nobody planted
    List<Raised> take(List<Event> events, String scenario) {
        position++;
        List<Raised> raised = new ArrayList<>();
        for (int n = 0; n < events.size(); n++) {
            EventId id = new EventId(position, n);
            if (!scenario.isEmpty()) {
                scenarios.put(id.toString(), scenario);
            }
            behaviour.take(with(id, events.get(n)), Who.NOBODY).ifPresent(raised::add);
        }
        return raised;
    }

    // Lines of several files are numbered as one.
    private static Event with(EventId id, Event event) {
        return new Event(
                id,
                event.source(),
                event.receipt(),
                event.time(),
                event.deed(),
                event.actor(),
                event.onBehalfOf(),
                event.via(),
                event.origin(),
                event.resource(),
                event.change(),
                event.context(),
                event.detail(),
                event.text());
    }

    /// Takes what a detection raised at the events of the last line.
    List<Raised> hear(Detection detection, List<Event> events) {
        if (events.isEmpty()) {
            return List.of();
        }
        Event event = events.getFirst();
        String subject = "account:" + event.account();
        Instant when = event.time().time();
        String rule = detection.head().name();
        Raised raised =
                new Raised(
                        "detection",
                        rule,
                        FindingKey.of("detection", rule, subject, "", ""),
                        detection.head().level(),
                        detection.certain(),
                        subject,
                        "",
                        List.of(),
                        position,
                        1,
                        List.of(new EventId(position, 0).toString()),
                        when,
                        when,
                        false);
        return behaviour.hear(raised, position).stream().toList();
    }

    /// What at least half of the events are of; empty where they are not.
    String scenario(Raised raised) {
        Map<String, Integer> count = new HashMap<>();
        for (String event : raised.events()) {
            Optional.ofNullable(scenarios.get(event))
                    .ifPresent(scenario -> count.merge(scenario, 2, Integer::sum));
        }
        return count.entrySet().stream()
                .filter(each -> each.getValue() >= raised.events().size())
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst()
                .orElse("");
    }
}
