package dev.gatehouse.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// One run of a GitHub Actions workflow, and what GitHub records of it.
///
/// @param environment the environment its job enters, empty for none
record WorkflowRun(
        Repository repository,
        String workflow,
        String event,
        String branch,
        String commit,
        long id,
        String environment,
        Instant started) {

    /// A run of `workflow` for a push to the default branch.
    static WorkflowRun onMain(
            Story story, Repository repository, String workflow, String environment) {
        return new WorkflowRun(
                repository,
                workflow,
                "push",
                "main",
                story.identifiers().commit(),
                story.identifiers().number(story.now()),
                environment,
                story.now());
    }

    GitHubAct created(Credential credential) {
        return GitHubAct.on(
                repository,
                "workflows.created_workflow_run",
                credential,
                Detail.text("name", workflow),
                Detail.text("event", event),
                Detail.text("head_branch", branch),
                Detail.text("head_sha", commit),
                Detail.number("workflow_id", workflowId()),
                Detail.number("workflow_run_id", id),
                Detail.number("run_number", runNumber()),
                Detail.text("started_at", started.toString()));
    }

    /// A job of the run got its runner, and these secrets.
    GitHubAct prepared(String job, List<String> secrets) {
        List<Detail> details = new ArrayList<>();
        details.add(Detail.text("job_name", job));
        details.add(
                Detail.text(
                        "job_workflow_ref",
                        repository.path()
                                + "/.github/workflows/"
                                + workflow
                                + ".yml@refs/heads/"
                                + branch));
        details.add(Detail.number("workflow_run_id", id));
        details.add(Detail.flag("is_hosted_runner", true));
        details.add(Detail.number("runner_id", 2_000 + id % 7_919));
        details.add(Detail.text("runner_group_name", "GitHub Actions"));
        details.add(Detail.texts("runner_labels", List.of("ubuntu-24.04")));
        details.add(Detail.texts("secrets_passed", secrets));
        if (!environment.isEmpty()) {
            details.add(Detail.text("environment_name", environment));
        }
        return GitHubAct.on(
                repository,
                "workflows.prepared_workflow_job",
                Credential.JOB_LAUNCHER,
                details.toArray(Detail[]::new));
    }

    /// A reviewer let the run into its environment.
    GitHubAct approved() {
        return GitHubAct.on(
                repository,
                "workflows.approve_workflow_job",
                Credential.BROWSER,
                Detail.number("workflow_run_id", id),
                Detail.number("run_number", runNumber()),
                Detail.text("head_sha", commit),
                Detail.text("environment_name", environment));
    }

    GitHubAct completed(String conclusion, Instant at) {
        return GitHubAct.on(
                repository,
                "workflows.completed_workflow_run",
                Credential.JOB_LAUNCHER,
                Detail.text("name", workflow),
                Detail.text("event", event),
                Detail.text("head_branch", branch),
                Detail.text("head_sha", commit),
                Detail.text("conclusion", conclusion),
                Detail.number("workflow_id", workflowId()),
                Detail.number("workflow_run_id", id),
                Detail.number("run_number", runNumber()),
                Detail.text("completed_at", at.toString()));
    }

    private long workflowId() {
        return 70_000_000L + (repository.gitHubId() + workflow.hashCode()) % 20_000_000L;
    }

    private long runNumber() {
        return 1 + id / 9_000_000_000L;
    }
}
