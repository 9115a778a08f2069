package dev.gatehouse.server.api;

import static dev.gatehouse.server.web.Route.get;

import dev.gatehouse.access.Replay;
import dev.gatehouse.access.Rulebook;
import dev.gatehouse.access.compare.Grounds;
import dev.gatehouse.access.compare.Inputs;
import dev.gatehouse.access.compare.LiveComparisons;
import dev.gatehouse.access.least.Forms;
import dev.gatehouse.access.least.Least;
import dev.gatehouse.access.least.Tried;
import dev.gatehouse.access.least.Workflows;
import dev.gatehouse.access.model.Model;
import dev.gatehouse.inventory.CredentialFact;
import dev.gatehouse.server.audit.SelfAudit;
import dev.gatehouse.server.engine.EngineRooms;
import dev.gatehouse.server.web.Access;
import dev.gatehouse.server.web.Call;
import dev.gatehouse.server.web.Capability;
import dev.gatehouse.server.web.ProblemException;
import dev.gatehouse.server.web.Route;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Least privilege as a patch: the smallest setting the last 90 days would still have passed.
public final class LeastApi {
    /// Settings of one answer.
    static final int SETTINGS_MAX = 500;

    private final EngineRooms rooms;
    private final LiveComparisons comparisons;
    private final SelfAudit audit;

    /// Reads how tools write rights once, so that a mistake in it is told at the start.
    ///
    /// @param audit is told of each question before it is answered
    public LeastApi(EngineRooms rooms, LiveComparisons comparisons, SelfAudit audit) {
        this.rooms = rooms;
        this.comparisons = comparisons;
        this.audit = audit;
        Forms.load(rooms.toolFolders());
    }

    /// Of what; exactly one of role, team, token and workflow.
    ///
    /// @param role of the access model
    /// @param team or another group of a tool: a policy of Vault, a role of Kubernetes
    /// @param token the fingerprint of a credential
    /// @param workflow the path of a repository
    /// @param acceptBlind whether what nobody would have seen counts as not used
    public record LeastQuestion(
            Optional<String> role,
            Optional<String> team,
            Optional<String> token,
            Optional<String> workflow,
            Optional<Boolean> acceptBlind) {}

    /// What can be smaller.
    ///
    /// @param replay what a smaller role would make of all that happened, where a role was asked
    /// @param unseen why a permission is kept, or what is taken on trust
    public record LeastAnswer(
            String of,
            List<SettingAnswer> settings,
            Optional<String> replay,
            List<String> unseen) {}

    /// A setting that can be smaller.
    ///
    /// @param passed events of 90 days that need it and would still pass
    /// @param refused events that would be refused
    /// @param diff in the form of the model or the tool, lines with a sign
    public record SettingAnswer(
            String holder,
            String resource,
            List<String> before,
            List<String> after,
            long passed,
            long refused,
            int accounts,
            String diff) {}

    /// The routes.
    public List<Route<?, ?>> routes() {
        return List.of(
                get(
                                "/api/v1/access/least",
                                Access.needs(Capability.ACCESS_READ),
                                "The smallest setting the last 90 days would have passed.")
                        .answers(LeastQuestion.class, LeastAnswer.class, this::least));
    }

    private LeastAnswer least(Call call, LeastQuestion question) throws IOException {
        List<String> named =
                Stream.of(question.role(), question.team(), question.token(), question.workflow())
                        .flatMap(Optional::stream)
                        .toList();
        if (named.size() != 1) {
            throw ProblemException.of(400, "Name one role, team, token or workflow.");
        }
        audit.noteRead(
                call.caller(),
                "access least " + named.getFirst(),
                rooms.index().status().cursor() - 1);
        Inputs inputs = comparisons.inputs();
        Least least =
                new Least(
                        inputs,
                        Forms.load(rooms.toolFolders()),
                        question.acceptBlind().orElse(false));
        PlacesInScope places = new PlacesInScope(call.caller().scope(), rooms.sources());
        if (question.role().isPresent()) {
            return role(call, least, named.getFirst());
        }
        if (question.team().isPresent()) {
            return team(least, named.getFirst(), places);
        }
        return question.token().isPresent()
                ? token(least, named.getFirst(), inputs.grounds(), places)
                : workflow(call, inputs, question);
    }

