package dev.gatehouse.simulator;

import dev.gatehouse.simulator.Chores.Chore;
import dev.gatehouse.simulator.GitLabAct.Subject;
import java.util.List;

/// What comes up on GitLab.
final class GitLabChores {
    private GitLabChores() {}

    static List<Chore> all() {
        return List.of(
                Chore.byDay(2, told -> said(told, "ci_runner_registered", "Ci::Runner")),
                Chore.byDay(2, told -> said(told, "deploy_key_added", "DeployKey")),
                Chore.byDay(6, told -> said(told, "project_access_token_created", "User")),
                Chore.byDay(20, told -> said(told, "personal_access_token_created", "User")),
                Chore.byDay(2, told -> said(told, "protected_branch_removed", "ProtectedBranch")),
                Chore.byDay(6, told -> said(told, "protected_branch_created", "ProtectedBranch")),
                Chore.byDay(2, told -> said(told, "project_destroyed", "Project")),
                Chore.byDay(1, told -> said(told, "approval_rule_deleted", "ApprovalProjectRule")),
                Chore.byDay(
                        2,
                        told ->
                                changed(
                                        told,
                                        "project_visibility_level_updated",
                                        "visibility_level",
                                        "Private",
                                        "Internal")),
                Chore.byDay(
                        1, told -> changed(told, "ci_variable_updated", "masked", "true", "false")),
                Chore.byDay(
                        0.5,
                        told -> changed(told, "ci_variable_updated", "protected", "true", "false")),
                Chore.byDay(60, told -> mistyped(told, 2 + told.number(4))),
                Chore.byDay(2, told -> mistyped(told, 11)),
                Chore.byDay(15, GitLabChores::reset));
    }

    private static void said(Telling told, String type, String kind) {
        Repository repository = told.repository();
        told.story()
                .does(
                        told.somebody(),
                        GitLabAct.said(
                                type,
                                Subject.project(repository),
                                new Subject(kind, 500 + told.number(4_000), repository.name()),
                                "Changed"));
    }

    private static void changed(Telling told, String type, String... change) {
        Subject project = Subject.project(told.repository());
        told.story().does(told.somebody(), GitLabAttacks.changed(type, project, project, change));
    }

    // From their own desk, and in the end they get in.
    private static void mistyped(Telling told, int times) {
        Person person = told.somebody();
        for (int i = 0; i < times; i++) {
            told.story().does(person, GitLabAttacks.failedSignIn(person)).within(40);
        }
        Subject user = Subject.user(person);
        told.story()
                .does(
                        person,
                        GitLabAct.said(
                                "authenticated_with_password",
                                user,
                                user,
                                "Signed in with STANDARD"));
    }

    private static void reset(Telling told) {
        Person person = told.somebody();
        Subject user = Subject.user(person);
        told.story()
                .does(
                        person,
                        GitLabAct.said(
                                "password_reset_requested",
                                user,
                                new Subject("User", user.id(), person.email()),
                                "Ask for password reset"));
    }
}
