package dev.gatehouse.server.api;

import static dev.gatehouse.server.web.Route.get;

import dev.gatehouse.access.compare.Ability;
import dev.gatehouse.access.compare.Grounds;
import dev.gatehouse.access.compare.Holder;
import dev.gatehouse.access.compare.WhoCan;
import dev.gatehouse.access.used.Use;
import dev.gatehouse.event.Permission;
import dev.gatehouse.event.Words;
import dev.gatehouse.inventory.Picture;
import dev.gatehouse.people.Person;
import dev.gatehouse.people.Subject;
import dev.gatehouse.server.api.PeopleAnswers.NamedAnswer;
import dev.gatehouse.server.audit.SelfAudit;
import dev.gatehouse.server.engine.EngineRooms;
import dev.gatehouse.server.web.Access;
import dev.gatehouse.server.web.Call;
import dev.gatehouse.server.web.Capability;
import dev.gatehouse.server.web.ProblemException;
import dev.gatehouse.server.web.Route;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Who can do what to a resource, and whether somebody can.
public final class AbilitiesApi {
    private static final String PATH = "/api/v1/access";
    private static final int LIMIT_FALLBACK = 100;
    private static final int LIMIT_MAX = 1_000;
    private static final int NAMES_MAX = 8;

    private final EngineRooms rooms;
    private final SelfAudit audit;
    private final InstantSource clock;

    /// @param audit is told of each question before it is answered
    public AbilitiesApi(EngineRooms rooms, SelfAudit audit, InstantSource clock) {
        this.rooms = rooms;
        this.audit = audit;
        this.clock = clock;
    }

    /// Who can.
    ///
    /// @param resource a path, or how one ends
    /// @param permission one of the seven; any when absent
    /// @param at as of when; now when absent
    /// @param after how many to pass over: the `next` of the page before
    public record WhoCanQuestion(
            String resource,
            Optional<String> permission,
            Optional<String> at,
            Optional<Integer> after,
            Optional<Integer> limit) {}

    /// Somebody may, by one way.
    ///
    /// @param person whose account it is, where that is known
    /// @param kind person or machine; absent where nobody knows
    /// @param permissions of those asked for
    /// @param right where it is given: the path of the right
    /// @param through how they come by it, outermost first
    /// @param named the tool's own word for it
    /// @param oneStepAway whether they could not, but give it to themselves
    /// @param expected lines of the model, as `file:line`
    /// @param notExpected permissions that no line expects
    /// @param events how often the account did such a thing here or below
    /// @param last when it last did
    /// @param example the event of that
    public record AbilityAnswer(
            Optional<NamedAnswer> person,
            Optional<String> kind,
            String account,
            List<String> permissions,
            String right,
            List<String> through,
            String named,
            boolean oneStepAway,
            List<String> expected,
            List<String> notExpected,
            long events,
            Optional<Instant> last,
            Optional<String> example) {}

    /// A page of them, by name.
    ///
    /// @param resource the whole path
    /// @param modelled whether there is a model that says what is expected
    /// @param unseen what is not known, each a sentence
    public record WhoCanAnswer(
            String resource,
            Instant at,
            List<AbilityAnswer> can,
            Optional<Integer> next,
            int count,
            boolean modelled,
            List<String> unseen) {}

    /// Whether somebody can.
    ///
    /// @param person a name, address or id, or an account
    public record CanQuestion(
            String person, String permission, String resource, Optional<String> at) {}

    /// That somebody did what no way is known to let them.
    ///
    /// @param resource the one asked about, or one below
    /// @param last when they were last not refused
    /// @param example the event of that; absent where a refused attempt came after it
    public record NeverthelessAnswer(String resource, Instant last, Optional<String> example) {}

    /// Whether.
    ///
    /// @param answer yes, no or cannot-tell
    /// @param ways by which they can, or are one step away from it
    /// @param nevertheless where no way is known: that they did it
    public record CanAnswer(
            String answer,
            String who,
            String permission,
            String resource,
            Instant at,
            List<AbilityAnswer> ways,
            Optional<NeverthelessAnswer> nevertheless,
            List<String> unseen) {}

    /// The routes.
    public List<Route<?, ?>> routes() {
        Access read = Access.needs(Capability.ACCESS_READ);
        return List.of(
                get(PATH + "/who-can", read, "Who can do what to a resource, and by which way.")
                        .answers(WhoCanQuestion.class, WhoCanAnswer.class, this::whoCan),
                get(PATH + "/can", read, "Whether somebody can do something to a resource.")
                        .answers(CanQuestion.class, CanAnswer.class, this::can));
    }

