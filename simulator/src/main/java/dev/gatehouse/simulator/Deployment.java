package dev.gatehouse.simulator;

import java.util.List;
import java.util.Optional;

/// A change on its way into an environment, across all tools: the run, its approval, the secrets it
/// reads, the roll-out in the cluster, the smoke test.
///
/// @param approver who lets it into production; nobody is asked for staging
record Deployment(Repository repository, Stage stage, Account author, Optional<Person> approver) {

    private static final List<String> SECRETS = List.of("database", "api-key");

    void tell(Story story) {
        String environment = stage.slug();
        WorkflowRun run = WorkflowRun.onMain(story, repository, "deploy", environment);
        story.does(author, run.created(author.token())).within(30);
        approver.ifPresent(person -> story.within(1_200).does(person, run.approved()));
        story.within(60).does(author, run.prepared("deploy-" + environment, List.of("DEPLOY_KEY")));
        readSecrets(story.within(20), run);
        rollOut(story.within(40));
        smokeTest(story.within(90));
        story.within(60).does(author, run.completed("success", story.now()));
    }

    /// The run signs in to Vault with its identity token and reads its own environment's secrets.
    private void readSecrets(Story story, WorkflowRun run) {
        Machine runner = story.company().machine("ci-runner");
        VaultAct.Token token =
                Tokens.ofRun(story.company(), run, List.of("default", repository.namespace(stage)));
        story.does(runner, Tokens.signIn("jwt", token));
        for (String secret : SECRETS) {
            String path = "secret/data/" + repository.secretPath(stage, secret);
            story.within(2).does(runner, VaultAct.read(path, token));
        }
    }

    private void rollOut(Story story) {
        Machine argo = story.company().machine(Racking.ARGO);
        KubernetesAct.Reference target =
                new KubernetesAct.Reference(
                        "apps", "deployments", "", repository.namespace(stage), repository.name());
        story.does(
                argo, new KubernetesAct("patch", target, List.of("system:serviceaccounts"), 200));
    }

    private void smokeTest(Story story) {
        String job = repository.name() + "-deploy-" + stage.slug();
        Machine agent = story.company().machine("build-05");
        JenkinsAct.Build build =
                story.build(
                        job,
                        "Started by user " + Racking.DEPLOYER,
                        "ENVIRONMENT: {" + stage.slug() + "}",
                        agent.name());
        JenkinsBuilds.tell(
                story, story.company().machine(Racking.DEPLOYER), build, repository.name());
    }
}
