package dev.gatehouse.server.api;

import static dev.gatehouse.server.web.Route.get;

import dev.gatehouse.event.Words;
import dev.gatehouse.people.People;
import dev.gatehouse.posture.Check;
import dev.gatehouse.posture.Evidence;
import dev.gatehouse.posture.Posture;
import dev.gatehouse.posture.Result;
import dev.gatehouse.posture.Standing;
import dev.gatehouse.posture.Standing.Counts;
import dev.gatehouse.posture.Standing.Stands;
import dev.gatehouse.server.api.PostureAnswers.CheckAnswer;
import dev.gatehouse.server.api.PostureAnswers.DriftAnswer;
import dev.gatehouse.server.api.PostureAnswers.Owners;
import dev.gatehouse.server.api.PostureAnswers.StandsAnswer;
import dev.gatehouse.server.configuration.Nearest;
import dev.gatehouse.server.web.Access;
import dev.gatehouse.server.web.Capability;
import dev.gatehouse.server.web.ProblemException;
import dev.gatehouse.server.web.Route;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/// What checks say of how tools are set and what they allow, to look at.
public final class PostureApi {
    private static final String PATH = "/api/v1/posture";
    private static final int LIMIT_FALLBACK = 100;
    private static final int LIMIT_MAX = 1_000;
    private static final String BETWEEN = "\n";

    private final Posture posture;
    private final People people;
    private final Function<String, Optional<String>> teams;
    private final InstantSource clock;

    /// @param teams the team a resource belongs to, by its path
    public PostureApi(
            Posture posture,
            People people,
            Function<String, Optional<String>> teams,
            InstantSource clock) {
        this.posture = posture;
        this.people = people;
        this.teams = teams;
        this.clock = clock;
    }

    /// Which of it.
    ///
    /// @param severity this bad or worse
    /// @param result `fails`, `excepted`, `unknown` or `all`; `fails` when absent
    /// @param q letters that the sentence, the subject or the title has
    /// @param after the `next` of the page before
    public record PostureQuestion(
            Optional<String> check,
            Optional<String> theme,
            Optional<String> tool,
            Optional<String> severity,
            Optional<String> result,
            Optional<String> q,
            Optional<String> after,
            Optional<Integer> limit) {}

    /// A page of it, the worst first.
    ///
    /// @param count how many there are in all that were asked for
    /// @param results how many there are with each result, whatever was asked for
    /// @param severities how many fail with each severity, whatever was asked for
    /// @param checks every check, the worst first
    /// @param asked when the checks were last asked; absent before they were
    public record PostureAnswer(
            List<StandsAnswer> items,
            Optional<String> next,
            long count,
            Map<String, Long> results,
            Map<String, Long> severities,
            List<CheckAnswer> checks,
            Optional<Instant> asked) {}

    /// Which one.
    public record WhichStands(String check, String subject) {}

    /// One of them, with all that is known.
    ///
    /// @param asks the condition that holds where it fails
    /// @param fix commands or a patch; absent where a fact could not be typed without harm
    public record WholeStandsAnswer(
            StandsAnswer stands,
            String why,
            List<String> references,
            String asks,
            Optional<String> fix,
            List<Evidence.Seen> facts,
            List<DriftAnswer> history) {}

    /// The routes.
    public List<Route<?, ?>> routes() {
        Access read = Access.needs(Capability.POSTURE_READ);
        return List.of(
                get(
                                PATH,
                                read,
                                "What checks find, the worst first, and every check with its counts.")
                        .answers(
                                PostureQuestion.class,
                                PostureAnswer.class,
                                (_, asked) -> page(asked)),
                get(
                                PATH + "/one",
                                read,
                                "What one check says of one thing: why, facts, fix and history.")
                        .answers(
                                WhichStands.class,
                                WholeStandsAnswer.class,
                                (_, which) -> one(which)));
    }

    private PostureAnswer page(PostureQuestion question) {
        question.check().ifPresent(this::mustBeACheck);
        Standing standing = posture.now();
        Instant now = clock.instant();
        int limit = Math.clamp(question.limit().orElse(LIMIT_FALLBACK), 1, LIMIT_MAX);
        Asking asking = new Asking(question);
        Owners owners = new Owners(people.now(), teams);
        List<StandsAnswer> found =
                standing.judged().stream()
                        .filter(asking::wants)
                        .map(stands -> PostureAnswers.stands(stands, owners, now))
                        .filter(asking::hasLetters)
                        .sorted(Comparator.comparing(PostureApi::order))
                        .toList();
        List<StandsAnswer> rest =
                found.stream()
                        .filter(one ->
                                question.after()
                                        .filter(end -> order(one).compareTo(end) <= 0)
                                        .isEmpty())
                        .toList();
        List<StandsAnswer> page = rest.subList(0, Math.min(limit, rest.size()));
        return new PostureAnswer(
                page,
                page.size() < rest.size() ? Optional.of(order(page.getLast())) : Optional.empty(),
                found.size(),
                results(standing),
                severities(standing),
                posture.checks().all().stream()
                        .map(check -> PostureAnswers.check(check, counts(standing, check)))
                        .toList(),
                standing.at().equals(Instant.MIN) ? Optional.empty() : Optional.of(standing.at()));
    }

