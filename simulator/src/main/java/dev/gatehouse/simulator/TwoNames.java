package dev.gatehouse.simulator;

import java.time.Duration;
import java.util.Optional;

/// Scene 6: one person has two names. As `jrivera-dev` on GitHub she pushes a change to `payments`
/// and starts its deployment; as Juliana Costa on GitLab she approves the deployment of the mirror.
///
/// Decoy: two people called Alex Kim, of whom one deploys `checkout` and the other approves.
record TwoNames() implements Scene {

    static final String ATTACK = "own-change-approved-under-another-name";
    static final String DECOY = "namesakes";

    @Override
    public int number() {
        return 6;
    }

    @Override
    public void play(Script script) {
        Person juliana = script.person(Cast.JULIANA_COSTA);
        Repository payments = script.company().repository("payments");
        Machine mirror = script.company().machine("acme-mirror");
        Story attack = script.attack(ATTACK, script.calendar().workingDaysBefore(1, "18:05:00"));
        WorkflowRun run = WorkflowRun.onMain(attack, payments, "mirror-and-deploy", "");
        attack.does(juliana, CodeWork.git(payments, "git.push", juliana))
                .within(8)
                .does(juliana, run.created(juliana.token()))
                .after(Duration.ofSeconds(70))
                .does(mirror, GitLabAct.git(payments, "http", "git-receive-pack"))
                .after(Duration.ofSeconds(95))
                .does(juliana, PaymentsReleases.onGitLab(payments, "deployment_started", 88))
                .after(Duration.ofMinutes(13))
                .does(juliana, PaymentsReleases.onGitLab(payments, "deployment_approved", 88));

        Story decoy = script.decoy(DECOY, script.calendar().workingDaysBefore(3, "15:10:00"));
        new Deployment(
                        script.company().repository("checkout"),
                        Stage.PRODUCTION,
                        script.person(Cast.ALEX_KIM_OF_PAYMENTS),
                        Optional.of(script.person(Cast.ALEX_KIM_OF_PLATFORM)))
                .tell(decoy);
    }
}
