package dev.gatehouse.server.api;

import static dev.gatehouse.server.web.Route.get;

import dev.gatehouse.access.compare.Comparison;
import dev.gatehouse.access.compare.Comparisons;
import dev.gatehouse.access.compare.Holder;
import dev.gatehouse.access.compare.LiveComparisons;
import dev.gatehouse.access.compare.Row;
import dev.gatehouse.access.compare.Unseen;
import dev.gatehouse.event.Words;
import dev.gatehouse.people.Person;
import dev.gatehouse.people.Subject;
import dev.gatehouse.record.Sources;
import dev.gatehouse.search.EventIndex;
import dev.gatehouse.server.api.PeopleAnswers.NamedAnswer;
import dev.gatehouse.server.audit.SelfAudit;
import dev.gatehouse.server.web.Access;
import dev.gatehouse.server.web.Call;
import dev.gatehouse.server.web.Capability;
import dev.gatehouse.server.web.ProblemException;
import dev.gatehouse.server.web.Route;
import dev.gatehouse.server.web.Route.Nothing;
import dev.gatehouse.source.Source;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Where what is expected, granted and used differ.
public final class ComparisonsApi {
    private static final String PATH = "/api/v1/access/comparisons";
    private static final int LIMIT_FALLBACK = 100;
    private static final int LIMIT_MAX = 1_000;

    private final LiveComparisons comparisons;
    private final Sources sources;
    private final EventIndex index;
    private final SelfAudit audit;

    /// @param audit is told of each question before it is answered
    public ComparisonsApi(
            LiveComparisons comparisons, Sources sources, EventIndex index, SelfAudit audit) {
        this.comparisons = comparisons;
        this.sources = sources;
        this.index = index;
        this.audit = audit;
    }

    /// All of them.
    public record ComparisonsAnswer(List<CountAnswer> comparisons) {}

    /// One of them.
    ///
    /// @param unseen what it does not say, and why
    public record CountAnswer(String name, long rows, List<UnseenAnswer> unseen) {}

    /// What could not be seen.
    ///
    /// @param holders of how many persons, machines and accounts
    public record UnseenAnswer(String place, String why, int holders) {}

    /// Which rows.
    ///
    /// @param name used-not-expected, granted-not-expected, granted-not-used, used-not-granted or
    ///   expected-not-granted
    /// @param source only of the instance of this source
    /// @param person an id, a name or an address, or an account
    /// @param basis never, governed, decided or none
    /// @param below only on this path and below
    /// @param after the `next` of the page before
    public record RowsQuestion(
            String name,
            Optional<String> source,
            Optional<String> person,
            Optional<String> basis,
            Optional<String> below,
            Optional<String> after,
            Optional<Integer> limit) {}

    /// A page of rows: of persons, then of machines, then of accounts that are nobody's.
    public record RowsAnswer(
            String name,
            List<RowAnswer> rows,
            Optional<String> next,
            long count,
            List<UnseenAnswer> unseen) {}

    /// A row.
    ///
    /// @param person whose it is, where that is known
    /// @param kind person or machine; absent where nobody knows
    /// @param basis what the model has to say: never, governed, decided or none
    /// @param says why it stands here
    /// @param through how they come by the right, outermost first
    /// @param line of the model that has to do with it, as `file:line`
    /// @param query finds what was done with it
    public record RowAnswer(
            Optional<NamedAnswer> person,
            Optional<String> kind,
            String account,
            List<String> permissions,
            String resource,
            String basis,
            String says,
            List<String> through,
            Optional<String> line,
            long events,
            Optional<Instant> last,
            String query) {}

    /// The routes.
    public List<Route<?, ?>> routes() {
        Access read = Access.needs(Capability.ACCESS_READ);
        return List.of(
                get(PATH, read, "Where expected, granted and used differ: how often.")
                        .answers(Nothing.class, ComparisonsAnswer.class, (call, _) -> all(call)),
                get(PATH + "/one", read, "One comparison, row by row.")
                        .answers(RowsQuestion.class, RowsAnswer.class, this::rows));
    }

    private ComparisonsAnswer all(Call call) {
        note(call, "access compare");
        PlacesInScope places = places(call);
        Comparisons now = comparisons.now();
        Map<Comparison, Long> counts = now.counts(row -> places.holds(row.place()));
        return new ComparisonsAnswer(
                Arrays.stream(Comparison.values())
                        .map(one ->
                                new CountAnswer(
                                        one.word(),
                                        counts.getOrDefault(one, 0L),
                                        unseen(now, one, places)))
                        .toList());
    }

