package dev.gatehouse.server.api;

import static dev.gatehouse.server.web.Route.get;

import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.record.Sources;
import dev.gatehouse.search.EventIndex;
import dev.gatehouse.search.Page;
import dev.gatehouse.search.SearchRequest;
import dev.gatehouse.search.Window;
import dev.gatehouse.search.query.Query;
import dev.gatehouse.search.query.QueryScope;
import dev.gatehouse.server.api.EventsApi.CountAnswer;
import dev.gatehouse.server.api.SourcesApi.SourceAnswer;
import dev.gatehouse.server.audit.SelfAudit;
import dev.gatehouse.server.signin.Users;
import dev.gatehouse.server.web.Access;
import dev.gatehouse.server.web.Call;
import dev.gatehouse.server.web.Caller;
import dev.gatehouse.server.web.Capability;
import dev.gatehouse.server.web.Route;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// The first page: what came since somebody last looked, what of it was privileged, how the sources
/// are, and questions worth asking.
public final class OverviewApi {
    private static final Duration FIRST_LOOK = Duration.ofDays(1);
    private static final int PRIVILEGED_EVENTS_MAX = 20;
    private static final String PRIVILEGED = "is:privileged is:change";

    private static final List<Question> QUESTIONS =
            List.of(
                    new Question("What was unexpected this week?", "time:>-7d verdict:unexpected"),
                    new Question(
                            "Who touched the production environment of payments this week?",
                            "time:>-7d on:payments/environments/production,payments-production,"
                                    + "payments/production,payments-deploy-production"),
                    new Question("What was refused?", "outcome:denied"),
                    new Question(
                            "Who was made administrator or owner?", "verb:grant permission:admin"),
                    new Question("Which secrets did people read?", "permission:secret kind:user"),
                    new Question("What do we not understand yet?", "is:unmapped"));

    private final EventAnswers answers;
    private final EventIndex index;
    private final Sources sources;
    private final SourceReports reports;
    private final Around around;

    /// Who looks, and when.
    ///
    /// @param sights what could not be seen since
    /// @param users remembers when somebody last looked
    public record Around(Sights sights, Users users, SelfAudit audit, InstantSource clock) {}

    public OverviewApi(
            EventAnswers answers, Sources sources, SourceReports reports, Around around) {
        this.answers = answers;
        this.index = answers.index();
        this.sources = sources;
        this.reports = reports;
        this.around = around;
    }

    /// Since when.
    ///
    /// @param since a time; the last visit when absent
    public record OverviewQuestion(Optional<String> since) {}

    /// A question worth asking, and its query.
    public record Question(String title, String query) {}

    /// The page.
    public record OverviewAnswer(
            Instant since,
            CountAnswer events,
            List<JsonObject> privileged,
            List<SourceAnswer> sources,
            List<Question> questions,
            Optional<Instant> lastVisit,
            long asOf,
            JsonObject sight) {}

    /// The routes.
    public List<Route<?, ?>> routes() {
        return List.of(
                get(
                                "/api/v1/overview",
                                Access.needs(Capability.EVENTS_READ),
                                "What came since the last visit, what of it was privileged.")
                        .answers(OverviewQuestion.class, OverviewAnswer.class, this::overview));
    }

    private OverviewAnswer overview(Call call, OverviewQuestion question) {
        Optional<Instant> lastVisit = lastVisit(call.caller());
        Instant since =
                question.since()
                        .map(text -> Asked.instant("since", text))
                        .or(() -> lastVisit)
                        .orElseGet(() -> around.clock().instant().minus(FIRST_LOOK));
        around.audit().noteRead(call.caller(), PRIVILEGED, index.status().cursor() - 1);
        EventsInScope events = EventsInScope.of(index, call);
        Window window = new Window(since, Instant.MAX);
        Page all = page(events, Query.All.ALL, window, OptionalLong.empty());
        Page privileged =
                page(
                        events,
                        Asked.query(PRIVILEGED, QueryScope.utc(around.clock().instant())),
                        window,
                        OptionalLong.of(all.asOf()));
        Asked asked = new Asked("", Query.All.ALL, window, OptionalLong.empty());
        return new OverviewAnswer(
                since,
                new CountAnswer(all.count().value(), all.count().capped()),
                privileged.events().stream()
                        .map(event -> answers.json(event, index.who(privileged.asOf())))
                        .toList(),
                sources.all().stream()
                        .filter(source -> events.scope().holds(source.name()))
                        .map(reports::of)
                        .toList(),
                QUESTIONS,
                lastVisit,
                all.asOf(),
                Sights.json(around.sights().of(asked, events.scope()), false));
    }

    private Optional<Instant> lastVisit(Caller caller) {
        if (caller.way() != Caller.Way.SESSION) {
            return Optional.empty();
        }
        long user = Long.parseLong(caller.id().substring("user:".length()));
        return Optional.of(around.users().visited(user))
                .filter(visit -> visit.isAfter(Instant.EPOCH));
    }

    private static Page page(EventsInScope events, Query query, Window window, OptionalLong asOf) {
        return Asked.answered(() ->
                events.page(
                        new SearchRequest(
                                query, window, asOf, Optional.empty(), PRIVILEGED_EVENTS_MAX)));
    }
}
