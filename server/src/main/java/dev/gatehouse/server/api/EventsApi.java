package dev.gatehouse.server.api;

import static dev.gatehouse.server.web.Route.get;

import dev.gatehouse.completeness.Sight;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.people.Who;
import dev.gatehouse.search.AsOf;
import dev.gatehouse.search.EventIndex;
import dev.gatehouse.search.Facet;
import dev.gatehouse.search.FacetRequest;
import dev.gatehouse.search.Histogram;
import dev.gatehouse.search.HistogramRequest;
import dev.gatehouse.search.Page;
import dev.gatehouse.search.PageCursor;
import dev.gatehouse.search.SearchRequest;
import dev.gatehouse.search.ValueCount;
import dev.gatehouse.search.ValuesRequest;
import dev.gatehouse.search.query.Key;
import dev.gatehouse.search.query.Query;
import dev.gatehouse.server.audit.SelfAudit;
import dev.gatehouse.server.web.Access;
import dev.gatehouse.server.web.Call;
import dev.gatehouse.server.web.Capability;
import dev.gatehouse.server.web.ProblemException;
import dev.gatehouse.server.web.Route;
import dev.gatehouse.source.Observes.Seen;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Events: pages, counts by value, counts over time, values to complete with. Every answer says as
/// of which position it is, and what could not be seen.
public final class EventsApi {
    private static final String PATH = "/api/v1/events";
    private static final int LIMIT_FALLBACK = 100;
    private static final int TOP_FALLBACK = 10;
    private static final int BUCKETS_FALLBACK = 60;

    private final EventAnswers answers;
    private final EventIndex index;
    private final Sights sights;
    private final SelfAudit audit;
    private final InstantSource clock;

    /// @param answers finds events and gives them their form
    /// @param sights what could not be seen
    /// @param audit is told of each question before its first row
    public EventsApi(EventAnswers answers, Sights sights, SelfAudit audit, InstantSource clock) {
        this.answers = answers;
        this.index = answers.index();
        this.sights = sights;
        this.audit = audit;
        this.clock = clock;
    }

    /// Which events.
    ///
    /// @param q the query; empty for all
    /// @param after the `next` of the page before
    /// @param zone where a day of the query begins, like Europe/Oslo; UTC when absent
    public record EventsQuestion(
            Optional<String> q,
            Optional<String> from,
            Optional<String> to,
            Optional<Long> asOf,
            Optional<String> after,
            Optional<Integer> limit,
            Optional<String> zone)
            implements Asked.Members {}

    /// A number that stops where a person stops caring, and says so.
    public record CountAnswer(long value, boolean capped) {}

    /// One page, newest first; each event with its `sentence`.
    public record EventsAnswer(
            List<JsonObject> events,
            Optional<String> next,
            CountAnswer count,
            long asOf,
            JsonObject sight) {}

    /// Which counts by value.
    ///
    /// @param keys joined by commas
    /// @param top values of each
    public record FacetsQuestion(
            Optional<String> q,
            Optional<String> from,
            Optional<String> to,
            Optional<Long> asOf,
            String keys,
            Optional<Integer> top,
            Optional<String> zone)
            implements Asked.Members {}

    /// One value and how many events hold it.
    public record ValueAnswer(String value, long count) {}

    /// Counts by the values of one key.
    ///
    /// @param without matching events without a value
    /// @param others values that are not listed
    /// @param blind sources that cannot show it
    /// @param partly sources that show only some of it
    public record FacetAnswer(
            String key,
            List<ValueAnswer> values,
            long without,
            long others,
            List<String> blind,
            List<String> partly) {}

    /// Counts by the values of several keys.
    public record FacetsAnswer(List<FacetAnswer> facets, long asOf, JsonObject sight) {}

    /// Which counts over time.
    ///
    /// @param buckets about how many
    /// @param stack the key each bucket is divided by; outcome when absent
    public record HistogramQuestion(
            Optional<String> q,
            Optional<String> from,
            Optional<String> to,
            Optional<Long> asOf,
            Optional<Integer> buckets,
            Optional<String> stack,
            Optional<String> zone)
            implements Asked.Members {}

    /// One span of time.
    public record BucketAnswer(Instant start, long total, Map<String, Long> by) {}

    /// Counts over time, without a gap.
    public record HistogramAnswer(
            Optional<Instant> from,
            Optional<Instant> to,
            long bucketSeconds,
            List<BucketAnswer> buckets,
            long asOf,
            JsonObject sight) {}

    /// Which values to complete with.
    ///
    /// @param from from when on they count; what never happened since is not offered
    public record ValuesQuestion(
            String key,
            Optional<String> prefix,
            Optional<String> from,
            Optional<String> to,
            Optional<Integer> top) {}

    /// Values, the commonest first.
    public record ValuesAnswer(List<ValueAnswer> values, long asOf, JsonObject sight) {}

    /// The routes.
    public List<Route<?, ?>> routes() {
        Access read = Access.needs(Capability.EVENTS_READ);
        return List.of(
                get(PATH, read, "One page of events, newest first, and what could not be seen.")
                        .answers(EventsQuestion.class, EventsAnswer.class, this::page),
                get(PATH + "/facets", read, "How many events hold which value of some keys.")
                        .answers(FacetsQuestion.class, FacetsAnswer.class, this::facets),
                get(PATH + "/histogram", read, "How many events there are over time.")
                        .answers(HistogramQuestion.class, HistogramAnswer.class, this::histogram),
                get(PATH + "/values", read, "Values of a key that begin with some letters.")
                        .answers(ValuesQuestion.class, ValuesAnswer.class, this::values));
    }