    private RowsAnswer rows(Call call, RowsQuestion question) {
        Comparison comparison =
                Words.parse(Comparison.class, question.name())
                        .orElseThrow(() ->
                                ProblemException.of(
                                        404,
                                        "A comparison is one of "
                                                + Arrays.stream(Comparison.values())
                                                        .map(Comparison::word)
                                                        .collect(Collectors.joining(", "))
                                                + "."));
        note(call, "access compare " + comparison.word());
        PlacesInScope places = places(call);
        Comparisons now = comparisons.now();
        int limit = Math.clamp(question.limit().orElse(LIMIT_FALLBACK), 1, LIMIT_MAX);
        Comparisons.Page page =
                Asked.answered(() ->
                        now.page(
                                new Comparisons.Wanted(
                                        comparison,
                                        which(question, places),
                                        question.after(),
                                        limit)));
        return new RowsAnswer(
                comparison.word(),
                page.rows().stream().map(row -> answer(row, comparison)).toList(),
                page.next(),
                page.count(),
                unseen(now, comparison, places));
    }

    private void note(Call call, String question) {
        audit.noteRead(call.caller(), question, index.status().cursor() - 1);
    }

    private PlacesInScope places(Call call) {
        return new PlacesInScope(call.caller().scope(), sources);
    }

    private Predicate<Row> which(RowsQuestion question, PlacesInScope places) {
        Set<String> asked =
                sources.all().stream()
                        .filter(one ->
                                question.source().filter(one.name().toString()::equals).isPresent())
                        .map(ComparisonsApi::place)
                        .collect(Collectors.toSet());
        return row ->
                places.holds(row.place())
                        && (question.source().isEmpty() || asked.contains(row.place()))
                        && question.person().filter(one -> !isOf(row, one)).isEmpty()
                        && question.basis()
                                .filter(one -> !Words.of(row.basis()).equals(one))
                                .isEmpty()
                        && question.below().filter(one -> !isBelow(row, one)).isEmpty();
    }

    private static String place(Source source) {
        return source.tool().name() + "/" + source.instance();
    }

    private static boolean isBelow(Row row, String path) {
        return row.resource().equals(path) || row.resource().startsWith(path + "/");
    }

    private static boolean isOf(Row row, String called) {
        if (row.account().equals(called)) {
            return true;
        }
        Optional<Subject> subject = row.holder().subject();
        return subject.isPresent()
                && (subject.get().id().equals(called)
                        || subject.get().name().equalsIgnoreCase(called)
                        || (subject.get() instanceof Person person
                                && person.emails().stream().anyMatch(called::equalsIgnoreCase)));
    }

    private static List<UnseenAnswer> unseen(
            Comparisons comparisons, Comparison comparison, PlacesInScope places) {
        return comparisons.unseen().entrySet().stream()
                .filter(one ->
                        one.getKey().comparison() == comparison
                                && places.holds(one.getKey().place()))
                .map(one -> answer(one.getKey(), one.getValue()))
                .toList();
    }

    private static UnseenAnswer answer(Unseen one, int holders) {
        return new UnseenAnswer(one.place(), one.why(), holders);
    }

    private static RowAnswer answer(Row row, Comparison comparison) {
        Holder holder = row.holder();
        return new RowAnswer(
                holder.subject().map(one -> new NamedAnswer(one.id(), one.name())),
                holder.subject().map(one -> one instanceof Person ? "person" : "machine"),
                row.account(),
                AbilitiesApi.words(row.permissions()),
                row.resource(),
                Words.of(row.basis()),
                row.says(),
                row.through(),
                row.line().isEmpty() ? Optional.empty() : Optional.of(row.line()),
                row.events(),
                row.last(),
                query(row, comparison));
    }

    private static String query(Row row, Comparison comparison) {
        String verdict = comparison == Comparison.USED_NOT_EXPECTED ? "verdict:unexpected " : "";
        String account = row.account().isEmpty() ? "" : "account:" + quoted(row.account()) + " ";
        return verdict
                + account
                + "permission:"
                + String.join(",", AbilitiesApi.words(row.permissions()))
                + " resource:"
                + quoted(row.resource());
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
