package dev.gatehouse.simulator;

import java.util.List;

/// What people and bots do with code: fetch, push, review, merge, and the runs that follow.
record CodeWork(Interests interests) {

    private static final List<String> RUN_SECRETS = List.of("NPM_TOKEN", "SONAR_TOKEN");

    /// Git over SSH or HTTPS, on GitHub.
    void fetch(Story story, Account actor) {
        Repository repository = interests.repositoryOf(actor, story.random());
        String verb = story.random().nextInt(8) == 0 ? "git.clone" : "git.fetch";
        story.does(actor, git(repository, verb, actor));
    }

    /// Git on GitLab, where some teams keep working.
    void fetchFromGitLab(Story story, Account actor) {
        Repository repository = interests.repositoryOf(actor, story.random());
        boolean push = !actor.isMachine() && story.random().nextInt(4) == 0;
        String action = push ? "git-receive-pack" : "git-upload-pack";
        String protocol = actor.isMachine() ? "ssh" : "http";
        story.does(actor, GitLabAct.git(repository, protocol, action));
    }

    /// A push to a branch, and the checks it starts.
    void push(Story story, Account actor) {
        Repository repository = interests.repositoryOf(actor, story.random());
        story.does(actor, git(repository, "git.push", actor)).within(5);
        checks(story, actor, repository, "push");
    }

    /// A pull request: opened, reviewed by somebody else, merged.
    void pullRequest(Story story, Account actor) {
        Repository repository = interests.repositoryOf(actor, story.random());
        long number = 100 + story.random().nextLong(9_000);
        Detail pull = Detail.number("pull_request_id", 2_000_000_000L + number);
        Detail title = Detail.text("pull_request_title", "Change " + number);
        story.does(
                actor,
                GitHubAct.on(repository, "pull_request.create", tokenOf(actor), pull, title));
        story.within(20);
        checks(story, actor, repository, "pull_request");
        Account reviewer = colleagueOf(story, repository, actor);
        story.within(2_400)
                .does(
                        reviewer,
                        GitHubAct.on(
                                repository,
                                "pull_request_review.submit",
                                Credential.BROWSER,
                                pull,
                                Detail.text("review_state", "approved")));
        story.within(900)
                .does(
                        actor,
                        GitHubAct.on(
                                repository, "pull_request.merge", tokenOf(actor), pull, title));
    }

    private void checks(Story story, Account actor, Repository repository, String event) {
        WorkflowRun run =
                new WorkflowRun(
                        repository,
                        "checks",
                        event,
                        "topic-" + story.random().nextInt(500),
                        story.identifiers().commit(),
                        story.identifiers().number(story.now()),
                        "",
                        story.now());
        story.does(actor, run.created(tokenOf(actor))).within(40);
        story.does(actor, run.prepared("test", RUN_SECRETS)).within(600);
        String conclusion = story.random().nextInt(9) == 0 ? "failure" : "success";
        story.does(actor, run.completed(conclusion, story.now()));
    }

    static GitHubAct git(Repository repository, String action, Account actor) {
        return GitHubAct.on(
                repository,
                action,
                actor.token(),
                Detail.text("repository", repository.path()),
                Detail.number("repository_id", repository.gitHubId()),
                Detail.flag("repository_public", false),
                Detail.text("transport_protocol_name", actor.isMachine() ? "http" : "ssh"));
    }

    static Person colleagueOf(Story story, Repository repository, Account author) {
        List<Person> team = story.company().team(repository.team());
        int start = story.random().nextInt(team.size());
        for (int i = 0; i < team.size(); i++) {
            Person candidate = team.get((start + i) % team.size());
            if (!candidate.equals(author) && !isCounted(candidate)) {
                return candidate;
            }
        }
        throw new IllegalStateException("nobody in " + repository.team() + " to review");
    }

    static boolean isCounted(Person person) {
        return Cast.COUNTED.stream().anyMatch(cast -> cast.isPlayedBy(person));
    }

    private static Credential tokenOf(Account actor) {
        return actor.isMachine() ? actor.token() : Credential.BROWSER;
    }
}
