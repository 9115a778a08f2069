package dev.gatehouse.behaviour;

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
import dev.gatehouse.people.Who;
import dev.gatehouse.record.FindingRecord.Raised;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// What somebody does day after day, told to a behaviour, with what is out of the ordinary between.
final class Routine {
    /// A Monday.
    static final Instant START = Instant.parse("2026-09-07T00:00:00Z");

    final Behaviour behaviour;
    final List<Raised> raised = new ArrayList<>();
    Who who = Who.NOBODY;
    private long position;

    Routine(Behaviour behaviour) {
        this.behaviour = behaviour;
    }

    Routine() {
        this(new Behaviour(false));
    }

    /// One deed, usual unless it is said otherwise.
    record Deed(
            String actor,
            Namespace kind,
            Verb verb,
            String action,
            String path,
            String address,
            String client,
            String credential,
            Outcome outcome) {
        static Deed of(String actor) {
            return new Deed(
                    actor,
                    actor.contains("bot") ? Namespace.BOT : Namespace.USER,
                    Verb.UPDATE,
                    "lamp.dim",
                    "lamp/hall/house/kitchen",
                    "10.0.1.7",
                    "git/2.43",
                    "lamp:token:" + actor,
                    Outcome.SUCCEEDED);
        }

        Deed doing(Verb other, String otherAction) {
            return new Deed(
                    actor, kind, other, otherAction, path, address, client, credential, outcome);
        }

        Deed on(String other) {
            return new Deed(actor, kind, verb, action, other, address, client, credential, outcome);
        }

        Deed from(String other) {
            return new Deed(actor, kind, verb, action, path, other, client, credential, outcome);
        }

        Deed by(String other) {
            return new Deed(actor, kind, verb, action, path, address, other, credential, outcome);
        }

        Deed with(String other) {
            return new Deed(actor, kind, verb, action, path, address, client, other, outcome);
        }

        Deed ending(Outcome other) {
            return new Deed(actor, kind, verb, action, path, address, client, credential, other);
        }
    }

    static Instant at(int day, int hour, int minute) {
        return START.plus(Duration.ofDays(day))
                .plus(Duration.ofHours(hour))
                .plus(Duration.ofMinutes(minute));
    }

    Event event(Instant time, Deed deed) {
        return new Event(
                new EventId(position++, 0),
                SourceName.parse("lamp:hall"),
                new Event.Receipt("audit", Trust.SIGNED, Text.of(""), Meaning.MAPPED),
                new EventTime(time, time, time, TimeQuality.SECOND),
                new Event.Deed(
                        deed.action(),
                        deed.verb(),
                        deed.verb().usualPermission(),
                        deed.outcome(),
                        1),
                new Account(deed.kind(), deed.actor(), Text.of(deed.actor()), IdQuality.NATIVE),
                List.of(),
                new Credential.Known("token", Text.of(deed.credential()), Text.of("")),
                new Origin(Text.of(deed.address()), Text.of(deed.client()), Text.of("")),
                new Resource(
                        new ResourcePath(deed.path()),
                        "lamp",
                        Text.of(deed.path().substring(deed.path().lastIndexOf('/') + 1))),
                List.of(),
                Context.NOT_SENT,
                new TreeMap<>(),
                "");
    }

    void tell(Instant time, Deed deed) {
        behaviour.take(event(time, deed), who).ifPresent(raised::add);
    }

    /// Days of ordinary work, 9 to 17 o'clock, each hour as much.
    void works(String actor, int fromDay, int days) {
        for (int day = fromDay; day < fromDay + days; day++) {
            for (int hour = 9; hour < 17; hour++) {
                tell(at(day, hour, 5), Deed.of(actor));
                tell(at(day, hour, 35), Deed.of(actor).doing(Verb.READ, "lamp.look"));
            }
        }
    }

    static String subject(String actor) {
        return "account:lamp/hall/" + (actor.contains("bot") ? "bot/" : "user/") + actor;
    }

    List<Entry> entries(String subject) {
        return behaviour.ledgers.of(subject).map(ledger -> ledger.entries).orElse(List.of());
    }

    List<String> signals(String actor) {
        return entries(subject(actor)).stream().map(Entry::name).toList();
    }
}
