package dev.gatehouse.server.api;

import static dev.gatehouse.server.web.Route.get;

import dev.gatehouse.access.Verdict;
import dev.gatehouse.access.model.AnswerText;
import dev.gatehouse.event.Event;
import dev.gatehouse.event.EventId;
import dev.gatehouse.event.Permission;
import dev.gatehouse.finding.Finding;
import dev.gatehouse.people.Machine;
import dev.gatehouse.people.Person;
import dev.gatehouse.server.audit.SelfAudit;
import dev.gatehouse.server.engine.EngineRooms;
import dev.gatehouse.server.web.Access;
import dev.gatehouse.server.web.Call;
import dev.gatehouse.server.web.Capability;
import dev.gatehouse.server.web.ProblemException;
import dev.gatehouse.server.web.Route;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What would have to stand in the access model for a finding's events to be expected: the least
/// that covers them, to read, replay and put there by hand. Nothing is written or in force by it.
public final class ExpectationApi {
    private static final int REVIEW_DAYS = 90;
    private static final int KEY_CHARS = 12;

    private final FindingsInScope inScope;
    private final SelfAudit audit;
    private final InstantSource clock;

    public ExpectationApi(FindingsInScope inScope, SelfAudit audit, InstantSource clock) {
        this.inScope = inScope;
        this.audit = audit;
        this.clock = clock;
    }

    /// A file for the model's folder.
    ///
    /// @param name what it could be called
    /// @param text what would stand in it; empty where there is nothing to propose
    /// @param events how many of the finding's events it is made of
    /// @param leftOut why others are not covered, each a sentence
    public record ExpectationAnswer(String name, String text, int events, List<String> leftOut) {}

    // Whom a line is for and what it allows; lines that differ in neither are one.
    private record Line(String to, String allow) implements Comparable<Line> {
        @Override
        public int compareTo(Line other) {
            return (to + "\n" + allow).compareTo(other.to + "\n" + other.allow);
        }
    }

    /// The routes.
    public List<Route<?, ?>> routes() {
        return List.of(
                get(
                                FindingsApi.PATH + "/{key}/expectation",
                                Access.needs(Capability.MODEL_READ),
                                "What the access model would have to say for its events to be"
                                        + " expected; nothing is changed.")
                        .answers(
                                FindingsApi.WhichFinding.class,
                                ExpectationAnswer.class,
                                this::expectation));
    }

    private ExpectationAnswer expectation(Call call, FindingsApi.WhichFinding which) {
        for (Capability needed : List.of(Capability.FINDING_READ, Capability.EVENTS_READ)) {
            if (!call.caller().may(needed)) {
                throw ProblemException.of(403, "This needs " + needed.word() + " too.");
            }
        }
        EngineRooms rooms = inScope.rooms();
        Finding finding = inScope.one(call, which.key());
        audit.noteRead(
                call.caller(),
                "expectation of finding " + finding.key(),
                rooms.findings().cursor() - 1);
        EventsInScope events = EventsInScope.of(rooms.index(), call);
        Map<Line, Set<String>> lines = new TreeMap<>();
        Set<String> leftOut = new TreeSet<>();
        int covered = 0;
        for (String id : finding.evidence().events()) {
            List<Event> found = events.event(EventId.parse(id)).stream().toList();
            if (found.isEmpty()) {
                leftOut.add("Some events are not here any longer, or not yours to see.");
            }
            for (Event event : found) {
                String why = whyNot(event);
                if (why.isEmpty()) {
                    lines.computeIfAbsent(line(event), _ -> new TreeSet<>())
                            .add("=" + event.resource().path().text());
                    covered++;
                } else {
                    leftOut.add(why);
                }
            }
        }
        if (finding.evidence().count() > finding.evidence().events().size()) {
            leftOut.add("Of its many events the first and the latest were looked at alone.");
        }
        String key = finding.key().substring(0, Math.min(KEY_CHARS, finding.key().length()));
        return new ExpectationAnswer(
                "finding-" + key + ".yaml",
                lines.isEmpty() ? "" : text(lines, key),
                covered,
                new ArrayList<>(leftOut));
    }

    private String whyNot(Event event) {
        if (event.deed().permission() == Permission.NONE) {
            return "Some events exercise no permission, so the model says nothing of them.";
        }
        // In the model a star stands for any name, and what an attacker named must not widen it.
        if ((event.resource().path().text() + account(event)).indexOf('*') >= 0) {
            return "Some names hold a star, which in the model would stand for any name.";
        }
        boolean isExpected =
                inScope.rooms()
                        .judgement()
                        .verdict(event.id())
                        .filter(verdict -> verdict.value() == Verdict.Value.EXPECTED)
                        .isPresent();
        return isExpected ? "Some events are expected already." : "";
    }

    private Line line(Event event) {
        return new Line(account(event), event.deed().permission().word());
    }

    private String account(Event event) {
        Instant when = event.time().time();
        return inScope.rooms()
                .people()
                .now()
                .subjectOf(event.account(), when)
                .map(subject ->
                        switch (subject) {
                            case Person person -> "person:" + person.id();
                            case Machine machine -> "machine:" + machine.id();
                        })
                .orElseGet(event::account);
    }

    private String text(Map<Line, Set<String>> lines, String key) {
        LocalDate review =
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(REVIEW_DAYS);
        StringBuilder yaml =
                new StringBuilder("# Take out what should not be, and say why it should.\n")
                        .append("assignments:\n");
        lines.forEach((line, on) ->
                yaml.append("  - to: [")
                        .append(AnswerText.quoted(line.to()))
                        .append("]\n    allow: [")
                        .append(line.allow())
                        .append("]\n    why: ")
                        .append(AnswerText.quoted("finding " + key))
                        .append("\n    review_by: ")
                        .append(review)
                        .append("\n    on:\n")
                        .append(
                                on.stream()
                                        .map(path -> "      - " + AnswerText.quoted(path) + "\n")
                                        .collect(Collectors.joining())));
        return yaml.toString();
    }
}
