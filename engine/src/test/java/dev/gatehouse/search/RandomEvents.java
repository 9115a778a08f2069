package dev.gatehouse.search;

import dev.gatehouse.event.Account;
import dev.gatehouse.event.Change;
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
import dev.gatehouse.event.Permission;
import dev.gatehouse.event.Resource;
import dev.gatehouse.event.ResourcePath;
import dev.gatehouse.event.ResourcePath.Step;
import dev.gatehouse.event.SourceName;
import dev.gatehouse.event.Text;
import dev.gatehouse.event.TimeQuality;
import dev.gatehouse.event.Trust;
import dev.gatehouse.event.Verb;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/// Random events over a small world, so that conditions often meet.
final class RandomEvents {
    static final List<String> VALUES =
            List.of(
                    "dana.k",
                    "Dana Kowalski",
                    "renovate[bot]",
                    "ÄÖ ß",
                    "10.1.2.3",
                    "2001:db8::7",
                    "10.1.2.3:443",
                    "github:acme",
                    "payments-api",
                    "production",
                    "prod",
                    "org.add_member",
                    "repo/create",
                    "日本語 text",
                    "curl/8.5 (linux)",
                    "Mozilla/5.0",
                    "x",
                    "A-B_c.d@e",
                    "4f2a91",
                    "a=b",
                    "'\"\\",
                    "=1+1",
                    "\ud800x",
                    "k\u0000v");

    private static final Instant START = Instant.parse("2026-09-20T00:00:00Z");

    private final RandomGenerator random;

    RandomEvents(RandomGenerator random) {
        this.random = random;
    }

    Event at(EventId id) {
        Instant received = START.plusSeconds(id.position() * 4_000);
        EventTime time =
                random.nextInt(5) == 0
                        ? EventTime.unsaid(received)
                        : EventTime.of(
                                received.minusMillis(random.nextInt(90_000_000)),
                                any(TimeQuality.values()),
                                received,
                                false);
        return new Event(
                id,
                new SourceName(value("github", "gitlab", "vault"), value("acme", "default")),
                new Event.Receipt(
                        value("audit", "hook"), any(Trust.values()), text(), any(Meaning.values())),
                time,
                new Event.Deed(
                        value(),
                        any(Verb.values()),
                        any(Permission.values()),
                        any(Outcome.values()),
                        1 + random.nextInt(3)),
                account(),
                random.nextInt(4) == 0 ? List.of(account()) : List.of(),
                random.nextInt(3) == 0
                        ? Credential.Unsaid.NOT_SENT
                        : new Credential.Known(value("token", "ssh-key"), text(), text()),
                new Origin(text(), text(), text()),
                resource(),
                changes(),
                new Context(text(), text(), text(), text(), text()),
                detail(),
                random.nextInt(2) == 0 ? "" : value() + " " + value() + ", " + value());
    }

    /// The event with one further field.
    static Event with(Event event, String name, String value) {
        SortedMap<String, String> detail = new TreeMap<>(event.detail());
        detail.put(name, value);
        return new Event(
                event.id(),
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
                detail,
                event.text());
    }

    private Account account() {
        return new Account(
                any(Namespace.values()),
                random.nextInt(5) == 0 ? "" : value(),
                text(),
                any(IdQuality.values()));
    }

    private Resource resource() {
        List<Step> steps = new ArrayList<>();
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            steps.add(
                    random.nextInt(3) == 0
                            ? new Step.Word(value("environments", "secrets"))
                            : new Step.Name(value("payments", value())));
        }
        return new Resource(
                ResourcePath.of(value("github", "vault"), value("acme", "prod"), steps),
                value("repository", ""),
                text());
    }

    private List<Change> changes() {
        return random.nextInt(3) == 0
                ? List.of(new Change(value("visibility", "role"), text(), text()))
                : List.of();
    }

    private SortedMap<String, String> detail() {
        SortedMap<String, String> detail = new TreeMap<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            detail.put("repo_" + random.nextInt(3), value());
        }
        return detail;
    }

    private Text text() {
        return random.nextInt(3) == 0 ? Text.Absent.NOT_SENT : Text.of(value());
    }

    private String value() {
        return VALUES.get(random.nextInt(VALUES.size()));
    }

    private String value(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private <T> T any(T[] choices) {
        return choices[random.nextInt(choices.length)];
    }
}
