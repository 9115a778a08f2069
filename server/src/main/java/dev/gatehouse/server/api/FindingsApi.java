package dev.gatehouse.server.api;

import static dev.gatehouse.server.web.Route.get;

import dev.gatehouse.event.Words;
import dev.gatehouse.finding.Finding;
import dev.gatehouse.finding.Finding.State;
import dev.gatehouse.finding.Severity;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.server.api.FindingAnswers.FindingAnswer;
import dev.gatehouse.server.api.FindingAnswers.QuestionAnswer;
import dev.gatehouse.server.api.FindingAnswers.StepAnswer;
import dev.gatehouse.server.api.FindingAnswers.SuppressionAnswer;
import dev.gatehouse.server.api.FindingEvidence.UsualAnswer;
import dev.gatehouse.server.api.FindingReach.ReachAnswer;
import dev.gatehouse.server.audit.SelfAudit;
import dev.gatehouse.server.engine.EngineRooms;
import dev.gatehouse.server.signin.Users;
import dev.gatehouse.server.web.Access;
import dev.gatehouse.server.web.Call;
import dev.gatehouse.server.web.Capability;
import dev.gatehouse.server.web.ProblemException;
import dev.gatehouse.server.web.Route;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Everything worth a look, the worst first, and one of it whole.
public final class FindingsApi {
    static final String PATH = "/api/v1/findings";

    private static final int LIMIT_FALLBACK = 100;
    private static final int LIMIT_MAX = 1_000;
    private static final int SIMILAR_MAX = 10;

    private final EngineRooms rooms;
    private final FindingsInScope inScope;
    private final Around around;

    /// What stands beside the findings.
    ///
    /// @param audit is told of each question before it is answered
    public record Around(Sights sights, Users users, SelfAudit audit, InstantSource clock) {}

    public FindingsApi(EngineRooms rooms, FindingsInScope inScope, Around around) {
        this.rooms = rooms;
        this.inScope = inScope;
        this.around = around;
    }

    /// Which of them.
    ///
    /// @param state `open`, `acknowledged`, `resolved`, `suppressed`, `unresolved` or `all`;
    ///   `unresolved`, which is open or acknowledged, when absent
    /// @param severity this bad or worse
    /// @param emitter who raised it
    /// @param subject the id of a person or machine, or a whole account
    /// @param resource a path; what lies below it too
    /// @param assigned `me`, `nobody`, or `user:` and an id
    /// @param q letters that the sentence, the rule, the resource or a name has
    /// @param after the `next` of the page before
    public record FindingsQuestion(
            Optional<String> state,
            Optional<String> severity,
            Optional<String> emitter,
            Optional<String> rule,
            Optional<String> subject,
            Optional<String> resource,
            Optional<String> assigned,
            Optional<String> q,
            Optional<String> after,
            Optional<Integer> limit) {}

    /// A page of them: the worst first, then what somebody did, then the latest.
    ///
    /// @param count how many there are in all that were asked for
    /// @param states how many there are in each state, whatever was asked for
    /// @param severities how many are open or acknowledged of each severity
    /// @param forgotten how many were forgotten because there were too many
    /// @param asOf the position up to which the journal was read
    public record FindingsAnswer(
            List<FindingAnswer> items,
            Optional<String> next,
            long count,
            Map<String, Long> states,
            Map<String, Long> severities,
            long forgotten,
            long asOf) {}

    /// Which one.
    public record WhichFinding(String key) {}

    /// How often what the rule raised was right, as people said when they closed it.
    ///
    /// @param dispositions how many were closed how
    /// @param share of those that were right, wrong or meant; absent where there is none
    public record PrecisionAnswer(Map<String, Long> dispositions, Optional<Double> share) {}

    /// One of them, with all that is known.
    ///
    /// @param why what can come of it
    /// @param steps what to do, in order
    /// @param attack techniques of MITRE ATT&CK
    /// @param benign what else it can be
    /// @param group what the rule told this case apart by
    /// @param events those it rests on, the oldest first; of many, the first and the latest
    /// @param missing how many of those could not be shown: erased, or read otherwise since
    /// @param usual what was done there before
    /// @param reach what whoever it is about may do now
    /// @param similar others of the same rule or about the same subject, the latest first
    /// @param sight what the tools could not have told
    /// @param history what happened to it and was done about it, the oldest first
    /// @param questions whom somebody asked about it, and what they said, the oldest first
    public record WholeFindingAnswer(
            FindingAnswer finding,
            String why,
            List<String> steps,
            List<String> references,
            List<String> attack,
            List<String> benign,
            List<String> group,
            List<JsonObject> events,
            int missing,
            Optional<UsualAnswer> usual,
            Optional<ReachAnswer> reach,
            List<FindingAnswer> similar,
            JsonObject sight,
            List<StepAnswer> history,
            List<QuestionAnswer> questions,
            Optional<SuppressionAnswer> suppression,
            PrecisionAnswer precision) {}

