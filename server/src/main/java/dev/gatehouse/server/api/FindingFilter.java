package dev.gatehouse.server.api;

import dev.gatehouse.event.ResourcePath;
import dev.gatehouse.event.Words;
import dev.gatehouse.finding.Finding;
import dev.gatehouse.finding.Finding.State;
import dev.gatehouse.finding.Severity;
import dev.gatehouse.server.api.FindingAnswers.FindingAnswer;
import dev.gatehouse.server.api.FindingsApi.FindingsQuestion;
import dev.gatehouse.server.web.ProblemException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which findings a question wants, and the order they stand in: the worst first, then what
/// somebody did before what merely is so, then the latest.
final class FindingFilter {
    private static final String BETWEEN = "\n";
    private static final String ALL = "all";
    private static final String UNRESOLVED = "unresolved";

    private final FindingsQuestion question;
    private final Set<State> states;
    private final Severity least;
    private final Optional<String> assigned;
    private final String letters;

    /// @param me who asks
    FindingFilter(FindingsQuestion question, String me) {
        this.question = question;
        this.states = question.state().map(FindingFilter::states).orElse(states(UNRESOLVED));
        this.least =
                question.severity()
                        .map(word ->
                                Words.parse(Severity.class, word)
                                        .orElseThrow(() ->
                                                FindingsApi.unknownWord(
                                                        "severity", Severity.class)))
                        .orElse(Severity.INFORMATIONAL);
        this.assigned =
                question.assigned()
                        .map(who -> who.equals("me") ? me : who.equals("nobody") ? "" : who);
        this.letters = question.q().orElse("").toLowerCase(Locale.ROOT);
    }

    private static Set<State> states(String word) {
        return switch (word) {
            case ALL -> Set.of(State.values());
            case UNRESOLVED -> Set.of(State.OPEN, State.ACKNOWLEDGED);
            default ->
                    Set.of(
                            Words.parse(State.class, word)
                                    .orElseThrow(() ->
                                            ProblemException.of(
                                                    400,
                                                    "state is one of open, acknowledged, resolved,"
                                                            + " suppressed, unresolved, all.")));
        };
    }

    static boolean isUnresolved(State state) {
        return states(UNRESOLVED).contains(state);
    }

    boolean wants(Finding finding) {
        Finding.Origin origin = finding.origin();
        return states.contains(finding.state())
                && finding.evidence().severity().compareTo(least) >= 0
                && question.emitter().filter(one -> !origin.emitter().equals(one)).isEmpty()
                && question.rule().filter(one -> !origin.rule().equals(one)).isEmpty()
                && question.resource().filter(path -> !covers(path, origin.resource())).isEmpty()
                && assigned.filter(one -> !finding.triage().assigned().equals(one)).isEmpty();
    }

    private static boolean covers(String path, String resource) {
        return new ResourcePath(path).covers(new ResourcePath(resource));
    }

    /// Whether names or letters are wanted, so that every finding has to be put into words first.
    boolean wantsWords() {
        return question.subject().isPresent() || !letters.isEmpty();
    }

    /// Whether it has the names and letters that are wanted.
    boolean wants(FindingAnswer one) {
        return question.subject()
                        .filter(id -> one.subject().filter(who -> who.id().equals(id)).isEmpty())
                        .isEmpty()
                && (letters.isEmpty()
                        || String.join(
                                        BETWEEN,
                                        List.of(
                                                one.sentence(),
                                                one.title(),
                                                one.rule(),
                                                one.resource(),
                                                one.subject()
                                                        .map(FindingAnswers.AboutAnswer::name)
                                                        .orElse("")))
                                .toLowerCase(Locale.ROOT)
                                .contains(letters));
    }

    static String order(Finding finding) {
        Finding.Evidence evidence = finding.evidence();
        String place =
                switch (evidence.severity()) {
                    case CRITICAL -> "1";
                    case HIGH -> "2";
                    case MEDIUM -> "3";
                    case LOW -> "4";
                    case INFORMATIONAL -> "5";
                };
        String deed = evidence.count() > 0 ? "1" : "2";
        long newest = Long.MAX_VALUE - Math.max(0, evidence.last().toEpochMilli());
        return "%s-%s-%019d-%s".formatted(place, deed, newest, finding.key());
    }

    /// What is recorded of the question.
    @Override
    public String toString() {
        return Stream.of(
                        part("state", question.state()),
                        part("severity", question.severity()),
                        part("emitter", question.emitter()),
                        part("rule", question.rule()),
                        part("subject", question.subject()),
                        part("resource", question.resource()),
                        part("assigned", question.assigned()),
                        part("q", question.q()))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "));
    }

    private static Optional<String> part(String name, Optional<String> value) {
        return value.map(text -> name + ":" + text);
    }
}
