package dev.gatehouse.server.api;

import dev.gatehouse.event.Credential;
import dev.gatehouse.event.Event;
import dev.gatehouse.event.Namespace;
import dev.gatehouse.search.SearchRequest;
import dev.gatehouse.search.query.EventValues;
import dev.gatehouse.search.query.Key;
import dev.gatehouse.search.query.Match;
import dev.gatehouse.search.query.Query;
import dev.gatehouse.search.query.QueryPrinter;
import dev.gatehouse.server.api.EventApi.RelatedAnswer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What goes with an event, each as a query and how many events it finds: the same credential or
/// session, address and run, where the tool says them, and what the account did around that time.
final class RelatedEvents {
    /// How long before and after an event belongs to what goes on around it.
    static final Duration AROUND_MINUTES = Duration.ofMinutes(30);

    /// The kind of a credential that is a session of the tool.
    private static final String SESSION = "session";

    private final EventsInScope events;

    RelatedEvents(EventsInScope events) {
        this.events = events;
    }

    Map<String, RelatedAnswer> of(Event event) {
        Map<String, Query> queries = new LinkedHashMap<>();
        if (event.via() instanceof Credential.Known known) {
            String name = known.kind().equals(SESSION) ? SESSION : "credential";
            put(queries, name, Key.CREDENTIAL, known.fingerprint().orEmpty());
        }
        put(queries, "address", Key.IP, event.origin().address().orEmpty());
        put(queries, "run", Key.RUN, event.context().run().orEmpty());
        if (event.actor().kind() != Namespace.ANONYMOUS) {
            queries.put("around", around(event));
        }
        Map<String, RelatedAnswer> related = new LinkedHashMap<>();
        queries.forEach((name, query) -> related.put(name, counted(query)));
        return related;
    }

    private static void put(Map<String, Query> queries, String name, Key key, String value) {
        if (!value.isEmpty()) {
            queries.put(name, new Query.Field(key, new Match.Exactly(value)));
        }
    }

    private static Query around(Event event) {
        List<Query> parts = new ArrayList<>();
        EventValues.each(
                event,
                Key.ACCOUNT,
                account -> parts.add(new Query.Field(Key.ACCOUNT, new Match.Exactly(account))));
        long micros = EventValues.number(event, Key.TIME);
        long reach = AROUND_MINUTES.toMillis() * 1_000;
        parts.add(new Query.Field(Key.TIME, new Match.Between(micros - reach, micros + reach)));
        return Query.and(parts);
    }

    private RelatedAnswer counted(Query query) {
        var page = Asked.answered(() -> events.page(SearchRequest.first(query, 1)));
        return new RelatedAnswer(
                QueryPrinter.print(query), page.count().value(), page.count().capped());
    }
}