    /// The routes.
    public List<Route<?, ?>> routes() {
        Access read = Access.needs(Capability.FINDING_READ);
        return List.of(
                get(PATH, read, "Everything worth a look, the worst first, with counts.")
                        .answers(FindingsQuestion.class, FindingsAnswer.class, this::page),
                get(
                                PATH + "/{key}",
                                read,
                                "One finding: what happened, why it matters, what to do, and its history.")
                        .answers(WhichFinding.class, WholeFindingAnswer.class, this::one));
    }

    private FindingsAnswer page(Call call, FindingsQuestion question) {
        int limit = Math.clamp(question.limit().orElse(LIMIT_FALLBACK), 1, LIMIT_MAX);
        FindingFilter filter = new FindingFilter(question, call.caller().id());
        around.audit().noteRead(call.caller(), "findings " + filter, asOf());
        List<Finding> all = inScope.all(call);
        FindingAnswers answers = new FindingAnswers(rooms, around.users());
        List<Finding> found =
                all.stream()
                        .filter(filter::wants)
                        .filter(one -> !filter.wantsWords() || filter.wants(answers.of(one)))
                        .sorted(Comparator.comparing(FindingFilter::order))
                        .toList();
        List<Finding> rest =
                found.stream()
                        .filter(one ->
                                question.after()
                                        .filter(end -> FindingFilter.order(one).compareTo(end) <= 0)
                                        .isEmpty())
                        .toList();
        List<Finding> page = rest.subList(0, Math.min(limit, rest.size()));
        return new FindingsAnswer(
                page.stream().map(answers::of).toList(),
                page.size() < rest.size()
                        ? Optional.of(FindingFilter.order(page.getLast()))
                        : Optional.empty(),
                found.size(),
                states(all),
                severities(all),
                rooms.findings().forgotten(),
                asOf());
    }

    private long asOf() {
        return rooms.findings().cursor() - 1;
    }

    private static Map<String, Long> states(List<Finding> all) {
        Map<String, Long> states = new TreeMap<>();
        for (State state : State.values()) {
            states.put(state.word(), 0L);
        }
        all.forEach(finding -> states.merge(finding.state().word(), 1L, Long::sum));
        return states;
    }

    private static Map<String, Long> severities(List<Finding> all) {
        Map<String, Long> severities = new TreeMap<>();
        for (Severity severity : Severity.values()) {
            severities.put(severity.word(), 0L);
        }
        all.stream()
                .filter(finding -> FindingFilter.isUnresolved(finding.state()))
                .forEach(finding ->
                        severities.merge(finding.evidence().severity().word(), 1L, Long::sum));
        return severities;
    }

    private WholeFindingAnswer one(Call call, WhichFinding which) {
        Finding finding = inScope.one(call, which.key());
        around.audit().noteRead(call.caller(), "finding " + finding.key(), asOf());
        FindingAnswers answers = new FindingAnswers(rooms, around.users());
        FindingRules.RuleText text = answers.rules().of(finding.origin());
        FindingEvidence evidence = new FindingEvidence(rooms, around.sights(), call, finding);
        Instant now = around.clock().instant();
        return new WholeFindingAnswer(
                answers.of(finding),
                text.why(),
                text.steps(),
                text.references(),
                text.attack(),
                text.benign(),
                finding.origin().group(),
                evidence.events(),
                evidence.missing(),
                evidence.usual(),
                FindingReach.of(rooms, call, finding, now),
                similar(call, finding, answers),
                evidence.sight(),
                rooms.findings().steps(finding.key()).stream().map(answers::step).toList(),
                rooms.findings().questions(finding.key()).stream().map(answers::question).toList(),
                finding.suppression()
                        .flatMap(number ->
                                rooms.findings().suppressions().stream()
                                        .filter(one -> one.number() == number)
                                        .findFirst())
                        .map(one -> answers.suppression(one, now)),
                precision(call, finding));
    }

    private List<FindingAnswer> similar(Call call, Finding finding, FindingAnswers answers) {
        Finding.Origin origin = finding.origin();
        return inScope.all(call).stream()
                .filter(other -> !other.key().equals(finding.key()))
                .filter(other ->
                        (other.origin().emitter().equals(origin.emitter())
                                        && other.origin().rule().equals(origin.rule()))
                                || (!origin.subject().isEmpty()
                                        && other.origin().subject().equals(origin.subject())))
                .sorted(
                        Comparator.comparing((Finding other) -> other.evidence().last())
                                .reversed()
                                .thenComparing(Finding::key))
                .limit(SIMILAR_MAX)
                .map(answers::of)
                .toList();
    }

    // It is counted over all sources.
    private PrecisionAnswer precision(Call call, Finding finding) {
        if (!call.caller().scope().isAll()) {
            return new PrecisionAnswer(Map.of(), Optional.empty());
        }
        var precision =
                rooms.findings().precision(finding.origin().emitter(), finding.origin().rule());
        Map<String, Long> dispositions = new TreeMap<>();
        precision.dispositions().forEach((one, many) -> dispositions.put(Words.of(one), many));
        return new PrecisionAnswer(dispositions, precision.share());
    }

    static ProblemException unknownWord(String member, Class<? extends Enum<?>> words) {
        return ProblemException.of(
                400,
                member
                        + " is one of "
                        + String.join(
                                ", ",
                                List.of(words.getEnumConstants()).stream().map(Words::of).toList())
                        + ".");
    }
}
