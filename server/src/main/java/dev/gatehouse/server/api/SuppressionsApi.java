package dev.gatehouse.server.api;

import static dev.gatehouse.server.web.Route.get;
import static dev.gatehouse.server.web.Route.post;

import dev.gatehouse.finding.DecisionRefused;
import dev.gatehouse.finding.Finding;
import dev.gatehouse.finding.Suppression;
import dev.gatehouse.finding.Suppression.Scope;
import dev.gatehouse.finding.Suppressions;
import dev.gatehouse.server.api.FindingAnswers.SuppressionAnswer;
import dev.gatehouse.server.signin.Users;
import dev.gatehouse.server.web.Access;
import dev.gatehouse.server.web.Call;
import dev.gatehouse.server.web.Capability;
import dev.gatehouse.server.web.ProblemException;
import dev.gatehouse.server.web.Route;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Keeping findings out of sight for a time, and taking that back.
public final class SuppressionsApi {
    private static final String PATH = "/api/v1/suppressions";

    private final FindingsInScope inScope;
    private final Suppressions suppressions;
    private final Users users;
    private final InstantSource clock;

    public SuppressionsApi(
            FindingsInScope inScope, Suppressions suppressions, Users users, InstantSource clock) {
        this.inScope = inScope;
        this.suppressions = suppressions;
        this.users = users;
        this.clock = clock;
    }

    /// Which of them.
    ///
    /// @param ended whether those that hold no longer are wanted too
    public record SuppressionsQuestion(Optional<Boolean> ended) {}

    /// Those there are, the latest first.
    public record SuppressionsAnswer(List<SuppressionAnswer> suppressions) {}

    /// What to keep out of sight: one finding, or what one of them is an example of.
    ///
    /// @param finding the key of a finding
    /// @param reach `finding` for it alone; `subject` for all of its rule about the same subject;
    ///   `rule` for all of its rule; `finding` when absent
    /// @param resource a pattern of paths they must fit; for `subject` and `rule`
    /// @param owner who answers for it
    /// @param until its end, `2027-03-01T00:00:00Z`, within [Suppressions#SUPPRESSION_DAYS_MAX]
    ///   days
    public record SuppressionQuestion(
            String finding,
            Optional<String> reach,
            Optional<String> resource,
            String owner,
            String reason,
            String until) {}

    /// Which one to take back, and why.
    public record SuppressionWithdrawalQuestion(long number, String reason) {}

    /// The routes.
    public List<Route<?, ?>> routes() {
        Access decide = Access.needs(Capability.FINDING_DECIDE);
        return List.of(
                get(
                                PATH,
                                Access.needs(Capability.FINDING_READ),
                                "What is kept out of sight, why, until when, and what came under it.")
                        .answers(SuppressionsQuestion.class, SuppressionsAnswer.class, this::list),
                post(
                                PATH,
                                decide,
                                "Keeps findings out of sight until a day; they are still counted.")
                        .answers(
                                SuppressionQuestion.class, SuppressionAnswer.class, this::suppress),
                post(PATH + "/{number}/withdrawal", decide, "Takes a suppression back.")
                        .answers(
                                SuppressionWithdrawalQuestion.class,
                                SuppressionAnswer.class,
                                this::withdraw));
    }

    // What a rule is hidden for says something about every source; one finding does not.
    private boolean mayKnow(Call call, Suppression suppression) {
        return call.caller().scope().isAll()
                || inScope.all(call).stream()
                        .anyMatch(one -> one.key().equals(suppression.scope().finding()));
    }

    private SuppressionsAnswer list(Call call, SuppressionsQuestion question) {
        boolean ended = question.ended().orElse(false);
        FindingAnswers answers = new FindingAnswers(inScope.rooms(), users);
        return new SuppressionsAnswer(
                inScope.rooms().findings().suppressions().stream()
                        .filter(one -> ended || one.holds(clock.instant()))
                        .filter(one -> mayKnow(call, one))
                        .sorted(Comparator.comparingLong(Suppression::number).reversed())
                        .map(one -> answers.suppression(one, clock.instant()))
                        .toList());
    }

    private SuppressionAnswer suppress(Call call, SuppressionQuestion asked)
            throws InterruptedException {
        Finding finding = inScope.one(call, asked.finding());
        Scope scope = scope(finding, asked);
        if (scope.finding().isEmpty() && !call.caller().scope().isAll()) {
            throw ProblemException.of(
                    403, "Your scope reaches some sources alone; suppress one finding at a time.");
        }
        try {
            return answer(
                    suppressions.suppress(
                            new Suppressions.Asked(
                                    scope,
                                    asked.owner(),
                                    asked.reason(),
                                    Asked.instant("until", asked.until())),
                            call.caller().id()));
        } catch (DecisionRefused refused) {
            throw FindingChangesApi.problem(refused);
        }
    }

    private static Scope scope(Finding finding, SuppressionQuestion asked) {
        Finding.Origin origin = finding.origin();
        String resource = asked.resource().orElse("");
        String reach = asked.reach().orElse("finding");
        if (reach.equals("subject") && origin.subject().isEmpty()) {
            throw ProblemException.of(422, "It is about nobody; choose finding or rule.");
        }
        return switch (reach) {
            case "finding" -> Scope.of(finding);
            case "subject" ->
                    new Scope("", origin.emitter(), origin.rule(), origin.subject(), resource);
            case "rule" -> new Scope("", origin.emitter(), origin.rule(), "", resource);
            default -> throw ProblemException.of(400, "reach is one of finding, subject, rule.");
        };
    }

    private SuppressionAnswer withdraw(Call call, SuppressionWithdrawalQuestion asked)
            throws InterruptedException {
        boolean known =
                inScope.rooms().findings().suppressions().stream()
                        .anyMatch(one -> one.number() == asked.number() && mayKnow(call, one));
        if (!known) {
            throw ProblemException.of(404, "There is no such suppression.");
        }
        try {
            return answer(
                    suppressions.withdraw(asked.number(), asked.reason(), call.caller().id()));
        } catch (DecisionRefused refused) {
            throw FindingChangesApi.problem(refused);
        }
    }

    private SuppressionAnswer answer(Suppression suppression) {
        return new FindingAnswers(inScope.rooms(), users).suppression(suppression, clock.instant());
    }
}