    private WhoCanAnswer whoCan(Call call, WhoCanQuestion question) {
        Optional<Permission> permission = question.permission().map(AbilitiesApi::permission);
        Grounds grounds = grounds(question.at());
        String resource =
                NamedResource.of(rooms, call, question.resource()).path(grounds.granted());
        note(call, "who-can " + resource + permission.map(one -> " " + one.word()).orElse(""));
        WhoCan whoCan = new WhoCan(grounds, this::usesOf);
        List<Ability> all = whoCan.all(resource, permission);
        int from = Math.clamp(question.after().orElse(0), 0, all.size());
        int limit = Math.clamp(question.limit().orElse(LIMIT_FALLBACK), 1, LIMIT_MAX);
        int to = Math.min(all.size(), from + limit);
        return new WhoCanAnswer(
                resource,
                grounds.at(),
                all.subList(from, to).stream().map(AbilitiesApi::answer).toList(),
                to < all.size() ? Optional.of(to) : Optional.empty(),
                all.size(),
                !grounds.expected().model().isNone(),
                whoCan.unseen(resource));
    }

    private CanAnswer can(Call call, CanQuestion question) {
        Permission permission = permission(question.permission());
        Grounds grounds = grounds(question.at());
        String resource =
                NamedResource.of(rooms, call, question.resource()).path(grounds.granted());
        Holder whom = whom(question.person(), grounds, call.caller().scope().isAll());
        note(call, "can " + whom.name() + " " + permission.word() + " " + resource);
        WhoCan.Answer answer = new WhoCan(grounds, this::usesOf).can(whom, permission, resource);
        return new CanAnswer(
                Words.of(answer.verdict()),
                whom.name(),
                permission.word(),
                resource,
                grounds.at(),
                answer.ways().stream().map(AbilitiesApi::answer).toList(),
                answer.nevertheless().map(AbilitiesApi::nevertheless),
                answer.unseen());
    }

    private static NeverthelessAnswer nevertheless(Use use) {
        Instant last = use.lastAllowed().orElseThrow();
        return new NeverthelessAnswer(
                use.resource(),
                last,
                Optional.of(use.newest().toString()).filter(_ -> last.equals(use.last())));
    }

    // Together: events that are being judged are waited for once, not once an account.
    private Map<String, List<Use>> usesOf(Set<String> accounts, String resource) {
        return rooms.judgement()
                .counted(uses ->
                        accounts.stream()
                                .collect(
                                        Collectors.toMap(
                                                account -> account,
                                                account ->
                                                        uses.of(
                                                                account,
                                                                path ->
                                                                        Grounds.covers(
                                                                                resource, path)))));
    }

    private void note(Call call, String question) {
        audit.noteRead(call.caller(), question, rooms.index().status().cursor() - 1);
    }

    private Grounds grounds(Optional<String> at) {
        Optional<Instant> asked = at.map(text -> Asked.instant("at", text));
        return Grounds.of(
                rooms.judgement().rulebook().model(),
                asked.map(rooms.inventory()::at).orElseGet(rooms.inventory()::now),
                rooms.people().now(),
                asked.orElseGet(clock::instant));
    }

    private static Permission permission(String word) {
        return Words.parse(Permission.class, word)
                .filter(one -> one != Permission.NONE)
                .orElseThrow(() ->
                        ProblemException.of(
                                400,
                                "A permission is read, secret, write, run, approve, deploy or"
                                        + " admin."));
    }

    // Who may not know of everybody is not told their names.
    private static Holder whom(String text, Grounds grounds, boolean tell) {
        List<Holder> found = Holder.called(text.strip(), grounds.who(), grounds.at());
        if (found.size() > 1) {
            String names =
                    found.stream()
                            .limit(NAMES_MAX)
                            .map(one ->
                                    one.subject().map(Subject::id).orElse("")
                                            + " ("
                                            + one.name()
                                            + ")")
                            .collect(Collectors.joining(", "));
            throw ProblemException.of(
                    409,
                    "Several are called so; say which by id" + (tell ? ": " + names : "") + ".");
        }
        return found.stream()
                .findFirst()
                .orElseThrow(() ->
                        ProblemException.of(404, "There is no such person, machine or account."));
    }

    /// One way as the API gives it.
    static AbilityAnswer answer(Ability one) {
        Optional<Use> newest = one.uses().stream().max(Comparator.comparing(Use::last));
        return new AbilityAnswer(
                one.subject().map(subject -> new NamedAnswer(subject.id(), subject.name())),
                one.subject().map(subject -> subject instanceof Person ? "person" : "machine"),
                one.account(),
                words(one.permissions()),
                one.right().resource(),
                one.right().through(),
                one.right().named(),
                one.oneStepAway(),
                one.expected(),
                words(one.unexpected()),
                one.uses().stream().mapToLong(Use::events).sum(),
                newest.map(Use::last),
                newest.map(use -> use.newest().toString()));
    }

    /// What no snapshot tells about who may do what to a resource, each a sentence.
    static List<String> unseen(EngineRooms rooms, Picture granted, String resource) {
        Grounds grounds =
                Grounds.of(
                        rooms.judgement().rulebook().model(),
                        granted,
                        rooms.people().now(),
                        granted.at());
        return new WhoCan(grounds, (_, _) -> Map.of()).unseen(resource);
    }

    static List<String> words(Collection<Permission> permissions) {
        return permissions.stream().sorted().map(Permission::word).toList();
    }
}
