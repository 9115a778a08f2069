package dev.gatehouse.simulator;

import java.util.ArrayList;
import java.util.List;

/// An entry of GitHub's audit log.
///
/// @param action GitHub's `category.verb`
/// @param operation GitHub's `operation_type`
/// @param subject what it was done to, for the truth
/// @param details the members only this action has
record GitHubAct(
        String action,
        String operation,
        String subject,
        Credential credential,
        List<Detail> details)
        implements Act {

    /// Something done to a repository with a credential.
    static GitHubAct on(
            Repository repository, String action, Credential credential, Detail... more) {
        List<Detail> details = new ArrayList<>(more.length + 4);
        details.add(Detail.text("repo", repository.path()));
        details.add(Detail.number("repo_id", repository.gitHubId()));
        details.add(Detail.flag("public_repo", false));
        details.add(Detail.text("visibility", "private"));
        details.addAll(List.of(more));
        return new GitHubAct(action, operationOf(action), repository.path(), credential, details);
    }

    /// Something done to the organisation in a browser.
    static GitHubAct organisation(String action, String subject, Detail... details) {
        return new GitHubAct(
                action, operationOf(action), subject, Credential.BROWSER, List.of(details));
    }

    private static String operationOf(String action) {
        String verb = action.substring(action.lastIndexOf('.') + 1);
        return switch (verb) {
            case "clone", "fetch", "download_zip" -> "access";
            case "sso_response" -> "authentication";
            case "remove_member", "destroy", "delete", "remove_actions_secret" -> "remove";
            case "create",
                    "created_workflow_run",
                    "add_member",
                    "create_actions_secret",
                    "invite_member",
                    "submit" ->
                    "create";
            default -> "modify";
        };
    }

    @Override
    public Tool tool() {
        return Tool.GITHUB;
    }

    @Override
    public String what() {
        return action + " " + subject;
    }

    @Override
    public boolean isSignIn() {
        return action.equals("org.sso_response");
    }

    @Override
    public boolean refused() {
        return false;
    }
}