    private EventsAnswer page(Call call, EventsQuestion question) {
        Asked asked = Asked.of(question, clock);
        Optional<PageCursor> after = question.after().map(EventsApi::cursor);
        SearchRequest request =
                Asked.answered(() ->
                        new SearchRequest(
                                asked.query(),
                                asked.window(),
                                after.isPresent()
                                        ? OptionalLong.of(after.get().asOf())
                                        : asked.asOf(),
                                after,
                                question.limit().orElse(LIMIT_FALLBACK)));
        audit.noteRead(
                call.caller(), asked.question(), asked.asOf().orElse(index.status().cursor() - 1));
        EventsInScope events = EventsInScope.of(index, call);
        Page page = Asked.answered(() -> events.page(request));
        Who who = index.who(page.asOf());
        return new EventsAnswer(
                page.events().stream().map(event -> answers.json(event, who)).toList(),
                page.next().map(PageCursor::toString),
                new CountAnswer(page.count().value(), page.count().capped()),
                page.asOf(),
                Sights.json(sights.of(asked, events.scope()), page.events().isEmpty()));
    }

    private FacetsAnswer facets(Call call, FacetsQuestion question) {
        Asked asked = Asked.of(question, clock);
        FacetRequest request =
                Asked.answered(() ->
                        new FacetRequest(
                                asked.query(),
                                asked.window(),
                                asked.asOf(),
                                Asked.keys(question.keys()),
                                question.top().orElse(TOP_FALLBACK)));
        audit.noteRead(
                call.caller(), asked.question(), asked.asOf().orElse(index.status().cursor() - 1));
        EventsInScope events = EventsInScope.of(index, call);
        AsOf<List<Facet>> facets = Asked.answered(() -> events.facets(request));
        Sight sight = sights.of(asked, events.scope());
        return new FacetsAnswer(
                facets.answer().stream().map(facet -> answer(facet, sight)).toList(),
                facets.position(),
                Sights.json(sight, facets.answer().stream().allMatch(EventsApi::isEmpty)));
    }

    private static boolean isEmpty(Facet facet) {
        return facet.values().isEmpty() && facet.without() == 0;
    }

    private static FacetAnswer answer(Facet facet, Sight sight) {
        return new FacetAnswer(
                facet.key().word(),
                facet.values().stream().map(EventsApi::answer).toList(),
                facet.without(),
                facet.others(),
                Sights.reporting(Seen.NO, facet.key(), sight),
                Sights.reporting(Seen.PARTIAL, facet.key(), sight));
    }

    private static ValueAnswer answer(ValueCount value) {
        return new ValueAnswer(value.value(), value.count());
    }

    private HistogramAnswer histogram(Call call, HistogramQuestion question) {
        Asked asked = Asked.of(question, clock);
        Key stack = Asked.key(question.stack().orElse(Key.OUTCOME.word()));
        HistogramRequest request =
                Asked.answered(() ->
                        new HistogramRequest(
                                asked.query(),
                                asked.window(),
                                asked.asOf(),
                                question.buckets().orElse(BUCKETS_FALLBACK),
                                stack));
        audit.noteRead(
                call.caller(), asked.question(), asked.asOf().orElse(index.status().cursor() - 1));
        EventsInScope events = EventsInScope.of(index, call);
        AsOf<Histogram> answer = Asked.answered(() -> events.histogram(request));
        Histogram histogram = answer.answer();
        List<BucketAnswer> buckets =
                histogram.buckets().stream()
                        .map(one -> new BucketAnswer(one.start(), one.total(), one.by()))
                        .toList();
        return new HistogramAnswer(
                buckets.isEmpty() ? Optional.empty() : Optional.of(buckets.getFirst().start()),
                buckets.isEmpty()
                        ? Optional.empty()
                        : Optional.of(buckets.getLast().start().plus(histogram.width())),
                histogram.width().toSeconds(),
                buckets,
                answer.position(),
                Sights.json(
                        sights.of(asked, events.scope()),
                        buckets.stream().allMatch(bucket -> bucket.total() == 0)));
    }

    private ValuesAnswer values(Call call, ValuesQuestion question) {
        Key key = Asked.key(question.key());
        Asked asked =
                new Asked(
                        "",
                        Query.All.ALL,
                        Asked.window(question.from(), question.to()),
                        OptionalLong.empty());
        audit.noteRead(call.caller(), "values:" + key.word(), index.status().cursor() - 1);
        EventsInScope events = EventsInScope.of(index, call);
        AsOf<List<ValueCount>> values =
                Asked.answered(() ->
                        events.values(
                                new ValuesRequest(
                                        asked.query(),
                                        asked.window(),
                                        key,
                                        question.prefix().orElse(""),
                                        question.top().orElse(TOP_FALLBACK))));
        return new ValuesAnswer(
                values.answer().stream().map(EventsApi::answer).toList(),
                values.position(),
                Sights.json(sights.of(asked, events.scope()), false));
    }

    private static PageCursor cursor(String text) {
        return PageCursor.parse(text)
                .orElseThrow(() -> ProblemException.of(400, "after is the `next` of a page."));
    }
}
