package dev.gatehouse.simulator;

import static dev.gatehouse.simulator.Detail.text;

import dev.gatehouse.simulator.Attacks.Attack;
import java.util.List;

/// Attacks on what guards an organisation and its repositories on GitHub. Whoever attacks holds a
/// stolen session or token and comes from somewhere else.
final class GitHubAttacks {
    private GitHubAttacks() {}

    static List<Attack> all() {
        return List.of(
                new Attack(
                        "github-two-factor-off",
                        told -> setting(told, "org.disable_two_factor_requirement")),
                new Attack("github-single-sign-on-off", told -> setting(told, "org.disable_saml")),
                new Attack(
                        "github-audit-stream-cut",
                        told -> setting(told, "audit_log_streaming.destroy")),
                new Attack("github-owner-made", GitHubAttacks::owner),
                new Attack("github-branch-opened", GitHubAttacks::branch),
                new Attack("github-ruleset-off", GitHubAttacks::ruleset),
                new Attack("github-push-protection-off", GitHubAttacks::pushProtection),
                new Attack("github-approval-taken-from-environment", GitHubAttacks::environment),
                new Attack("github-deploy-key-that-writes", GitHubAttacks::deployKey),
                new Attack("github-runner-of-their-own", GitHubAttacks::runner),
                new Attack("github-webhook-to-stranger", GitHubAttacks::webhook),
                new Attack("github-stranger-invited", GitHubAttacks::stranger));
    }

    private static void setting(Telling told, String action) {
        Person owner = told.somebody(Team.IT);
        Origin elsewhere = told.elsewhere();
        told.story()
                .doesFrom(
                        elsewhere, owner, GitHubAct.organisation("org.sso_response", owner.name()))
                .within(50)
                .doesFrom(elsewhere, owner, GitHubAct.organisation(action, Company.ORGANISATION));
    }

    private static void owner(Telling told) {
        Person owner = told.somebody(Team.IT);
        Person raised = told.somebody();
        Origin elsewhere = told.elsewhere();
        told.story()
                .doesFrom(
                        elsewhere,
                        owner,
                        GitHubAct.organisation(
                                "org.update_member",
                                raised.name(),
                                Administration.user(raised),
                                Administration.userId(raised),
                                text("old_permission", "read"),
                                text("permission", "admin")));
        for (Repository repository : told.repositories(4)) {
            told.story()
                    .within(20)
                    .doesFrom(elsewhere, raised, CodeWork.git(repository, "git.clone", raised));
        }
    }

    private static void branch(Telling told) {
        Person admin = told.somebody(Team.PLATFORM);
        Repository repository = told.repository();
        Origin elsewhere = told.elsewhere();
        told.story()
                .doesFrom(elsewhere, admin, onBranch(repository, "protected_branch.destroy"))
                .within(40)
                .doesFrom(elsewhere, admin, CodeWork.git(repository, "git.push", admin))
                .within(60)
                .doesFrom(elsewhere, admin, onBranch(repository, "protected_branch.create"));
    }

    static GitHubAct onBranch(Repository repository, String action) {
        return GitHubAct.on(repository, action, Credential.BROWSER, text("name", "main"));
    }

    private static void ruleset(Telling told) {
        Person admin = told.somebody();
        Repository repository = told.repository();
        Origin elsewhere = told.elsewhere();
        told.story()
                .doesFrom(
                        elsewhere,
                        admin,
                        GitHubAct.on(
                                repository,
                                "repository_ruleset.update",
                                Credential.BROWSER,
                                text("ruleset_name", "main"),
                                text("ruleset_old_enforcement", "enabled"),
                                text("ruleset_enforcement", "disabled")))
                .within(30)
                .doesFrom(elsewhere, admin, CodeWork.git(repository, "git.push", admin));
    }

    private static void pushProtection(Telling told) {
        Person admin = told.somebody();
        Repository repository = told.repository();
        Origin elsewhere = told.elsewhere();
        GitHubAct off =
                GitHubAct.on(
                        repository,
                        "repository_secret_scanning_push_protection.disable",
                        Credential.BROWSER);
        told.story()
                .doesFrom(elsewhere, admin, off)
                .within(30)
                .doesFrom(elsewhere, admin, CodeWork.git(repository, "git.push", admin));
    }

    private static void environment(Telling told) {
        Person admin = told.somebody();
        Repository repository = told.deployed();
        Origin elsewhere = told.elsewhere();
        told.story()
                .doesFrom(
                        elsewhere,
                        admin,
                        GitHubAct.on(
                                repository,
                                "environment.remove_protection_rule",
                                Credential.BROWSER,
                                text("environment_name", Stage.PRODUCTION.slug()),
                                text("type", "required_reviewers")))
                .within(40)
                .doesFrom(elsewhere, admin, CodeWork.git(repository, "git.push", admin));
        WorkflowRun run = WorkflowRun.onMain(told.story(), repository, "deploy", "production");
        told.story()
                .doesFrom(elsewhere, admin, run.created(admin.token()))
                .within(20)
                .does(admin, run.prepared("deploy-production", List.of("DEPLOY_KEY")));
    }

    private static void deployKey(Telling told) {
        Person admin = told.somebody();
        Repository repository = told.repository();
        told.story()
                .doesFrom(
                        told.elsewhere(),
                        admin,
                        RepositoryChores.deployKey(told, repository, false));
    }

    private static void runner(Telling told) {
        Person admin = told.somebody();
        Repository repository = told.deployed();
        Origin elsewhere = told.elsewhere();
        Credential stolen = Telling.stolen(admin, "curl/8.9.1");
        told.story()
                .doesFrom(
                        elsewhere,
                        admin,
                        GitHubAct.on(repository, "repo.register_self_hosted_runner", stolen))
                .within(40)
                .doesFrom(elsewhere, admin, CodeWork.git(repository, "git.push", admin));
    }

    private static void webhook(Telling told) {
        Person admin = told.somebody();
        told.story()
                .doesFrom(
                        told.elsewhere(),
                        admin,
                        RepositoryChores.webhook(
                                told.repository(), "https://in.collect.example/x"));
    }

    private static void stranger(Telling told) {
        Person owner = told.somebody(Team.IT);
        told.story()
                .doesFrom(
                        told.elsewhere(),
                        owner,
                        GitHubAct.organisation(
                                "org.invite_member",
                                "a stranger",
                                text("email", "ci.support.desk@proton.me"),
                                text("role", "direct_member")));
    }
}
