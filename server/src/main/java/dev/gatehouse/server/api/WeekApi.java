package dev.gatehouse.server.api;

import static dev.gatehouse.server.web.Route.get;

import dev.gatehouse.access.Verdict;
import dev.gatehouse.completeness.Sight;
import dev.gatehouse.event.Event;
import dev.gatehouse.finding.Finding;
import dev.gatehouse.finding.Step;
import dev.gatehouse.inventory.Cause;
import dev.gatehouse.inventory.FactChange;
import dev.gatehouse.people.AccountSeen;
import dev.gatehouse.people.Who;
import dev.gatehouse.search.Page;
import dev.gatehouse.search.SearchRequest;
import dev.gatehouse.search.Window;
import dev.gatehouse.search.query.Query;
import dev.gatehouse.search.query.QueryScope;
import dev.gatehouse.server.api.EventsApi.CountAnswer;
import dev.gatehouse.server.api.PeopleAnswers.NamedAnswer;
import dev.gatehouse.server.api.WeekAnswers.GapAnswer;
import dev.gatehouse.server.api.WeekAnswers.NewcomerAnswer;
import dev.gatehouse.server.api.WeekAnswers.NewcomersAnswer;
import dev.gatehouse.server.api.WeekAnswers.TopicAnswer;
import dev.gatehouse.server.api.WeekAnswers.UnexplainedAnswer;
import dev.gatehouse.server.api.WeekAnswers.UnseenAnswer;
import dev.gatehouse.server.api.WeekAnswers.WeekAnswer;
import dev.gatehouse.server.api.WeekAnswers.WeekFindingsAnswer;
import dev.gatehouse.server.api.WeekAnswers.WeekQuestion;
import dev.gatehouse.server.audit.SelfAudit;
import dev.gatehouse.server.engine.EngineRooms;
import dev.gatehouse.server.signin.Users;
import dev.gatehouse.server.web.Access;
import dev.gatehouse.server.web.Call;
import dev.gatehouse.server.web.Capability;
import dev.gatehouse.server.web.Route;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Seven days on one page: who gained, who lost, what is new, what was worth a look, and what could
/// not be seen. Each part is a question of another route, so that it can be asked on.
public final class WeekApi {
    private static final Duration WEEK = Duration.ofDays(7);

    /// Events looked through for those nobody expected, and how many of a topic are shown.
    private static final int LOOKED_MAX = 100;

    private static final int SHOWN_MAX = 8;
    private static final int GAPS_MAX = 20;

    private static final Map<String, String> TOPICS =
            Map.of(
                    "gained", "verb:grant -is:failed",
                    "lost", "verb:revoke -is:failed",
                    "credentials", "verb:mint -is:failed",
                    "settings", "permission:admin is:change -verb:grant,revoke,mint -is:failed");
    private static final List<String> ORDER = List.of("gained", "lost", "credentials", "settings");

    private final EngineRooms rooms;
    private final FindingsInScope findings;
    private final Around around;

    /// @param sights what could not be seen
    /// @param audit is told of each question before it is answered
    public record Around(Sights sights, Users users, SelfAudit audit, InstantSource clock) {}

    public WeekApi(EngineRooms rooms, FindingsInScope findings, Around around) {
        this.rooms = rooms;
        this.findings = findings;
        this.around = around;
    }

    /// The routes.
    public List<Route<?, ?>> routes() {
        return List.of(
                get(
                                "/api/v1/week",
                                Access.needs(Capability.EVENTS_READ),
                                "Who gained, who lost, what is new, what could not be seen.")
                        .answers(WeekQuestion.class, WeekAnswer.class, this::week));
    }

