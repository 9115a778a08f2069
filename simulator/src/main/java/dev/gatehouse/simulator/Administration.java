package dev.gatehouse.simulator;

/// The small changes of access and settings that every week brings.
record Administration(Interests interests) {

    private static final String TEAM_PREFIX = Company.ORGANISATION + "/";

    void change(Story story, Account actor) {
        Repository repository = interests.repositoryOf(actor, story.random());
        Person other = CodeWork.colleagueOf(story, repository, actor);
        story.does(
                actor,
                switch (story.random().nextInt(6)) {
                    case 0 -> collaborator(repository, other);
                    case 1 -> teamMember(other.team().slug(), other);
                    case 2 -> stagingSecret(repository);
                    case 3 -> sshKey(story, actor);
                    case 4 -> variable(repository, other);
                    default -> membership("member_updated", repository, other);
                });
    }

    static GitHubAct teamMember(String team, Person member) {
        return GitHubAct.organisation(
                "team.add_member",
                team,
                Detail.text("team", TEAM_PREFIX + team),
                user(member),
                userId(member));
    }

    static GitLabAct membership(String eventType, Repository repository, Person member) {
        return GitLabAct.said(
                eventType,
                GitLabAct.Subject.project(repository),
                GitLabAct.Subject.user(member),
                eventType.equals("member_created") ? "Membership created" : "Membership updated");
    }

    private static GitHubAct collaborator(Repository repository, Person member) {
        return GitHubAct.on(
                repository,
                "repo.add_member",
                Credential.BROWSER,
                user(member),
                userId(member),
                Detail.text("permission", "write"));
    }

    private static GitHubAct stagingSecret(Repository repository) {
        return GitHubAct.on(
                repository,
                "environment.update_actions_secret",
                Credential.BROWSER,
                Detail.text("environment_name", Stage.STAGING.slug()),
                Detail.text("key", "API_KEY"));
    }

    private static GitHubAct sshKey(Story story, Account actor) {
        return GitHubAct.organisation(
                "public_key.create",
                actor.name(),
                Detail.text("title", "laptop"),
                Detail.text(
                        "fingerprint",
                        story.company().fingerprints().hex("key " + story.now(), 16)));
    }

    private static GitLabAct variable(Repository repository, Person other) {
        return GitLabAct.said(
                "ci_variable_updated",
                GitLabAct.Subject.project(repository),
                new GitLabAct.Subject("Ci::Variable", 4_000L + other.number(), "API_URL"),
                "Updated CI variable API_URL");
    }

    static Detail user(Account account) {
        return Detail.text("user", account.handles().gitHub());
    }

    static Detail userId(Account account) {
        return Detail.number("user_id", account.ids().gitHub());
    }
}
