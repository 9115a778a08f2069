package dev.gatehouse.simulator;

import java.util.List;

/// People signing in, now and then with a wrong password.
final class SignIns {

    private SignIns() {}

    static void gitHub(Story story, Account actor) {
        story.does(actor, GitHubAct.organisation("org.sso_response", actor.name()));
    }

    static void gitLab(Story story, Account actor) {
        if (!(actor instanceof Person person)) {
            throw new IllegalArgumentException("only people sign in to GitLab: " + actor.name());
        }
        GitLabAct.Subject user = GitLabAct.Subject.user(person);
        if (story.random().nextInt(12) == 0) {
            story.does(
                    actor,
                    new GitLabAct(
                            "login_failed_with_standard_authentication",
                            user,
                            user,
                            List.of(
                                    Detail.text("failed_login", "STANDARD"),
                                    Detail.text(
                                            "custom_message",
                                            "Failed to login with standard authentication"))));
            story.within(30);
        }
        story.does(
                actor,
                new GitLabAct(
                        "authenticated_with_group_saml",
                        user,
                        user,
                        List.of(
                                Detail.text("with", "saml"),
                                Detail.text(
                                        "custom_message",
                                        "Signed in with GROUP_SAML authentication"))));
    }
}
