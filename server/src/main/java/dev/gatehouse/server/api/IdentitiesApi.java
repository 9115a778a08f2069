package dev.gatehouse.server.api;

import static dev.gatehouse.server.web.Route.get;

import dev.gatehouse.access.compare.Identities;
import dev.gatehouse.access.compare.Identity;
import dev.gatehouse.access.compare.IdentityState;
import dev.gatehouse.access.compare.LiveComparisons;
import dev.gatehouse.event.Words;
import dev.gatehouse.people.Person;
import dev.gatehouse.server.api.PeopleAnswers.NamedAnswer;
import dev.gatehouse.server.audit.SelfAudit;
import dev.gatehouse.server.engine.EngineRooms;
import dev.gatehouse.server.web.Access;
import dev.gatehouse.server.web.Call;
import dev.gatehouse.server.web.Capability;
import dev.gatehouse.server.web.ProblemException;
import dev.gatehouse.server.web.Route;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Accounts that may do something and should be looked at: nobody answers for them, whoever they
/// belong to has left, or nobody uses them.
public final class IdentitiesApi {
    private static final int LIMIT_FALLBACK = 100;
    private static final int LIMIT_MAX = 1_000;

    private final EngineRooms rooms;
    private final LiveComparisons comparisons;
    private final SelfAudit audit;

    /// @param audit is told of each question before it is answered
    public IdentitiesApi(EngineRooms rooms, LiveComparisons comparisons, SelfAudit audit) {
        this.rooms = rooms;
        this.comparisons = comparisons;
        this.audit = audit;
    }

    /// Which.
    ///
    /// @param state orphaned, left or dormant; all when absent
    /// @param source only at the instance of this source
    /// @param after how many to pass over: the `next` of the page before
    public record IdentitiesQuestion(
            Optional<String> state,
            Optional<String> source,
            Optional<Integer> after,
            Optional<Integer> limit) {}

    /// A page of them, by state and account.
    ///
    /// @param states how many there are of each
    /// @param unseen where nobody can say that an account is not used
    public record IdentitiesAnswer(
            List<IdentityAnswer> identities,
            Optional<Integer> next,
            int count,
            TreeMap<String, Integer> states,
            List<UnwatchedAnswer> unseen) {}

    /// Where use would not have been seen.
    public record UnwatchedAnswer(String place, String why) {}

    /// An account.
    ///
    /// @param person whose it is, where that is known
    /// @param kind person or machine; absent where nobody knows
    /// @param says why it stands here
    /// @param permissions all that its rights let it do anywhere
    /// @param resources where, the widest first, some of them
    /// @param credentials active ones, by fingerprint
    /// @param last when it was last used, where that is known
    public record IdentityAnswer(
            String state,
            String account,
            Optional<NamedAnswer> person,
            Optional<String> kind,
            String says,
            List<String> permissions,
            List<String> resources,
            int rights,
            List<String> credentials,
            Optional<Instant> last) {}

    /// The routes.
    public List<Route<?, ?>> routes() {
        return List.of(
                get(
                                "/api/v1/access/identities",
                                Access.needs(Capability.ACCESS_READ),
                                "Accounts with rights that are orphaned, left or dormant.")
                        .answers(IdentitiesQuestion.class, IdentitiesAnswer.class, this::all));
    }

    private IdentitiesAnswer all(Call call, IdentitiesQuestion question) {
        Optional<IdentityState> state = question.state().map(IdentitiesApi::state);
        audit.noteRead(
                call.caller(),
                "access identities " + question.state().orElse(""),
                rooms.index().status().cursor() - 1);
        PlacesInScope places = new PlacesInScope(call.caller().scope(), rooms.sources());
        Identities.Found found = comparisons.identities();
        List<Identity> theirs =
                found.identities().stream()
                        .filter(one -> places.holds(one.account()))
                        .filter(one ->
                                question.source().isEmpty()
                                        || places.isAt(one.account(), question.source().get()))
                        .toList();
        TreeMap<String, Integer> states = new TreeMap<>();
        theirs.forEach(one -> states.merge(one.state().word(), 1, Integer::sum));
        List<Identity> asked =
                theirs.stream()
                        .filter(one -> state.isEmpty() || one.state() == state.get())
                        .toList();
        int from = Math.clamp(question.after().orElse(0), 0, asked.size());
        int limit = Math.clamp(question.limit().orElse(LIMIT_FALLBACK), 1, LIMIT_MAX);
        int to = Math.min(asked.size(), from + limit);
        return new IdentitiesAnswer(
                asked.subList(from, to).stream().map(IdentitiesApi::answer).toList(),
                to < asked.size() ? Optional.of(to) : Optional.empty(),
                asked.size(),
                states,
                found.unseen().entrySet().stream()
                        .filter(one -> places.holds(one.getKey()))
                        .map(one -> new UnwatchedAnswer(one.getKey(), one.getValue()))
                        .toList());
    }

    private static IdentityState state(String word) {
        return Words.parse(IdentityState.class, word)
                .orElseThrow(
                        () -> ProblemException.of(400, "A state is orphaned, left or dormant."));
    }

    private static IdentityAnswer answer(Identity one) {
        return new IdentityAnswer(
                one.state().word(),
                one.account(),
                one.subject().map(subject -> new NamedAnswer(subject.id(), subject.name())),
                one.subject().map(subject -> subject instanceof Person ? "person" : "machine"),
                one.says(),
                AbilitiesApi.words(one.permissions()),
                one.resources(),
                one.rights(),
                one.credentials(),
                one.last());
    }
}
