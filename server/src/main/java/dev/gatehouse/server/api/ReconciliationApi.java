package dev.gatehouse.server.api;

import static dev.gatehouse.server.web.Route.get;

import dev.gatehouse.access.Reconciliation;
import dev.gatehouse.access.rule.Ledger;
import dev.gatehouse.completeness.SourceSight;
import dev.gatehouse.event.EventId;
import dev.gatehouse.event.SourceName;
import dev.gatehouse.people.Subject;
import dev.gatehouse.server.audit.SelfAudit;
import dev.gatehouse.server.engine.EngineRooms;
import dev.gatehouse.server.web.Access;
import dev.gatehouse.server.web.Call;
import dev.gatehouse.server.web.Capability;
import dev.gatehouse.server.web.ProblemException;
import dev.gatehouse.server.web.Route;
import dev.gatehouse.server.web.Scope;
import dev.gatehouse.source.Source;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Two ledgers laid beside each other: what one tells and the other knows nothing of.
public final class ReconciliationApi {
    private static final Duration WINDOW_FALLBACK = Duration.ofDays(7);
    private static final int LIMIT_FALLBACK = 100;
    private static final int LIMIT_MAX = 1_000;

    private final EngineRooms rooms;
    private final SelfAudit audit;
    private final InstantSource clock;

    /// @param audit is told of each question before it is answered
    public ReconciliationApi(EngineRooms rooms, SelfAudit audit, InstantSource clock) {
        this.rooms = rooms;
        this.audit = audit;
        this.clock = clock;
    }

    /// Which pair, and from when to when.
    ///
    /// @param ledger its id; all when absent
    /// @param from seven days ago when absent
    /// @param to now when absent
    /// @param after how many to pass over: the `next` of the page before
    public record ReconciliationQuestion(
            Optional<String> ledger,
            Optional<String> from,
            Optional<String> to,
            Optional<Integer> after,
            Optional<Integer> limit) {}

    /// A page of what has no counterpart, the newest first.
    public record ReconciliationAnswer(
            Instant from,
            Instant to,
            List<UnmatchedAnswer> unmatched,
            Optional<Integer> next,
            int count,
            List<LedgerAnswer> ledgers) {}

    /// An entry without a counterpart.
    ///
    /// @param person or machine behind the account, where that is known
    /// @param nearest the latest event of the other side that belongs to the same
    public record UnmatchedAnswer(
            String ledger,
            String event,
            Instant when,
            String account,
            String actor,
            Optional<String> person,
            String resource,
            String says,
            Optional<String> nearest) {}

    /// A pair of ledgers.
    ///
    /// @param cannotTell entries of which nobody can tell
    /// @param unseen why not
    public record LedgerAnswer(
            String id,
            String sentence,
            String why,
            long entries,
            long matched,
            long unmatched,
            long cannotTell,
            List<UntoldAnswer> unseen) {}

    /// Why entries could not be told.
    public record UntoldAnswer(String why, long entries) {}

    /// The routes.
    public List<Route<?, ?>> routes() {
        return List.of(
                get(
                                "/api/v1/access/reconciliation",
                                Access.needs(Capability.EVENTS_READ),
                                "What stands in one ledger and has no counterpart in the other.")
                        .answers(
                                ReconciliationQuestion.class,
                                ReconciliationAnswer.class,
                                this::reconcile));
    }

    private ReconciliationAnswer reconcile(Call call, ReconciliationQuestion question)
            throws IOException {
        Instant to = question.to().map(text -> Asked.instant("to", text)).orElseGet(clock::instant);
        Instant from =
                question.from()
                        .map(text -> Asked.instant("from", text))
                        .orElse(to.minus(WINDOW_FALLBACK));
        question.ledger().ifPresent(this::check);
        audit.noteRead(
                call.caller(),
                "access reconcile " + question.ledger().orElse(""),
                rooms.index().status().cursor() - 1);
        Scope scope = call.caller().scope();
        PlacesInScope places = new PlacesInScope(scope, rooms.sources());
        Reconciliation found =
                rooms.judgement()
                        .reconcile(
                                new Reconciliation.Asked(
                                        question.ledger(),
                                        from,
                                        to,
                                        places::holds,
                                        (tools, since) -> unseen(tools, since, scope)));
        int count = found.unmatched().size();
        int first = Math.clamp(question.after().orElse(0), 0, count);
        int limit = Math.clamp(question.limit().orElse(LIMIT_FALLBACK), 1, LIMIT_MAX);
        int last = Math.min(count, first + limit);
        return new ReconciliationAnswer(
                from,
                to,
                found.unmatched().subList(first, last).stream()
                        .map(one -> answer(one, call))
                        .toList(),
                last < count ? Optional.of(last) : Optional.empty(),
                count,
                found.tallies().stream().map(ReconciliationApi::answer).toList());
    }

    private void check(String ledger) {
        List<String> ids =
                rooms.judgement().rulebook().houseRules().ledgers().stream()
                        .map(Ledger::id)
                        .toList();
        if (!ids.contains(ledger)) {
            throw ProblemException.of(404, "A ledger is one of " + String.join(", ", ids) + ".");
        }
    }

    // A source outside the scope is not named.
    private Optional<String> unseen(Set<String> tools, Instant since, Scope scope) {
        List<SourceName> names =
                rooms.sources().all().stream()
                        .filter(source -> tools.contains(source.tool().name()))
                        .map(Source::name)
                        .toList();
        List<SourceSight> incomplete =
                rooms.completeness().sight(names, since, clock.instant()).sources().stream()
                        .filter(one -> !one.complete())
                        .toList();
        if (incomplete.isEmpty()) {
            return Optional.empty();
        }
        String named =
                incomplete.stream()
                        .filter(one -> scope.holds(one.source()))
                        .map(one -> one.source().toString())
                        .collect(Collectors.joining(", "));
        return Optional.of(
                (named.isEmpty() ? "A source" : named)
                        + " was not complete since "
                        + since
                        + ", so the other side may not have told.");
    }

    private UnmatchedAnswer answer(Reconciliation.Unmatched one, Call call) {
        return new UnmatchedAnswer(
                one.ledger().id(),
                one.event().toString(),
                one.when(),
                one.account(),
                one.actor(),
                rooms.people().now().subjectOf(one.account(), one.when()).map(Subject::name),
                one.resource(),
                one.says(),
                one.nearest()
                        .filter(id -> EventsInScope.of(rooms.index(), call).event(id).isPresent())
                        .map(EventId::toString));
    }

    private static LedgerAnswer answer(Reconciliation.Tally one) {
        return new LedgerAnswer(
                one.ledger().id(),
                one.ledger().sentence(),
                one.ledger().why(),
                one.entries(),
                one.matched(),
                one.unmatched(),
                one.cannotTell(),
                one.unseen().entrySet().stream()
                        .map(each -> new UntoldAnswer(each.getKey(), each.getValue()))
                        .toList());
    }
}