    // A role says what is used everywhere, so only who may know of everything is told.
    private LeastAnswer role(Call call, Least least, String name) throws IOException {
        if (!call.caller().scope().isAll()) {
            throw ProblemException.of(403, "A role is judged by the events of all sources.");
        }
        Least.Role role =
                least.ofRole(name)
                        .orElseThrow(() ->
                                ProblemException.of(404, "Nobody is assigned a role called so."));
        List<SettingAnswer> settings = new ArrayList<>();
        Optional<String> replay = Optional.empty();
        if (!role.after().containsAll(role.before())) {
            settings.add(
                    new SettingAnswer(
                            name,
                            "",
                            AbilitiesApi.words(role.before()),
                            AbilitiesApi.words(role.after()),
                            role.passed(),
                            0,
                            role.accounts(),
                            role.patch().map(Least.Patched::diff).orElse("")));
            if (role.patch().isPresent()) {
                Rulebook now = rooms.judgement().rulebook();
                Model smaller = Model.read(role.patch().get().texts());
                Replay replayed =
                        rooms.judgement().replay(now.with(smaller, now.held()), "", _ -> {});
                replay = Optional.of("It " + replayed.sentence() + ".");
            }
        }
        return new LeastAnswer(name, settings, replay, List.copyOf(role.unseen()));
    }

    private LeastAnswer team(Least least, String name, PlacesInScope places) {
        List<String> groups = least.groups(name).stream().filter(places::holds).toList();
        if (groups.isEmpty()) {
            throw ProblemException.of(404, "No team, policy or role of a tool is called so.");
        }
        List<Tried> settings = new ArrayList<>();
        TreeSet<String> unseen = new TreeSet<>();
        for (String group : groups) {
            Least.Found found = least.ofGroup(group);
            settings.addAll(found.settings());
            unseen.addAll(found.unseen());
        }
        return answer(name, settings, unseen, places);
    }

    private static LeastAnswer token(
            Least least, String fingerprint, Grounds grounds, PlacesInScope places) {
        CredentialFact token =
                grounds.granted().credentials().stream()
                        .filter(one -> one.fingerprint().equals(fingerprint))
                        .filter(one -> places.holds(one.resource()))
                        .findFirst()
                        .orElseThrow(() ->
                                ProblemException.of(404, "No credential has that fingerprint."));
        Least.Found found = least.ofToken(token);
        return answer(fingerprint, found.settings(), found.unseen(), places);
    }

    private static LeastAnswer answer(
            String of, List<Tried> settings, Collection<String> unseen, PlacesInScope places) {
        return new LeastAnswer(
                of,
                settings.stream()
                        .filter(one -> places.holds(one.resource()))
                        .limit(SETTINGS_MAX)
                        .map(LeastApi::answer)
                        .toList(),
                Optional.empty(),
                List.copyOf(unseen));
    }

    private static SettingAnswer answer(Tried one) {
        return new SettingAnswer(
                one.holder(),
                one.resource(),
                AbilitiesApi.words(one.before()),
                AbilitiesApi.words(one.after()),
                one.passed(),
                one.refused(),
                one.accounts(),
                one.diff());
    }

    private LeastAnswer workflow(Call call, Inputs inputs, LeastQuestion question) {
        String path =
                NamedResource.of(rooms, call, question.workflow().orElse(""))
                        .path(inputs.grounds().granted());
        Forms forms =
                Forms.load(rooms.toolFolders()).getOrDefault(path.split("/", 2)[0], Forms.NONE);
        if (forms.scopes().isEmpty()) {
            throw ProblemException.of(
                    422, "Nobody has said what the workflows of this tool can be given.");
        }
        Workflows.Needed needed =
                new Workflows(inputs, forms, EventsInScope.of(rooms.index(), call)::page).of(path);
        boolean told = needed.unseen().isEmpty() || question.acceptBlind().orElse(false);
        return new LeastAnswer(
                path,
                told
                        ? List.of(
                                new SettingAnswer(
                                        path,
                                        path,
                                        List.of(),
                                        List.of(),
                                        needed.passed(),
                                        0,
                                        0,
                                        needed.diff()))
                        : List.of(),
                Optional.empty(),
                List.copyOf(needed.unseen()));
    }
}
