package dev.gatehouse.simulator;

/// The small changes of access and settings that every week brings.
record Administration(Interests interests) {

    void change(Story story, Account actor) {
        Repository repository = interests.repositoryOf(actor, story.random());
        Person other = CodeWork.colleagueOf(story, repository, actor);
        switch (story.random().nextInt(6)) {
            case 0 ->
                    story.does(
                            actor,
                            GitHubAct.on(
                                    repository,
                                    "repo.add_member",
                                    Credential.BROWSER,
                                    user(other),
                                    userId(other),
                                    Detail.text("permission", "write")));
            case 1 ->
                    story.does(
                            actor,
                            GitHubAct.organisation(
                                    "team.add_member",
                                    other.team().slug(),
                                    Detail.text(
                                            "team",
                                            Company.ORGANISATION + "/" + other.team().slug()),
                                    user(other),
                                    userId(other)));
            case 2 ->
                    story.does(
                            actor,
                            GitHubAct.on(
                                    repository,
                                    "environment.update_actions_secret",
                                    Credential.BROWSER,
                                    Detail.text("environment_name", Stage.STAGING.slug()),
                                    Detail.text("key", "API_KEY")));
            case 3 ->
                    story.does(
                            actor,
                            GitHubAct.organisation(
                                    "public_key.create",
                                    actor.name(),
                                    Detail.text("title", "laptop"),
                                    Detail.text(
                                            "fingerprint",
                                            story.company()
                                                    .fingerprints()
                                                    .hex("key " + story.now(), 16))));
            case 4 ->
                    story.does(
                            actor,
                            GitLabAct.said(
                                    "ci_variable_updated",
                                    GitLabAct.Subject.project(repository),
                                    new GitLabAct.Subject(
                                            "Ci::Variable", 4_000 + other.number(), "API_URL"),
                                    "Updated CI variable API_URL"));
            default ->
                    story.does(
                            actor,
                            GitLabAct.said(
                                    "member_updated",
                                    GitLabAct.Subject.project(repository),
                                    GitLabAct.Subject.user(other),
                                    "Membership updated"));
        }
    }

    static Detail user(Account account) {
        return Detail.text("user", account.handles().gitHub());
    }

    static Detail userId(Account account) {
        return Detail.number("user_id", account.ids().gitHub());
    }
}