    private WeekAnswer week(Call call, WeekQuestion question) {
        Instant until =
                question.until()
                        .map(text -> Asked.instant("until", text))
                        .orElseGet(() -> around.clock().instant().truncatedTo(ChronoUnit.SECONDS));
        Window window = new Window(until.minus(WEEK), until);
        long asOf = rooms.index().status().cursor() - 1;
        around.audit().noteRead(call.caller(), "week until " + until, asOf);
        Looking looking =
                new Looking(EventsInScope.of(rooms.index(), call), window, OptionalLong.of(asOf));
        return new WeekAnswer(
                window.from(),
                until,
                ORDER.stream().map(topic -> topic(looking, topic)).toList(),
                newcomers(call, window),
                call.caller().may(Capability.INVENTORY_READ)
                        ? Optional.of(unexplained(call, window))
                        : Optional.empty(),
                call.caller().may(Capability.FINDING_READ)
                        ? Optional.of(findings(call, window))
                        : Optional.empty(),
                unseen(looking),
                asOf);
    }

    /// Who looks, at what time, as of which record.
    private record Looking(EventsInScope events, Window window, OptionalLong asOf) {
        Page page(Query query, Window within, int limit) {
            return Asked.answered(() ->
                    events.page(new SearchRequest(query, within, asOf, Optional.empty(), limit)));
        }

        CountAnswer count(Query query, Window within) {
            Page page = page(query, within, 1);
            return new CountAnswer(page.count().value(), page.count().capped());
        }
    }

    private Query query(String text) {
        return Asked.query(text, QueryScope.utc(around.clock().instant()));
    }

    private TopicAnswer topic(Looking looking, String topic) {
        String text = TOPICS.getOrDefault(topic, "");
        Window window = looking.window();
        Query query = query(text);
        Page page = looking.page(query, window, LOOKED_MAX);
        EventAnswers answers = new EventAnswers(rooms.index(), rooms.judgement());
        Who who = looking.events().who(page.asOf());
        return new TopicAnswer(
                topic,
                text,
                new CountAnswer(page.count().value(), page.count().capped()),
                looking.count(query, new Window(window.from().minus(WEEK), window.from())),
                page.events().stream()
                        .sorted(Comparator.comparingInt(event -> isUnexpected(event) ? 0 : 1))
                        .limit(SHOWN_MAX)
                        .map(event -> answers.json(event, who))
                        .toList());
    }

    private boolean isUnexpected(Event event) {
        return rooms.judgement()
                .verdict(event.id())
                .filter(verdict -> verdict.value() == Verdict.Value.UNEXPECTED)
                .isPresent();
    }

