package dev.gatehouse.simulator;

import java.time.Duration;
import java.time.Instant;

/// Builds on Jenkins: started by people, by timers, by a change.
record JenkinsBuilds(Interests interests) {

    /// A person presses Build.
    void byHand(Story story, Account actor) {
        String job = interests.deployedOf(actor, story.random()).name() + "-nightly";
        JenkinsAct.Build build =
                story.build(job, "Started by user " + actor.name(), "", agent(story).name());
        tell(story, actor, build, job);
    }

    /// A timer starts a job.
    void byTimer(Story story, Account agent) {
        String job = interests.deployedOf(agent, story.random()).name() + "-integration";
        tell(story, agent, story.build(job, "Started by timer", "", agent.name()), job);
    }

    /// A person saves a job's settings.
    void configure(Story story, Account actor) {
        String job = interests.deployedOf(actor, story.random()).name() + "-nightly";
        story.does(actor, new JenkinsAct.Request("/job/" + job + "/configSubmit"));
    }

    /// A person keeps or stops a build.
    void tend(Story story, Account actor) {
        String job = interests.deployedOf(actor, story.random()).name() + "-integration";
        String verb = story.random().nextBoolean() ? "toggleLogKeep" : "stop";
        long number = 30_000 + story.random().nextLong(9_000);
        story.does(actor, new JenkinsAct.Request("/job/" + job + "/" + number + "/" + verb));
    }

    static void tell(Story story, Account actor, JenkinsAct.Build build, String credential) {
        Instant started = story.now();
        story.does(actor, new JenkinsAct.BuildStarted(build));
        story.within(15)
                .does(actor, new JenkinsAct.CredentialUsed(build, credential + "-registry"));
        story.within(240);
        Duration took = Duration.between(started, story.now());
        String result = story.random().nextInt(12) == 0 ? "FAILURE" : "SUCCESS";
        story.does(actor, new JenkinsAct.BuildFinished(build, started, took, result));
    }

    private static Machine agent(Story story) {
        return story.company().machine("build-%02d".formatted(1 + story.random().nextInt(20)));
    }
}
