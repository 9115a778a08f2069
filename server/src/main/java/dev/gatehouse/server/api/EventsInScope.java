package dev.gatehouse.server.api;

import dev.gatehouse.event.Event;
import dev.gatehouse.event.EventId;
import dev.gatehouse.people.Who;
import dev.gatehouse.search.AsOf;
import dev.gatehouse.search.EventForm;
import dev.gatehouse.search.EventIndex;
import dev.gatehouse.search.ExportManifest;
import dev.gatehouse.search.ExportRequest;
import dev.gatehouse.search.Facet;
import dev.gatehouse.search.FacetRequest;
import dev.gatehouse.search.Histogram;
import dev.gatehouse.search.HistogramRequest;
import dev.gatehouse.search.Page;
import dev.gatehouse.search.SearchRequest;
import dev.gatehouse.search.Tail;
import dev.gatehouse.search.ValueCount;
import dev.gatehouse.search.ValuesRequest;
import dev.gatehouse.search.query.Query;
import dev.gatehouse.server.web.Call;
import dev.gatehouse.server.web.Scope;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/// The events a caller may know of. Routes ask the index through this alone, so that none can
/// forget the caller's scope.
record EventsInScope(EventIndex index, Scope scope) {
    static EventsInScope of(EventIndex index, Call call) {
        return new EventsInScope(index, call.caller().scope());
    }

    Page page(SearchRequest asked) {
        return index.page(
                new SearchRequest(
                        scope.over(asked.query()),
                        asked.window(),
                        asked.asOf(),
                        asked.after(),
                        asked.limit()));
    }

    AsOf<List<Facet>> facets(FacetRequest asked) {
        return index.facets(
                new FacetRequest(
                        scope.over(asked.query()),
                        asked.window(),
                        asked.asOf(),
                        asked.keys(),
                        asked.top()));
    }

    AsOf<Histogram> histogram(HistogramRequest asked) {
        return index.histogram(
                new HistogramRequest(
                        scope.over(asked.query()),
                        asked.window(),
                        asked.asOf(),
                        asked.buckets(),
                        asked.stackBy()));
    }

    AsOf<List<ValueCount>> values(ValuesRequest asked) {
        return index.values(
                new ValuesRequest(
                        scope.over(asked.within()),
                        asked.window(),
                        asked.key(),
                        asked.prefix(),
                        asked.top()));
    }

    Optional<Event> event(EventId id) {
        return index.event(id).filter(event -> scope.holds(event.source()));
    }

    ExportManifest export(ExportRequest asked, EventForm form, OutputStream sink)
            throws IOException {
        return index.export(
                new ExportRequest(
                        scope.over(asked.query()), asked.window(), asked.asOf(), asked.format()),
                form,
                sink);
    }

    Tail tail(Query asked) {
        return index.tail(scope.over(asked));
    }

    Who who(long asOf) {
        return index.who(asOf);
    }
}
