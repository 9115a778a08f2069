package dev.gatehouse.simulator;

import static dev.gatehouse.simulator.Detail.flag;
import static dev.gatehouse.simulator.Detail.number;
import static dev.gatehouse.simulator.Detail.text;

import dev.gatehouse.simulator.Attacks.Attack;
import java.util.List;

/// Attacks that take code from GitHub, show it to the world or destroy it.
final class GitHubThefts {
    private static final int CLONED = 45;
    private static final int ARCHIVES = 20;
    private static final int DELETED = 9;

    private GitHubThefts() {}

    static List<Attack> all() {
        return List.of(
                new Attack("github-everything-cloned", GitHubThefts::clones),
                new Attack("github-archives-downloaded", GitHubThefts::archives),
                new Attack("github-made-public", GitHubThefts::madePublic),
                new Attack("github-worm-repository", GitHubThefts::worm),
                new Attack("github-repositories-deleted", GitHubThefts::deleted));
    }

    // A script that clones what the token can see, one after the other.
    private static void clones(Telling told) {
        Person victim = told.somebody();
        Origin elsewhere = told.elsewhere();
        Credential stolen = Telling.stolen(victim, "git/2.39.2");
        for (Repository repository : told.repositories(CLONED)) {
            told.story()
                    .doesFrom(elsewhere, victim, GitHubAct.on(repository, "git.clone", stolen))
                    .within(3);
        }
    }

    private static void archives(Telling told) {
        Person victim = told.somebody();
        Origin elsewhere = told.elsewhere();
        Credential stolen = Telling.stolen(victim, "python-requests/2.32.3");
        for (Repository repository : told.repositories(ARCHIVES)) {
            told.story()
                    .doesFrom(
                            elsewhere,
                            victim,
                            GitHubAct.on(repository, "repo.download_zip", stolen))
                    .within(4);
        }
    }

    private static void madePublic(Telling told) {
        Person admin = told.somebody();
        told.story()
                .doesFrom(
                        told.elsewhere(),
                        admin,
                        RepositoryChores.shown(told.repository(), "private", "public"));
    }

    private static void worm(Telling told) {
        Person victim = told.somebody();
        String name = Company.ORGANISATION + "/" + victim.handles().gitHub() + "-Shai-Hulud";
        told.story()
                .doesFrom(
                        told.elsewhere(),
                        victim,
                        new GitHubAct(
                                "repo.create",
                                "create",
                                name,
                                Telling.stolen(victim, "axios/1.7.9"),
                                List.of(
                                        text("repo", name),
                                        number("repo_id", 733_500_000L + told.number(1_000)),
                                        flag("public_repo", true),
                                        text("visibility", "public"))));
    }

    private static void deleted(Telling told) {
        Person admin = told.somebody(Team.PLATFORM);
        Origin elsewhere = told.elsewhere();
        for (Repository repository : told.repositories(DELETED)) {
            told.story()
                    .doesFrom(
                            elsewhere,
                            admin,
                            GitHubAct.on(repository, "repo.destroy", Credential.BROWSER))
                    .within(8);
        }
    }
}
