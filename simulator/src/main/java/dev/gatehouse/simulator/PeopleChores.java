package dev.gatehouse.simulator;

import dev.gatehouse.simulator.Chores.Chore;
import dev.gatehouse.simulator.KubernetesAct.Asked;
import dev.gatehouse.simulator.KubernetesAct.Reference;
import java.util.List;

/// People who join, leave, or are woken at night.
final class PeopleChores {
    private PeopleChores() {}

    static List<Chore> all() {
        return List.of(
                Chore.byDay(5, PeopleChores::joins),
                Chore.byDay(4, PeopleChores::leaves),
                Chore.byDay(0.2, PeopleChores::becomesOwner),
                Chore.atAnyHour(12, PeopleChores::woken));
    }

    private static void joins(Telling told) {
        Person it = told.somebody(Team.IT);
        Person joiner = told.somebody();
        told.story()
                .does(it, organisation("org.add_member", joiner, "read"))
                .within(300)
                .does(it, Administration.teamMember(joiner.team().slug(), joiner))
                .within(600);
        for (Repository repository : told.repositories(10)) {
            told.story().does(joiner, CodeWork.git(repository, "git.clone", joiner)).within(400);
        }
        VaultAct.Token token = Tokens.ofPerson(joiner, told.now());
        told.story().does(joiner, Tokens.signIn("oidc", token));
    }

    private static GitHubAct organisation(String action, Person whom, String permission) {
        return GitHubAct.organisation(
                action,
                whom.name(),
                Administration.user(whom),
                Administration.userId(whom),
                Detail.text("permission", permission));
    }

    private static void leaves(Telling told) {
        Person it = told.somebody(Team.IT);
        Person leaver = told.somebody();
        told.story()
                .does(it, organisation("org.remove_member", leaver, "read"))
                .within(60)
                .does(it, organisation("personal_access_token.access_revoked", leaver, "read"));
    }

    private static void becomesOwner(Telling told) {
        Person it = told.somebody(Team.IT);
        told.story().does(it, organisation("org.update_member", told.somebody(Team.IT), "admin"));
    }

    // A shell in production, a look at its secret, a build: at any hour.
    private static void woken(Telling told) {
        Person onCall = told.somebody();
        Repository repository = told.deployed();
        String namespace = repository.namespace(Stage.PRODUCTION);
        Reference shell =
                new Reference(
                        "",
                        "pods",
                        "exec",
                        namespace,
                        repository.name() + "-" + told.number(9_999));
        VaultAct.Token token = Tokens.ofPerson(onCall, told.now(), "on-call");
        told.story()
                .does(onCall, KubernetesAttacks.asks("create", shell, onCall, Asked.NOTHING))
                .within(200)
                .does(
                        onCall,
                        VaultAct.read(
                                VaultAttacks.secret(repository, Stage.PRODUCTION, "database"),
                                token));
    }
}
