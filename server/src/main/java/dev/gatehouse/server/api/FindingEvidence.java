package dev.gatehouse.server.api;

import dev.gatehouse.event.Event;
import dev.gatehouse.event.EventId;
import dev.gatehouse.event.SourceName;
import dev.gatehouse.finding.Finding;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.people.Who;
import dev.gatehouse.search.SearchRequest;
import dev.gatehouse.search.Window;
import dev.gatehouse.search.query.Key;
import dev.gatehouse.search.query.Match;
import dev.gatehouse.search.query.PathPattern;
import dev.gatehouse.search.query.Query;
import dev.gatehouse.search.query.QueryPrinter;
import dev.gatehouse.server.engine.EngineRooms;
import dev.gatehouse.server.web.Call;
import dev.gatehouse.server.web.Capability;
import dev.gatehouse.source.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What one finding rests on, within what the caller may know of: its events, what was usual there
/// before, and what the tools could not have told.
final class FindingEvidence {
    /// How far back usual goes.
    static final Duration USUAL_DAYS = Duration.ofDays(30);

    private static final int ACCOUNTS_MAX = 50;

    private final EngineRooms rooms;
    private final Sights sights;
    private final Call call;
    private final Finding finding;
    private final EventsInScope inScope;
    private final List<Event> events;

    FindingEvidence(EngineRooms rooms, Sights sights, Call call, Finding finding) {
        this.rooms = rooms;
        this.sights = sights;
        this.call = call;
        this.finding = finding;
        this.inScope = EventsInScope.of(rooms.index(), call);
        this.events = found();
    }

    /// What was done on the resource in the days before the first event.
    ///
    /// @param days how many days
    /// @param bySubject by whomever it is about
    /// @param byAnybody by anybody
    public record UsualAnswer(long days, CountedAnswer bySubject, CountedAnswer byAnybody) {}

    /// How many events a query finds.
    ///
    /// @param capped whether there are more than were counted
    public record CountedAnswer(
            String query, Instant from, Instant to, long count, boolean capped) {}

    private List<Event> found() {
        if (!call.caller().may(Capability.EVENTS_READ)) {
            return List.of();
        }
        return finding.evidence().events().stream()
                .map(EventId::parse)
                .flatMap(id -> inScope.event(id).stream())
                .sorted(
                        Comparator.comparing((Event event) -> event.time().time())
                                .thenComparing(Event::id))
                .toList();
    }

    List<JsonObject> events() {
        EventAnswers answers = new EventAnswers(rooms.index(), rooms.judgement());
        Who who = rooms.people().now();
        return events.stream().map(event -> answers.json(event, who)).toList();
    }

    int missing() {
        return finding.evidence().events().size() - events.size();
    }

    Optional<UsualAnswer> usual() {
        Set<String> accounts =
                events.stream()
                        .map(Event::account)
                        .limit(ACCOUNTS_MAX)
                        .collect(Collectors.toCollection(TreeSet::new));
        String resource = finding.origin().resource();
        if (resource.isEmpty() || accounts.isEmpty() || finding.origin().subject().isEmpty()) {
            return Optional.empty();
        }
        Query there = new Query.Field(Key.RESOURCE, new Match.Under(new PathPattern(resource)));
        Query by = new Query.Field(Key.ACCOUNT, anyOf(accounts));
        return Optional.of(
                new UsualAnswer(
                        USUAL_DAYS.toDays(),
                        counted(Query.and(List.of(by, there))),
                        counted(there)));
    }

    private static Match anyOf(Set<String> values) {
        return Match.anyOf(values.stream().<Match>map(value -> new Match.Exactly(value)).toList());
    }

    private CountedAnswer counted(Query query) {
        Instant to = finding.evidence().first();
        Instant from = to.minus(USUAL_DAYS);
        SearchRequest first = SearchRequest.first(query, 1);
        var page =
                Asked.answered(() ->
                        inScope.page(
                                new SearchRequest(
                                        query,
                                        new Window(from, to),
                                        first.asOf(),
                                        first.after(),
                                        1)));
        return new CountedAnswer(
                QueryPrinter.print(query), from, to, page.count().value(), page.count().capped());
    }

    JsonObject sight() {
        List<SourceName> sources = new ArrayList<>();
        PlacesInScope places = new PlacesInScope(call.caller().scope(), rooms.sources());
        for (Source source : rooms.sources().all()) {
            boolean spoke = events.stream().anyMatch(event -> event.source().equals(source.name()));
            boolean there = places.isAt(finding.origin().resource(), source.name().toString());
            if (spoke || there) {
                sources.add(source.name());
            }
        }
        Query about =
                sources.isEmpty()
                        ? Query.and(List.of())
                        : new Query.Field(
                                Key.SOURCE,
                                anyOf(
                                        sources.stream()
                                                .map(SourceName::toString)
                                                .collect(Collectors.toCollection(TreeSet::new))));
        Window window =
                new Window(finding.evidence().first(), finding.evidence().last().plusMillis(1));
        return Sights.json(
                sights.of(
                        new Asked("", about, window, OptionalLong.empty()), call.caller().scope()),
                false);
    }
}
