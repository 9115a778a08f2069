package dev.gatehouse.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/// Scene 3: the main branch of `payments` loses its protection for six minutes; in between somebody
/// pushes and tells the cluster to take it, and nobody approves.
///
/// Decoy: an approved window on `infra-edge`: approved first, protection off for eighteen minutes.
record ProtectionOff() implements Scene {

    static final String ATTACK = "protection-off-for-six-minutes";
    static final String DECOY = "approved-window";

    @Override
    public int number() {
        return 3;
    }

    @Override
    public void play(Script script) {
        Person viktor = script.person(Cast.VIKTOR_HALE);
        Repository payments = script.company().repository("payments");
        Machine argo = script.company().machine(Racking.ARGO);
        KubernetesAct.Reference application =
                new KubernetesAct.Reference(
                        "argoproj.io", "applications", "", "argocd", "payments-production");
        KubernetesAct.Reference deployment =
                new KubernetesAct.Reference(
                        "apps", "deployments", "", "payments-production", "payments");
        script.attack(ATTACK, script.calendar().workingDaysBefore(2, "16:18:00"))
                .does(viktor, protection(payments, "protected_branch.destroy"))
                .after(Duration.ofSeconds(110))
                .does(viktor, CodeWork.git(payments, "git.push", viktor))
                .after(Duration.ofSeconds(95))
                .does(viktor, ClusterUse.call("patch", application, List.of("acme:payments")))
                .after(Duration.ofSeconds(12))
                .does(argo, ClusterUse.call("patch", deployment, List.of("system:serviceaccounts")))
                .after(Duration.ofSeconds(143))
                .does(viktor, protection(payments, "protected_branch.create"));
        playDecoy(script);
    }

    private static void playDecoy(Script script) {
        Person sofia = script.person(Cast.SOFIA_MARIN);
        Person priya = script.person(Cast.PRIYA_RAMAN);
        Repository edge = script.company().repository("infra-edge");
        Story decoy = script.decoy(DECOY, window(script.calendar()));
        WorkflowRun run = WorkflowRun.onMain(decoy, edge, "maintenance-CHG-1042", "production");
        decoy.does(sofia, run.created(sofia.token()))
                .after(Duration.ofSeconds(50))
                .does(priya, run.approved())
                .after(Duration.ofSeconds(70))
                .does(sofia, protection(edge, "protected_branch.destroy"))
                .after(Duration.ofMinutes(9))
                .does(sofia, CodeWork.git(edge, "git.push", sofia))
                .after(Duration.ofMinutes(9))
                .does(sofia, protection(edge, "protected_branch.create"))
                .within(60)
                .does(sofia, run.completed("success", decoy.now()));
    }

    private static Instant window(Calendar calendar) {
        return calendar.workingDaysBefore(4, "09:00:00");
    }

    /// The day of the approved window.
    static LocalDate windowOf(Calendar calendar) {
        return LocalDate.ofInstant(window(calendar), ZoneOffset.UTC);
    }

    private static GitHubAct protection(Repository repository, String action) {
        return GitHubAct.on(
                repository,
                action,
                Credential.BROWSER,
                Detail.text("name", "main"),
                Detail.text("branch", "main"));
    }
}