    private static String order(StandsAnswer one) {
        String place =
                switch (Words.parse(Check.Severity.class, one.severity()).orElseThrow()) {
                    case CRITICAL -> "1";
                    case HIGH -> "2";
                    case MEDIUM -> "3";
                    case LOW -> "4";
                };
        return String.join(BETWEEN, place, one.check(), one.subject());
    }

    private static Counts counts(Standing standing, Check check) {
        return standing.counts().getOrDefault(check.id(), Counts.NONE);
    }

    private static Map<String, Long> results(Standing standing) {
        Map<String, Long> results = new TreeMap<>();
        for (Counts counts : standing.counts().values()) {
            results.merge("fails", (long) counts.fails(), Long::sum);
            results.merge("excepted", (long) counts.excepted(), Long::sum);
            results.merge("unknown", (long) counts.unknown(), Long::sum);
            results.merge("passes", (long) counts.passes(), Long::sum);
        }
        return results;
    }

    private Map<String, Long> severities(Standing standing) {
        Map<String, Long> severities = new TreeMap<>();
        for (Check check : posture.checks().all()) {
            severities.merge(
                    check.severity().word(), (long) counts(standing, check).fails(), Long::sum);
        }
        return severities;
    }

    private void mustBeACheck(String id) {
        List<String> known = posture.checks().all().stream().map(Check::id).toList();
        if (!known.contains(id)) {
            throw ProblemException.of(
                    404, "There is no such check" + Nearest.suggestion(id, known) + ".");
        }
    }

    private WholeStandsAnswer one(WhichStands which) {
        mustBeACheck(which.check());
        Stands stands =
                posture.now()
                        .of(which.check(), which.subject())
                        .orElseThrow(() ->
                                ProblemException.of(
                                        404, "That check finds nothing wrong with that."));
        return new WholeStandsAnswer(
                PostureAnswers.stands(stands, new Owners(people.now(), teams), clock.instant()),
                stands.check().why(),
                stands.check().references(),
                stands.check().fails().text(),
                stands.judged().result() == Result.Fails.FAILS
                        ? stands.check().fix().commands(stands.judged().facts())
                        : Optional.empty(),
                Evidence.of(stands),
                posture.history(which.check(), which.subject()).stream()
                        .map(PostureAnswers::drift)
                        .toList());
    }

    /// What a question wants.
    private static final class Asking {
        private final PostureQuestion question;
        private final Check.Severity least;
        private final String letters;

        Asking(PostureQuestion question) {
            this.question = question;
            this.letters = question.q().orElse("").toLowerCase(Locale.ROOT);
            this.least =
                    question.severity()
                            .map(word ->
                                    Words.parse(Check.Severity.class, word)
                                            .orElseThrow(() ->
                                                    ProblemException.of(
                                                            400,
                                                            "severity is low, medium, high or critical.")))
                            .orElse(Check.Severity.LOW);
        }

        boolean wants(Stands stands) {
            Check check = stands.check();
            return question.check().filter(id -> !check.id().equals(id)).isEmpty()
                    && question.theme().filter(one -> !check.theme().equals(one)).isEmpty()
                    && question.tool()
                            .filter(one -> !stands.judged().resource().startsWith(one + "/"))
                            .isEmpty()
                    && check.severity().compareTo(least) >= 0
                    && hasResult(stands);
        }

        private boolean hasResult(Stands stands) {
            boolean fails = stands.judged().result() == Result.Fails.FAILS;
            return switch (question.result().orElse("fails")) {
                case "fails" -> fails && stands.exception().isEmpty();
                case "excepted" -> fails && stands.exception().isPresent();
                case "unknown" -> !fails;
                case "all" -> true;
                default ->
                        throw ProblemException.of(
                                400, "result is fails, excepted, unknown or all.");
            };
        }

        boolean hasLetters(StandsAnswer one) {
            return letters.isEmpty()
                    || String.join(BETWEEN, one.says(), one.subject(), one.title(), one.check())
                            .toLowerCase(Locale.ROOT)
                            .contains(letters);
        }
    }
}
