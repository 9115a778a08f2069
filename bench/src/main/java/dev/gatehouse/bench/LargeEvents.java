package dev.gatehouse.bench;

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
import dev.gatehouse.event.Permission;
import dev.gatehouse.event.Resource;
import dev.gatehouse.event.ResourcePath;
import dev.gatehouse.event.SourceName;
import dev.gatehouse.event.Text;
import dev.gatehouse.event.TimeQuality;
import dev.gatehouse.event.Trust;
import dev.gatehouse.event.Verb;
import dev.gatehouse.record.FeedObserver;
import dev.gatehouse.record.FoldedEvent;
import dev.gatehouse.record.Sameness;
import dev.gatehouse.source.Reading;
import dev.gatehouse.source.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;

/// Ninety days of the large organisation as its audit log tells them once they are read: people
/// fetch, push, propose, approve and start runs, nearly always in repositories of their own team or
/// of one beside it.
final class LargeEvents {
    private static final int SEED = 23;
    private static final int RUNS_REMEMBERED = 64;
    private static final Event.Receipt RECEIPT =
            new Event.Receipt("audit", Trust.SECRET, Text.Absent.NOT_SENT, Meaning.MAPPED);
    private static final List<Kind> KINDS =
            List.of(
                    new Kind("git.fetch", Verb.READ, "repository", 58),
                    new Kind("git.push", Verb.UPDATE, "repository", 20),
                    new Kind("pull_request.create", Verb.CREATE, "change-request", 6),
                    new Kind("pull_request_review.submit", Verb.APPROVE, "change-request", 4),
                    new Kind("workflows.created_workflow_run", Verb.EXECUTE, "run", 6),
                    new Kind("workflows.completed_workflow_run", Verb.EXECUTE, "run", 6));
    private static final int HUNDRED = 100;

    /// Events of a hundred in a repository of one's own team, and in one of its neighbour's.
    private static final int OWN_SHARE = 80;

    private static final int BESIDE_SHARE = 18;

    private final LargeOrganisation organisation;
    private final Source source;
    private final SourceName name;
    private final Instant start;
    private final Duration spacing;
    private final SplittableRandom random = new SplittableRandom(SEED);
    private final List<Known> people = new ArrayList<>();
    private final List<ResourcePath> paths = new ArrayList<>();
    private final long[] runs = new long[RUNS_REMEMBERED];
    private long told;

    // Something people do, so many times of a hundred.
    private record Kind(String action, Verb verb, String type, int share) {}

    private record Known(Account account, Credential via, Origin origin) {}

    /// @param end ninety days before which it begins
    LargeEvents(LargeOrganisation organisation, Source source, Instant end) {
        this.organisation = organisation;
        this.source = source;
        this.name = source.name();
        Duration length = Duration.ofDays(Payloads.DAYS);
        this.start = end.minus(length);
        this.spacing = length.dividedBy(Math.max(1, organisation.sizes().events()));
        for (int person = 0; person < organisation.sizes().people(); person++) {
            people.add(known(person));
        }
        for (int path = 0; path < organisation.sizes().resources(); path++) {
            paths.add(new ResourcePath(organisation.path(path)));
        }
    }

    private static Known known(int person) {
        String login = LargeOrganisation.login(person);
        return new Known(
                new Account(
                        Namespace.USER,
                        Integer.toString(LargeOrganisation.id(person)),
                        Text.of(login),
                        IdQuality.NATIVE),
                new Credential.Known(
                        "ssh-key", Text.of("github:ssh-key:" + person), Text.Absent.NOT_SENT),
                new Origin(
                        Text.of("10.%d.%d.7".formatted(person / 250, person % 250)),
                        Text.of("git/2.4" + person % 8),
                        Text.of(person % 3 == 0 ? "NO" : "DE")));
    }

    /// The next events, at positions from `first` on.
    List<FeedObserver.Understood> next(long first, int count) {
        List<FeedObserver.Understood> some = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Event event = event(first + i);
            some.add(
                    new FeedObserver.Understood(
                            first + i,
                            source,
                            "audit",
                            event.time().received().toEpochMilli() * 1_000,
                            new Reading.Events(List.of(event)),
                            List.of(new FoldedEvent(event, Sameness.First.FIRST, false))));
        }
        return some;
    }

    private Event event(long position) {
        Instant when = start.plus(spacing.multipliedBy(told++));
        int person = random.nextInt(people.size());
        int team = organisation.team(person);
        int drawn = random.nextInt(HUNDRED);
        boolean own = drawn < OWN_SHARE;
        boolean beside = !own && drawn < OWN_SHARE + BESIDE_SHARE;
        // The readers of a team's repositories are the teams behind it.
        int of = own ? team : Math.floorMod(team - 1, organisation.sizes().teams());
        int repository =
                own || beside
                        ? organisation.repositoryOf(of, random)
                        : random.nextInt(paths.size());
        Kind kind = own ? kind() : KINDS.getFirst();
        return event(new EventId(position, 0), when, new Deed(person, repository, kind));
    }

    private record Deed(int person, int repository, Kind kind) {}

    private Event event(EventId id, Instant when, Deed deed) {
        Known who = people.get(deed.person());
        Kind kind = deed.kind();
        Permission permission = kind.verb().usualPermission();
        return new Event(
                id,
                name,
                RECEIPT,
                new EventTime(when, when, when, TimeQuality.EXACT),
                new Event.Deed(kind.action(), kind.verb(), permission, Outcome.SUCCEEDED, 1),
                who.account(),
                List.of(),
                who.via(),
                who.origin(),
                new Resource(paths.get(deed.repository()), kind.type(), Text.Absent.NOT_SENT),
                List.of(),
                context(kind),
                new TreeMap<>(),
                "");
    }

    private Context context(Kind kind) {
        Text none = Text.Absent.NOT_SENT;
        if (!kind.type().equals("run")) {
            return Context.NOT_SENT;
        }
        int place = random.nextInt(runs.length);
        if (kind.action().contains("created") || runs[place] == 0) {
            runs[place] = 1_000_000_000L + told;
        }
        return new Context(Text.of(Long.toString(runs[place])), none, none, none, none);
    }

    private Kind kind() {
        int drawn = random.nextInt(HUNDRED);
        for (Kind kind : KINDS) {
            drawn -= kind.share();
            if (drawn < 0) {
                return kind;
            }
        }
        return KINDS.getLast();
    }
}
