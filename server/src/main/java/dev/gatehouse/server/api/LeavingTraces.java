package dev.gatehouse.server.api;

import dev.gatehouse.event.Credential;
import dev.gatehouse.event.Event;
import dev.gatehouse.event.Outcome;
import dev.gatehouse.event.Verb;
import dev.gatehouse.inventory.Fact;
import dev.gatehouse.people.AccountSeen;
import dev.gatehouse.people.Accounts;
import dev.gatehouse.review.leaving.Traces;
import dev.gatehouse.review.leaving.Traces.Acted;
import dev.gatehouse.review.leaving.Traces.Taken;
import dev.gatehouse.search.FacetRequest;
import dev.gatehouse.search.SearchRequest;
import dev.gatehouse.search.Window;
import dev.gatehouse.search.query.EventValues;
import dev.gatehouse.search.query.Key;
import dev.gatehouse.search.query.Match;
import dev.gatehouse.search.query.PathPattern;
import dev.gatehouse.search.query.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// What events tell of somebody who leaves: what their accounts and credentials did since, and what
/// took an account out.
final class LeavingTraces {
    /// Credentials looked at, those used most.
    private static final int CREDENTIALS_MAX = 200;

    /// Events that took something away, looked at for one account, the latest.
    private static final int TAKEN_MAX = 50;

    // `tool/instance/organisation/members/name` and shorter; out of one project is not out.
    private static final int MEMBER_SEGMENTS_MAX = 5;
    private static final Set<String> MEMBERS =
            Set.of("member", "user", "account", "entity", "identity");

    private final EventsInScope events;
    private final Accounts accounts;

    LeavingTraces(EventsInScope events, Accounts accounts) {
        this.events = events;
        this.accounts = accounts;
    }

    /// What they tell.
    ///
    /// @param theirs accounts
    /// @param end since when nothing of theirs is expected
    /// @param from since when something may have been taken away
    Traces of(List<String> theirs, Instant end, Instant from) {
        if (theirs.isEmpty()) {
            return new Traces(Map.of(), Map.of(), List.of());
        }
        Map<String, Acted> acted = new HashMap<>();
        theirs.forEach(account ->
                acted(and(field(Key.ACCOUNT, account), since(end)))
                        .ifPresent(one -> acted.put(account, one)));
        return new Traces(acted, credentials(theirs, end), taken(theirs, from));
    }

    /// All they did since, as a query.
    static Query since(List<String> theirs, Instant end) {
        return and(anyOf(theirs), since(end));
    }

    private Map<String, Acted> credentials(List<String> theirs, Instant end) {
        Query query = since(theirs, end);
        Map<String, Acted> found = new HashMap<>();
        var request =
                new FacetRequest(
                        query,
                        Window.ALL_TIME,
                        OptionalLong.empty(),
                        List.of(Key.CREDENTIAL),
                        CREDENTIALS_MAX);
        for (var value :
                Asked.answered(() -> events.facets(request)).answer().getFirst().values()) {
            Query with = and(query, field(Key.CREDENTIAL, value.value()));
            // A credential with a fingerprint and a name is two values; it is told by the first.
            newest(with)
                    .filter(event -> fingerprint(event).equals(value.value()))
                    .flatMap(_ -> acted(with))
                    .ifPresent(one -> found.put(value.value(), one));
        }
        return found;
    }

    private static String fingerprint(Event event) {
        if (!(event.via() instanceof Credential.Known known)) {
            return "";
        }
        String fingerprint = known.fingerprint().orEmpty();
        return fingerprint.isEmpty() ? known.name().orEmpty() : fingerprint;
    }

    private Optional<Acted> acted(Query query) {
        Query refused =
                new Query.Field(
                        Key.OUTCOME,
                        new Match.AnyOf(
                                List.of(
                                        new Match.Exactly(Outcome.DENIED.word()),
                                        new Match.Exactly(Outcome.FAILED.word()))));
        long all = count(query);
        if (all == 0) {
            return Optional.empty();
        }
        Query worked = and(query, new Query.Not(refused));
        return newest(worked)
                .or(() -> newest(query))
                .map(event ->
                        new Acted(
                                event.account(),
                                all,
                                count(worked),
                                event.time().time(),
                                event.id()));
    }

    private Optional<Event> newest(Query query) {
        return Asked.answered(() -> events.page(SearchRequest.first(query, 1))).events().stream()
                .findFirst();
    }

    private long count(Query query) {
        return Asked.answered(() -> events.page(SearchRequest.first(query, 1))).count().value();
    }

    private List<Taken> taken(List<String> theirs, Instant from) {
        List<Taken> taken = new ArrayList<>();
        for (String account : theirs) {
            String place = Fact.place(account);
            String id = account.substring(account.indexOf('/', place.length() + 1) + 1);
            Query query =
                    and(
                            field(Key.TOOL, place.substring(0, place.indexOf('/'))),
                            new Query.Field(
                                    Key.VERB,
                                    new Match.AnyOf(
                                            List.of(
                                                    new Match.Exactly(Verb.REVOKE.word()),
                                                    new Match.Exactly(Verb.DELETE.word())))),
                            named(id, accounts.of(account).map(AccountSeen::name).orElse("")),
                            since(from));
            Asked.answered(() -> events.page(SearchRequest.first(query, TAKEN_MAX)))
                    .events()
                    .stream()
                    .filter(event -> isOut(event, place))
                    .map(event ->
                            new Taken(
                                    account,
                                    event.resource().path().text(),
                                    event.time().time(),
                                    event.id()))
                    .forEach(taken::add);
        }
        taken.sort(Comparator.comparing(Taken::when));
        return taken;
    }

    private static Query named(String id, String name) {
        Query byId = field(Key.RESOURCE_ID, id);
        // In a path a star and a slash mean something, and what somebody called themselves must
        // not.
        return name.isEmpty() || name.matches(".*[*/].*")
                ? byId
                : Query.or(
                        List.of(
                                byId,
                                new Query.Field(
                                        Key.RESOURCE,
                                        new Match.Under(new PathPattern("members/" + name)))));
    }

    private static boolean isOut(Event event, String place) {
        String path = event.resource().path().text();
        return path.startsWith(place + "/")
                && path.split("/").length <= MEMBER_SEGMENTS_MAX
                && MEMBERS.contains(event.resource().type())
                && event.deed().outcome() != Outcome.DENIED
                && event.deed().outcome() != Outcome.FAILED;
    }

    private static Query anyOf(List<String> accounts) {
        return Query.or(
                accounts.stream().<Query>map(account -> field(Key.ACCOUNT, account)).toList());
    }

    private static Query since(Instant when) {
        return new Query.Field(
                Key.TIME, new Match.Between(EventValues.micros(when), Long.MAX_VALUE));
    }

    private static Query field(Key key, String value) {
        return new Query.Field(key, new Match.Exactly(value));
    }

    private static Query and(Query... parts) {
        return Query.and(List.of(parts));
    }
}
