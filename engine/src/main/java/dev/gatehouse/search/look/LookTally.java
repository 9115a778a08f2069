package dev.gatehouse.search.look;

import dev.gatehouse.event.Credential;
import dev.gatehouse.event.Event;
import dev.gatehouse.event.Meaning;
import dev.gatehouse.event.Outcome;
import dev.gatehouse.event.Verb;
import dev.gatehouse.search.look.LookReport.Accounts;
import dev.gatehouse.search.look.LookReport.LookedAt;
import dev.gatehouse.search.look.LookReport.Period;
import dev.gatehouse.search.look.LookReport.Unread;
import dev.gatehouse.search.query.Query;
import dev.gatehouse.source.Tool;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Adds up what a look sees. Its memory does not grow with the files.
final class LookTally {
    private static final int NAMED_MAX = 6;

    private final List<LookedAt> files = new ArrayList<>();
    // What a mapping says of an account that may be a person's or a machine's: `person`, `machine`.
    private static final String HOLDER = "holder";

    private final Tally people = new Tally();
    private final Tally machines = new Tally();
    private final Tally others = new Tally();
    private final Tally verbs = new Tally();
    private final Tally resources = new Tally();
    private final Tally unmapped = new Tally();
    private final Tally ignored = new Tally();
    private final Things things = new Things();
    private final Silences silences = new Silences();
    private final Unseen unseen = new Unseen();
    private Optional<Period> period = Optional.empty();
    private String name = "";
    private Optional<Tool> tool = Optional.empty();
    private long events;
    private long ignoredBefore;
    private long eventsBefore;
    private long refused;
    private long unreadable;

    void begin(String file, Tool from) {
        name = file;
        tool = Optional.of(from);
        eventsBefore = events;
        ignoredBefore = ignored.total();
    }

    void end() {
        tool.ifPresent(from ->
                files.add(
                        new LookedAt(
                                name,
                                from.title(),
                                from.name(),
                                events - eventsBefore + ignored.total() - ignoredBefore)));
    }

    void ignored(String reason) {
        ignored.see(reason);
    }

    void see(Event event) {
        events++;
        if (event.receipt().meaning() == Meaning.UNREADABLE) {
            unreadable++;
            return;
        }
        if (event.receipt().meaning() == Meaning.UNMAPPED) {
            unmapped.see(event.deed().action());
        }
        Instant time = event.time().time();
        period =
                Optional.of(
                        period.map(so ->
                                        new Period(
                                                time.isBefore(so.first()) ? time : so.first(),
                                                time.isAfter(so.last()) ? time : so.last()))
                                .orElse(new Period(time, time)));
        accounts(event).see(event.actor().label());
        if (event.deed().verb() != Verb.NONE) {
            verbs.see(event.deed().verb().word());
        }
        resources.see(resource(event));
        refused += event.deed().outcome() == Outcome.DENIED ? 1 : 0;
        things.see(event);
        silences.see(event);
        tool.ifPresent(from -> unseen.see(from, event));
    }

    // The thing itself, not what lies in it: tool, instance and the next two segments.
    private static String resource(Event event) {
        List<String> segments = event.resource().path().segments();
        return String.join(
                "/",
                segments.subList(Math.min(2, segments.size() - 1), Math.min(4, segments.size())));
    }

    private Tally accounts(Event event) {
        return switch (event.actor().kind()) {
            case USER, HOST_USER -> people;
            case APP, BOT, DEPLOY_KEY, SERVICE_ACCOUNT, OIDC_SUBJECT -> machines;
            case ENTITY ->
                    switch (event.detail().getOrDefault(HOLDER, "")) {
                        case "person" -> people;
                        case "machine" -> machines;
                        default -> others;
                    };
            case ANONYMOUS -> others;
        };
    }

    Optional<Query> silences() {
        return silences.query();
    }

    LookReport report(long afterSilence) {
        List<Thing> found =
                silences().stream()
                        .map(query ->
                                new Thing(
                                        0,
                                        "Used again after a long silence",
                                        "A credential nobody used for more than "
                                                + Silences.SILENT_DAYS_MIN
                                                + " days came back to life.",
                                        afterSilence,
                                        query))
                        .toList();
        return new LookReport(
                List.copyOf(files),
                period,
                events,
                accounts(people),
                accounts(machines),
                accounts(others),
                verbs.top(NAMED_MAX),
                resources.top(Look.BUSIEST_MAX),
                refused,
                new Unread(
                        unmapped.total(),
                        unmapped.top(NAMED_MAX),
                        unreadable,
                        ignored.total(),
                        ignored.top(3)),
                unseen.sentences(),
                things.found(found));
    }

    private static Accounts accounts(Tally tally) {
        return new Accounts(tally.different(), tally.top(Look.BUSIEST_MAX));
    }

    static boolean saysCredential(Event event) {
        return event.via() instanceof Credential.Known known && known.fingerprint().isSent();
    }
}
