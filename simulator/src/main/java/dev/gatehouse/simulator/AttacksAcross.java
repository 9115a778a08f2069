package dev.gatehouse.simulator;

import dev.gatehouse.simulator.Attacks.Attack;
import java.time.Duration;
import java.util.List;

/// Attacks that only show in several tools, or in who acts rather than in what is done.
final class AttacksAcross {
    private static final int NETWORKS = 4;

    private AttacksAcross() {}

    static List<Attack> all() {
        return List.of(
                new Attack("recovered-account-turns-a-pipeline", AttacksAcross::recovered),
                new Attack("bot-token-in-a-browser", AttacksAcross::browser),
                new Attack("secret-token-from-many-networks", AttacksAcross::networks),
                new Attack("session-taken-over-gives-itself-rights", AttacksAcross::manyChanges));
    }

    // A second factor is reset at the help desk; then a token, then a secret of a pipeline.
    private static void recovered(Telling told) {
        Person victim = told.somebody();
        Repository repository = told.deployed();
        Origin elsewhere = told.elsewhere();
        told.story()
                .doesFrom(
                        elsewhere,
                        victim,
                        GitHubAct.organisation("two_factor_authentication.disabled", victim.name()))
                .within(15)
                .doesFrom(
                        elsewhere,
                        victim,
                        GitHubAct.organisation("personal_access_token.create", victim.name()))
                .within(15)
                .doesFrom(
                        elsewhere,
                        victim,
                        GitHubAct.on(
                                repository,
                                "repo.update_actions_secret",
                                Telling.stolen(victim, "curl/8.9.1"),
                                Detail.text("key", "DEPLOY_KEY")));
    }

    private static void browser(Telling told) {
        Machine bot = told.company().machine("acme-mirror");
        Credential borrowed = Telling.stolen(bot, Credential.BROWSER.userAgent());
        Origin elsewhere = told.elsewhere();
        for (Repository repository : told.repositories(3)) {
            told.story()
                    .doesFrom(
                            elsewhere, bot, GitHubAct.on(repository, "repo.download_zip", borrowed))
                    .within(60);
        }
    }

    // A leaked workload's token is tried by whoever found it.
    private static void networks(Telling told) {
        Repository repository = told.deployed();
        Machine workload = told.company().workload(repository, Stage.PRODUCTION);
        VaultAct.Token token = Tokens.ofWorkload(workload, told.now());
        for (int i = 0; i < NETWORKS; i++) {
            told.story()
                    .doesFrom(
                            new Origin("198.51.100." + (10 + i), "NL"),
                            workload,
                            VaultAct.read(
                                    VaultAttacks.secret(repository, Stage.PRODUCTION, "database"),
                                    token))
                    .within(18);
        }
    }

    private static void manyChanges(Telling told) {
        Person victim = told.somebody(Team.IT);
        Origin elsewhere = told.elsewhere();
        Repository repository = told.repository();
        Person friend = told.somebody();
        told.story()
                .doesFrom(elsewhere, victim, RepositoryChores.member(repository, friend, "admin"))
                .within(10)
                .doesFrom(elsewhere, victim, RepositoryChores.deployKey(told, repository, true))
                .within(10)
                .doesFrom(
                        elsewhere,
                        victim,
                        GitHubAttacks.onBranch(repository, "protected_branch.policy_override"))
                .within(10)
                .doesFrom(
                        elsewhere,
                        victim,
                        GitHubAct.on(repository, "environment.delete", Credential.BROWSER))
                .after(Duration.ofSeconds(5))
                .doesFrom(
                        elsewhere,
                        victim,
                        GitHubAct.organisation("personal_access_token.create", victim.name()))
                .within(10)
                .doesFrom(
                        elsewhere,
                        victim,
                        GitHubAct.on(repository, "repo.transfer_start", Credential.BROWSER));
    }
}
