package dev.gatehouse.simulator;

import java.util.List;

/// An audit event of GitLab.
///
/// @param eventType GitLab's `event_type`
/// @param details the members of `details` only this event has
record GitLabAct(String eventType, Subject entity, Subject target, List<Detail> details)
        implements Act {

    /// What an event is about: GitLab names type, id and path (or a short text).
    record Subject(String type, long id, String path) {

        static Subject project(Repository repository) {
            return new Subject("Project", repository.gitLabId(), repository.path());
        }

        static Subject user(Person person) {
            return new Subject("User", person.ids().gitLab(), person.handles().gitLab());
        }
    }

    /// A Git operation: `git-upload-pack` reads, `git-receive-pack` writes.
    static GitLabAct git(Repository repository, String protocol, String action) {
        Subject project = Subject.project(repository);
        return new GitLabAct(
                "repository_git_operation",
                project,
                new Subject("Project", repository.gitLabId(), repository.name()),
                List.of(
                        Detail.group(
                                "custom_message",
                                Detail.text("protocol", protocol),
                                Detail.text("action", action))));
    }

    /// An event with a sentence of its own.
    static GitLabAct said(String eventType, Subject entity, Subject target, String message) {
        return new GitLabAct(
                eventType, entity, target, List.of(Detail.text("custom_message", message)));
    }

    /// Whether GitLab only streams it and keeps no row, so that its id is a UUID and no number.
    boolean isStreamedOnly() {
        return eventType.equals("repository_git_operation");
    }

    @Override
    public Tool tool() {
        return Tool.GITLAB;
    }

    @Override
    public String what() {
        return eventType + " " + entity.path();
    }

    @Override
    public boolean isSignIn() {
        return refused() || eventType.startsWith("authenticated_with");
    }

    @Override
    public boolean refused() {
        return eventType.startsWith("login_failed");
    }
}
