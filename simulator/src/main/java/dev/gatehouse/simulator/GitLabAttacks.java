package dev.gatehouse.simulator;

import static dev.gatehouse.simulator.Detail.text;
import static dev.gatehouse.simulator.Detail.texts;

import dev.gatehouse.simulator.Attacks.Attack;
import dev.gatehouse.simulator.GitLabAct.Subject;
import java.util.List;

/// Attacks on GitLab.
final class GitLabAttacks {
    private static final Subject INSTANCE =
            new Subject("Gitlab::Audit::InstanceScope", 1, "gitlab_instance");
    private static final int GUESSES = 40;
    private static final int DESTROYED = 8;

    private GitLabAttacks() {}

    static List<Attack> all() {
        return List.of(
                new Attack("gitlab-administrator-made", GitLabAttacks::administrator),
                new Attack("gitlab-audit-stream-cut", GitLabAttacks::stream),
                new Attack("gitlab-branch-opened", GitLabAttacks::branch),
                new Attack("gitlab-made-public", GitLabAttacks::madePublic),
                new Attack("gitlab-two-factor-off", GitLabAttacks::twoFactor),
                new Attack("gitlab-passwords-guessed", GitLabAttacks::guesses),
                new Attack("gitlab-projects-destroyed", GitLabAttacks::destroyed),
                new Attack("gitlab-password-reset-to-two-addresses", GitLabAttacks::reset),
                new Attack("gitlab-variable-unmasked", GitLabAttacks::variable));
    }

    static GitLabAct changed(String type, Subject entity, Subject target, String... fromTo) {
        return new GitLabAct(
                type,
                entity,
                target,
                List.of(text("change", fromTo[0]), text("from", fromTo[1]), text("to", fromTo[2])));
    }

    private static void administrator(Telling told) {
        Person admin = told.somebody(Team.IT);
        Subject raised = Subject.user(told.somebody());
        told.story()
                .doesFrom(
                        told.elsewhere(),
                        admin,
                        changed(
                                "user_admin_status_updated",
                                raised,
                                raised,
                                "admin",
                                "false",
                                "true"));
    }

    private static void stream(Telling told) {
        Person owner = told.somebody(Team.IT);
        Subject group = group();
        told.story()
                .doesFrom(
                        told.elsewhere(),
                        owner,
                        GitLabAct.said(
                                "deleted_group_audit_event_streaming_destination",
                                group,
                                new Subject(
                                        "AuditEvents::Group::ExternalStreamingDestination",
                                        3,
                                        "siem"),
                                "Deleted audit event streaming destination for HTTP"));
    }

    static Subject group() {
        return new Subject("Group", Company.GITLAB_GROUP_ID, Company.ORGANISATION);
    }

    private static void branch(Telling told) {
        Person maintainer = told.somebody();
        Repository repository = told.repository();
        Subject project = Subject.project(repository);
        Origin elsewhere = told.elsewhere();
        told.story()
                .doesFrom(
                        elsewhere,
                        maintainer,
                        GitLabAct.said(
                                "protected_branch_removed",
                                project,
                                new Subject("ProtectedBranch", 71, "main"),
                                "Unprotected branch"))
                .within(40)
                .doesFrom(
                        elsewhere,
                        maintainer,
                        GitLabAct.git(repository, "http", "git-receive-pack"));
    }

    private static void madePublic(Telling told) {
        Subject project = Subject.project(told.repository());
        told.story()
                .doesFrom(
                        told.elsewhere(),
                        told.somebody(),
                        changed(
                                "project_visibility_level_updated",
                                project,
                                project,
                                "visibility_level",
                                "Private",
                                "Public"));
    }

    private static void twoFactor(Telling told) {
        told.story()
                .doesFrom(
                        told.elsewhere(),
                        told.somebody(Team.IT),
                        changed(
                                "application_setting_updated",
                                INSTANCE,
                                new Subject("ApplicationSetting", 1, "1"),
                                "require_two_factor_authentication",
                                "true",
                                "false"));
    }

    // One account, a list of passwords, and then the right one.
    private static void guesses(Telling told) {
        Person victim = told.somebody();
        Origin elsewhere = told.elsewhere();
        for (int i = 0; i < GUESSES; i++) {
            told.story().doesFrom(elsewhere, victim, failedSignIn(victim)).within(4);
        }
        Subject user = Subject.user(victim);
        told.story()
                .doesFrom(
                        elsewhere,
                        victim,
                        GitLabAct.said(
                                "authenticated_with_password",
                                user,
                                user,
                                "Signed in with STANDARD"));
    }

    static GitLabAct failedSignIn(Person person) {
        Subject user = Subject.user(person);
        return new GitLabAct(
                "login_failed_with_standard_authentication",
                user,
                user,
                List.of(
                        text("failed_login", "STANDARD"),
                        text("custom_message", "Failed to login with standard authentication")));
    }

    private static void destroyed(Telling told) {
        Person owner = told.somebody(Team.IT);
        Origin elsewhere = told.elsewhere();
        for (Repository repository : told.repositories(DESTROYED)) {
            Subject project = Subject.project(repository);
            told.story()
                    .doesFrom(
                            elsewhere,
                            owner,
                            GitLabAct.said(
                                    "project_destroyed", project, project, "Project destroyed"))
                    .within(8);
        }
    }

    // What CVE-2023-7028 looks like: one reset, two addresses.
    private static void reset(Telling told) {
        Person victim = told.somebody();
        Subject user = Subject.user(victim);
        Subject addresses =
                new Subject("User", user.id(), victim.email() + ", reset@collect.example");
        told.story()
                .doesFrom(
                        told.elsewhere(),
                        victim,
                        new GitLabAct(
                                "password_reset_requested",
                                user,
                                addresses,
                                List.of(
                                        text("custom_message", "Ask for password reset"),
                                        texts("emails", List.of(victim.email())))));
    }

    private static void variable(Telling told) {
        Repository repository = told.repository();
        told.story()
                .doesFrom(
                        told.elsewhere(),
                        told.somebody(),
                        changed(
                                "ci_variable_updated",
                                Subject.project(repository),
                                new Subject("Ci::Variable", 4_900, "DEPLOY_TOKEN"),
                                "protected",
                                "true",
                                "false"));
    }
}
