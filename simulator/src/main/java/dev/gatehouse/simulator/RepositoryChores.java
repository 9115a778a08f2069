package dev.gatehouse.simulator;

import static dev.gatehouse.simulator.Detail.group;
import static dev.gatehouse.simulator.Detail.text;

import dev.gatehouse.simulator.Chores.Chore;
import java.util.List;

/// Looking after single repositories on GitHub.
final class RepositoryChores {
    private RepositoryChores() {}

    static List<Chore> all() {
        return List.of(
                Chore.byDay(15, told -> on(told, "repo.create")),
                Chore.byDay(5, told -> on(told, "repo.archived")),
                Chore.byDay(2, told -> on(told, "repo.destroy")),
                Chore.byDay(2, told -> does(told, shown(told.repository(), "private", "internal"))),
                Chore.byDay(0.4, told -> does(told, shown(told.repository(), "private", "public"))),
                Chore.byDay(20, told -> onBranch(told, "protected_branch.create")),
                Chore.byDay(2, told -> onBranch(told, "protected_branch.destroy")),
                Chore.byDay(6, told -> onBranch(told, "protected_branch.policy_override")),
                Chore.byDay(12, told -> onBranch(told, "protected_branch.rejected_ref_update")),
                Chore.byDay(3, told -> on(told, "environment.update_protection_rule")),
                Chore.byDay(0.5, told -> on(told, "environment.remove_protection_rule")),
                Chore.byDay(1, told -> on(told, "environment.delete")),
                Chore.byDay(6, told -> on(told, "secret_scanning_alert.create")),
                Chore.byDay(5, told -> on(told, "secret_scanning_push_protection.bypass")),
                Chore.byDay(
                        0.3,
                        told -> on(told, "repository_secret_scanning_push_protection.disable")),
                Chore.byDay(1, RepositoryChores::ruleset),
                Chore.byDay(
                        10,
                        told -> does(told, member(told.repository(), told.somebody(), "write"))),
                Chore.byDay(4, told -> does(told, deployKey(told, told.repository(), true))),
                Chore.byDay(0.6, told -> does(told, deployKey(told, told.repository(), false))),
                Chore.byDay(
                        5,
                        told ->
                                does(
                                        told,
                                        webhook(
                                                told.repository(),
                                                "https://ci.acme.example/hook"))),
                Chore.byDay(
                        0.5,
                        told ->
                                does(
                                        told,
                                        webhook(
                                                told.repository(),
                                                "https://hooks.board.example/"
                                                        + told.number(9_000)))));
    }

    private static void does(Telling told, GitHubAct act) {
        told.story().does(told.somebody(), act);
    }

    private static void on(Telling told, String action) {
        does(told, GitHubAct.on(told.repository(), action, Credential.BROWSER));
    }

    private static void onBranch(Telling told, String action) {
        does(told, GitHubAttacks.onBranch(told.repository(), action));
    }

    private static void ruleset(Telling told) {
        does(
                told,
                GitHubAct.on(
                        told.repository(),
                        "repository_ruleset.update",
                        Credential.BROWSER,
                        text("ruleset_name", "main"),
                        text("ruleset_old_enforcement", "evaluate"),
                        text("ruleset_enforcement", "enabled")));
    }

    static GitHubAct shown(Repository repository, String before, String after) {
        return new GitHubAct(
                "repo.access",
                "modify",
                repository.path(),
                Credential.BROWSER,
                List.of(
                        text("repo", repository.path()),
                        Detail.number("repo_id", repository.gitHubId()),
                        text("previous_visibility", before),
                        text("visibility", after)));
    }

    static GitHubAct member(Repository repository, Person member, String permission) {
        return GitHubAct.on(
                repository,
                "repo.add_member",
                Credential.BROWSER,
                Administration.user(member),
                Administration.userId(member),
                text("permission", permission));
    }

    static GitHubAct deployKey(Telling told, Repository repository, boolean readOnly) {
        return GitHubAct.on(
                repository,
                "public_key.create",
                Credential.BROWSER,
                text("title", "ci"),
                text("read_only", Boolean.toString(readOnly)),
                text("fingerprint", told.story().identifiers().commit().substring(0, 32)));
    }

    static GitHubAct webhook(Repository repository, String address) {
        return GitHubAct.on(
                repository,
                "hook.create",
                Credential.BROWSER,
                Detail.number("hook_id", 4_100_000L + repository.gitLabId()),
                group("config", text("url", address), text("content_type", "json")));
    }
}