    private NewcomersAnswer newcomers(Call call, Window window) {
        PlacesInScope places = new PlacesInScope(call.caller().scope(), rooms.sources());
        List<AccountSeen> all =
                rooms.accounts().all().stream()
                        .filter(seen -> places.holds(seen.account()))
                        .toList();
        Map<String, Instant> begins = new HashMap<>();
        all.forEach(
                seen -> begins.merge(place(seen), seen.first(), (a, b) -> a.isBefore(b) ? a : b));
        List<AccountSeen> first =
                all.stream()
                        .filter(seen -> isIn(window, seen.first()))
                        .filter(seen ->
                                begins.getOrDefault(place(seen), seen.first())
                                        .isBefore(window.from()))
                        .toList();
        Who who = rooms.people().now();
        return new NewcomersAnswer(
                first.size(),
                first.stream()
                        .sorted(Comparator.comparingLong(AccountSeen::events).reversed())
                        .limit(SHOWN_MAX)
                        .map(seen -> newcomer(seen, who))
                        .toList(),
                begins.entrySet().stream()
                        .filter(each -> isIn(window, each.getValue()))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toCollection(TreeSet::new))
                        .stream()
                        .toList());
    }

    private static NewcomerAnswer newcomer(AccountSeen seen, Who who) {
        var subject = who.subjectOf(seen.account(), seen.last());
        return new NewcomerAnswer(
                seen.account(),
                seen.name(),
                subject.map(one -> new NamedAnswer(one.id(), one.name())),
                subject.map(PeopleAnswers::kind),
                seen.first(),
                seen.events());
    }

    private static String place(AccountSeen seen) {
        String[] parts = seen.account().split("/", 3);
        return parts.length < 2 ? seen.account() : parts[0] + "/" + parts[1];
    }

    private static boolean isIn(Window window, Instant time) {
        return !time.isBefore(window.from()) && time.isBefore(window.to());
    }

    private UnexplainedAnswer unexplained(Call call, Window window) {
        PlacesInScope places = new PlacesInScope(call.caller().scope(), rooms.sources());
        List<FactChange> changes =
                rooms.inventory().changes(window.from(), window.to()).stream()
                        .filter(change -> change.cause() instanceof Cause.Unexplained)
                        .filter(change -> places.holdsSource(change.part().source()))
                        .sorted(Comparator.comparing(FactChange::when).reversed())
                        .toList();
        return new UnexplainedAnswer(
                changes.size(),
                changes.stream().limit(SHOWN_MAX).map(InventoryApi::change).toList());
    }

    private WeekFindingsAnswer findings(Call call, Window window) {
        List<Finding> all = findings.all(call);
        FindingAnswers answers = new FindingAnswers(rooms, around.users());
        TreeMap<String, Integer> closed = new TreeMap<>();
        TreeMap<String, Integer> waiting = new TreeMap<>();
        for (Finding finding : all) {
            steps(finding, window)
                    .filter(step -> step.deed() == Step.Deed.RESOLVED)
                    .forEach(step -> closed.merge(step.about(), 1, Integer::sum));
            if (isWaiting(finding)) {
                waiting.merge(finding.evidence().severity().word(), 1, Integer::sum);
            }
        }
        List<Finding> opened =
                all.stream()
                        .filter(finding -> steps(finding, window).anyMatch(WeekApi::opens))
                        .toList();
        return new WeekFindingsAnswer(
                opened.size(),
                closed,
                waiting,
                opened.stream()
                        .filter(WeekApi::isWaiting)
                        .sorted(
                                Comparator.comparing((Finding one) -> one.evidence().severity())
                                        .reversed()
                                        .thenComparing(one -> one.triage().since()))
                        .limit(SHOWN_MAX)
                        .map(answers::of)
                        .toList());
    }

    private Stream<Step> steps(Finding finding, Window window) {
        return rooms.findings().steps(finding.key()).stream()
                .filter(step -> isIn(window, step.when()));
    }

    private static boolean opens(Step step) {
        return switch (step.deed()) {
            case RAISED, RETURNED, WOKE -> true;
            case ASSIGNED,
                    ACKNOWLEDGED,
                    RESOLVED,
                    REOPENED,
                    SUPPRESSED,
                    WITHDRAWN,
                    NOTED,
                    ASKED,
                    ANSWERED ->
                    false;
        };
    }

    private static boolean isWaiting(Finding finding) {
        return switch (finding.state()) {
            case OPEN, ACKNOWLEDGED -> true;
            case RESOLVED, SUPPRESSED -> false;
        };
    }

    private UnseenAnswer unseen(Looking looking) {
        Asked all = new Asked("", Query.All.ALL, looking.window(), looking.asOf());
        Sight sight = around.sights().of(all, looking.events().scope());
        List<GapAnswer> gaps =
                sight.sources().stream()
                        .flatMap(source ->
                                source.gaps().stream()
                                        .map(gap ->
                                                new GapAnswer(
                                                        source.source().toString(),
                                                        gap.from(),
                                                        gap.to(),
                                                        gap.reason(),
                                                        gap.closed())))
                        .sorted(
                                Comparator.comparing((GapAnswer gap) ->
                                                Duration.between(gap.from(), gap.to()))
                                        .reversed())
                        .limit(GAPS_MAX)
                        .toList();
        return new UnseenAnswer(
                Sights.json(sight, false),
                gaps,
                looking.count(query("is:unmapped"), looking.window()),
                looking.count(query("is:unreadable"), looking.window()));
    }
}
