package dev.gatehouse.simulator;

import java.util.Set;

/// What everybody at Acme may do on any day without being asked, whatever for: whoever stole a
/// person's account can do this much with it, and no rule about access will tell. A machine may do
/// what it is for, and nothing in the hands of somebody else.
final class EverydayRights {
    private static final Set<String> OPEN_TO_ALL =
            Set.of(
                    "git.fetch",
                    "git.clone",
                    "workflows.created_workflow_run",
                    "workflows.prepared_workflow_job",
                    "workflows.completed_workflow_run");
    private static final Set<String> OF_ONES_TEAM =
            Set.of("git.push", "pull_request.create", "deployment_started");
    private static final String GIT_ON_GITLAB = "repository_git_operation";

    private EverydayRights() {}

    static boolean cover(Account actor, Act act) {
        return switch (act) {
            case GitHubAct some ->
                    (OPEN_TO_ALL.contains(some.action()) && actor instanceof Person)
                            || (OF_ONES_TEAM.contains(some.action())
                                    && isOfTheirTeam(actor, some.subject()));
            case GitLabAct some ->
                    (OF_ONES_TEAM.contains(some.eventType())
                                    || some.eventType().equals(GIT_ON_GITLAB))
                            && isOfTheirTeam(actor, some.entity().path());
            // A controller rolls out what it was told to.
            case KubernetesAct _ -> actor.name().equals(Racking.ARGO);
            case JenkinsAct _, VaultAct _ -> false;
        };
    }

    private static boolean isOfTheirTeam(Account actor, String path) {
        String name = path.substring(path.indexOf('/') + 1);
        return actor instanceof Person person && person.team().repositories().contains(name);
    }
}
