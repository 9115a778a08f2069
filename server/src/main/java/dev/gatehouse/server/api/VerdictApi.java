package dev.gatehouse.server.api;

import static dev.gatehouse.server.web.Route.get;

import dev.gatehouse.access.Explanation;
import dev.gatehouse.access.Judgement;
import dev.gatehouse.access.Verdict;
import dev.gatehouse.event.EventId;
import dev.gatehouse.search.EventIndex;
import dev.gatehouse.server.audit.SelfAudit;
import dev.gatehouse.server.web.Access;
import dev.gatehouse.server.web.Call;
import dev.gatehouse.server.web.Capability;
import dev.gatehouse.server.web.ProblemException;
import dev.gatehouse.server.web.Route;
import java.util.List;
import java.util.Optional;

/// Why an event has the verdict it has, and how far judging has come.
public final class VerdictApi {
    private final EventIndex index;
    private final Judgement judgement;
    private final SelfAudit audit;

    /// @param audit is told of each question before it is answered
    public VerdictApi(EventIndex index, Judgement judgement, SelfAudit audit) {
        this.index = index;
        this.judgement = judgement;
        this.audit = audit;
    }

    /// Which event.
    public record WhichVerdict(String id) {}

    /// Nothing to say.
    public record NoVerdictQuestion() {}

    /// A verdict.
    ///
    /// @param rule the rule that decided; empty where none did
    /// @param missing what would have had to be known
    public record VerdictAnswer(String value, String basis, String rule, List<String> missing) {}

    /// One step of the judgement.
    public record StepAnswer(String basis, boolean decided, String says) {}

    /// Why.
    ///
    /// @param verdict how it is judged now
    /// @param then how it was judged when it arrived
    /// @param sentence the verdict's reason in one sentence
    /// @param why the reason for having the rule that decided
    /// @param steps what was tried, in order
    /// @param nearest the line of the model that came nearest to allowing it
    public record ExplanationAnswer(
            String id,
            VerdictAnswer verdict,
            VerdictAnswer then,
            String sentence,
            String why,
            List<StepAnswer> steps,
            Optional<NearestAnswer> nearest) {}

    /// A line of the model, and what was missing.
    ///
    /// @param at `file:line`
    public record NearestAnswer(String at, String says) {}

    /// How far judging has come.
    ///
    /// @param judged events that have a verdict
    /// @param settled those of them that are judged by the rules in force
    public record JudgingAnswer(long judged, long settled) {}

    /// The routes.
    public List<Route<?, ?>> routes() {
        Access read = Access.needs(Capability.EVENTS_READ);
        return List.of(
                get(
                                "/api/v1/events/{id}/verdict",
                                read,
                                "Why an event has the verdict it has, step by step.")
                        .answers(WhichVerdict.class, ExplanationAnswer.class, this::explain),
                get("/api/v1/verdicts", read, "How many events are judged.")
                        .answers(NoVerdictQuestion.class, JudgingAnswer.class, this::progress));
    }

    private ExplanationAnswer explain(Call call, WhichVerdict which) {
        EventId id = id(which.id());
        audit.noteRead(call.caller(), "event:" + id, index.status().cursor() - 1);
        boolean known =
                call.caller().scope().isAll()
                        || EventsInScope.of(index, call).event(id).isPresent();
        Explanation explanation =
                Optional.of(id)
                        .filter(_ -> known)
                        .flatMap(judgement::explain)
                        .orElseThrow(() ->
                                ProblemException.of(
                                        404, "There is no such event, or it is not judged yet."));
        return new ExplanationAnswer(
                id.toString(),
                answer(explanation.verdict()),
                answer(explanation.then()),
                explanation.sentence(),
                explanation.why(),
                explanation.steps().stream()
                        .map(step ->
                                new StepAnswer(step.basis().word(), step.decided(), step.says()))
                        .toList(),
                explanation.nearest().map(near -> new NearestAnswer(near.at(), near.says())));
    }

    private static VerdictAnswer answer(Verdict verdict) {
        return new VerdictAnswer(
                verdict.value().word(), verdict.basis().word(), verdict.rule(), verdict.missing());
    }

    private JudgingAnswer progress(Call call, NoVerdictQuestion question) {
        if (!call.caller().scope().isAll()) {
            throw ProblemException.of(403, "This counts the events of all sources.");
        }
        Judgement.Progress progress = judgement.progress();
        return new JudgingAnswer(progress.judged(), progress.settled());
    }

    private static EventId id(String text) {
        try {
            return EventId.parse(text);
        } catch (IllegalArgumentException wrong) {
            throw ProblemException.of(404, "There is no such event; an id looks like 4812.0.");
        }
    }
}
