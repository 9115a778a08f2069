package dev.gatehouse.server.api;

import static dev.gatehouse.server.web.Route.get;

import dev.gatehouse.event.EventId;
import dev.gatehouse.people.Employment;
import dev.gatehouse.people.Link;
import dev.gatehouse.people.Person;
import dev.gatehouse.people.Who;
import dev.gatehouse.review.leaving.Leftover;
import dev.gatehouse.review.leaving.Leftovers;
import dev.gatehouse.review.leaving.Traces;
import dev.gatehouse.search.query.QueryPrinter;
import dev.gatehouse.server.audit.SelfAudit;
import dev.gatehouse.server.engine.EngineRooms;
import dev.gatehouse.server.web.Access;
import dev.gatehouse.server.web.Call;
import dev.gatehouse.server.web.Capability;
import dev.gatehouse.server.web.ProblemException;
import dev.gatehouse.server.web.Route;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// What somebody who left, or is about to, could still reach things by: each with what closed it.
public final class LeavingApi {
    /// Since how long before their last day something counts as taken away because they left.
    static final Duration BEFORE_DAYS = Duration.ofDays(60);

    private final EngineRooms rooms;
    private final SelfAudit audit;
    private final InstantSource clock;

    /// @param audit is told of each question before it is answered
    public LeavingApi(EngineRooms rooms, SelfAudit audit, InstantSource clock) {
        this.rooms = rooms;
        this.audit = audit;
        this.clock = clock;
    }

    /// Of whom.
    ///
    /// @param id or exactly a name or address
    public record LeavingQuestion(String id) {}

    /// What there is of them.
    ///
    /// @param state expected, active, moved or left
    /// @param end the first moment they no longer work here, where that was said
    /// @param asOf the last position of the journal this knows of
    /// @param states how many stand how
    /// @param leftovers what wants a hand first
    /// @param query finds what they did since; empty where they are here, or have no account
    public record LeavingAnswer(
            String id,
            String name,
            String state,
            Optional<Instant> end,
            Instant at,
            long asOf,
            TreeMap<String, Integer> states,
            List<LeftoverAnswer> leftovers,
            Optional<String> query) {}

    /// One thing they could reach something by.
    ///
    /// @param kind account, right, credential or machine
    /// @param on the path of what it opens; absent where it opens nothing by itself
    /// @param state open, cannot-tell or closed
    /// @param says why it stands so
    /// @param closed when
    /// @param event that closed it, where one says so
    public record LeftoverAnswer(
            String kind,
            String account,
            String name,
            Optional<String> on,
            String state,
            String says,
            Optional<Instant> closed,
            Optional<String> event) {
        static LeftoverAnswer of(Leftover one) {
            return new LeftoverAnswer(
                    one.kind().word(),
                    one.account(),
                    one.name(),
                    Optional.of(one.on()).filter(on -> !on.isEmpty()),
                    one.state().word(),
                    one.says(),
                    one.closing().map(Leftover.Closing::when),
                    one.closing().flatMap(Leftover.Closing::event).map(EventId::toString));
        }
    }

    /// The routes.
    public List<Route<?, ?>> routes() {
        return List.of(
                get(
                                "/api/v1/people/leaving",
                                Access.needs(Capability.PEOPLE_READ),
                                "What somebody who leaves could still reach things by, and what"
                                        + " closed each.")
                        .answers(LeavingQuestion.class, LeavingAnswer.class, this::leaving));
    }

    private LeavingAnswer leaving(Call call, LeavingQuestion question) {
        for (Capability needed : List.of(Capability.ACCESS_READ, Capability.EVENTS_READ)) {
            if (!call.caller().may(needed)) {
                throw ProblemException.of(403, "This needs " + needed.word() + " too.");
            }
        }
        Who who = rooms.people().now();
        Person person = person(question.id(), who);
        Instant now = clock.instant();
        long asOf = rooms.index().status().cursor() - 1;
        audit.noteRead(call.caller(), "leaving " + person.id(), asOf);
        List<String> theirs =
                who.linksOf(person.id()).stream().map(Link::account).distinct().toList();
        Instant end = person.employment().end().orElse(now);
        Instant from = end.minus(BEFORE_DAYS);
        Traces traces =
                new LeavingTraces(EventsInScope.of(rooms.index(), call), rooms.accounts())
                        .of(theirs, end, from);
        List<LeftoverAnswer> leftovers =
                Leftovers.of(
                                person,
                                who,
                                traces,
                                new Leftovers.Inventoried(
                                        rooms.inventory().now(),
                                        rooms.inventory().alterations(from, now)))
                        .stream()
                        .map(LeftoverAnswer::of)
                        .toList();
        TreeMap<String, Integer> states = new TreeMap<>();
        for (Leftover.State state : Leftover.State.values()) {
            states.put(state.word(), 0);
        }
        leftovers.forEach(one -> states.merge(one.state(), 1, Integer::sum));
        Employment.State state = person.employment().at(now);
        boolean hasLeft = state == Employment.State.LEFT && !theirs.isEmpty();
        return new LeavingAnswer(
                person.id(),
                person.name(),
                state.word(),
                person.employment().end(),
                now,
                asOf,
                states,
                leftovers,
                hasLeft
                        ? Optional.of(QueryPrinter.print(LeavingTraces.since(theirs, end)))
                        : Optional.empty());
    }

    private static Person person(String id, Who who) {
        return who.subject(id).orElseGet(() -> PeopleApi.called(id, who)) instanceof Person person
                ? person
                : notAPerson();
    }

    private static Person notAPerson() {
        throw ProblemException.of(422, "A machine does not leave; look at who answers for it.");
    }
}
