package dev.gatehouse.simulator;

import dev.gatehouse.simulator.Chores.Chore;
import dev.gatehouse.simulator.KubernetesAct.Asked;
import dev.gatehouse.simulator.KubernetesAct.Reference;
import java.util.List;

/// What comes up on the cluster: charts rolled out, operators that look at everything, builds in
/// privileged pods, scanners from outside that are refused.
final class KubernetesChores {
    private static final int FORBIDDEN = 403;

    private KubernetesChores() {}

    static List<Chore> all() {
        return List.of(
                Chore.atAnyHour(200, KubernetesChores::buildPod),
                Chore.atAnyHour(168, KubernetesChores::secretsSynchronised),
                Chore.atAnyHour(80, KubernetesChores::scanned),
                Chore.atAnyHour(30, KubernetesChores::refusedAgain),
                Chore.byDay(15, KubernetesChores::chart),
                Chore.byDay(3, told -> bound(told, "view")),
                Chore.byDay(0.3, told -> bound(told, "cluster-admin")),
                Chore.byDay(10, KubernetesChores::rightsAsked));
    }

    private static void buildPod(Telling told) {
        Machine runner = told.company().machine("ci-runner");
        Reference pod = Reference.core("pods", "ci-runner", "build-" + told.number(1 << 20));
        told.story()
                .does(
                        runner,
                        KubernetesAttacks.asks(
                                "create", pod, runner, KubernetesAttacks.privilegedPod()));
    }

    private static void secretsSynchronised(Telling told) {
        Machine operator = told.company().machine("external-secrets");
        told.story()
                .does(
                        operator,
                        KubernetesAttacks.asks(
                                "list",
                                Reference.core("secrets", "", ""),
                                operator,
                                Asked.NOTHING));
    }

    private static void scanned(Telling told) {
        Machine nobody = KubernetesAttacks.nobody(told.company(), told.elsewhere());
        told.story()
                .does(
                        nobody,
                        new KubernetesAct(
                                "list",
                                Reference.core("pods", "default", ""),
                                List.of(KubernetesAct.UNAUTHENTICATED),
                                FORBIDDEN));
    }

    private static void refusedAgain(Telling told) {
        Machine workload = told.machine(Machine.Kind.WORKLOAD);
        for (int i = 0; i < 12; i++) {
            told.story()
                    .does(
                            workload,
                            new KubernetesAct(
                                    "list",
                                    Reference.core("nodes", "", ""),
                                    List.of("system:serviceaccounts"),
                                    FORBIDDEN))
                    .within(40);
        }
    }

    private static void chart(Telling told) {
        Machine argo = told.company().machine(Racking.ARGO);
        String namespace = told.deployed().namespace(Stage.STAGING);
        for (String resource : List.of("roles", "rolebindings")) {
            Reference object =
                    new Reference(KubernetesAttacks.RBAC, resource, "", namespace, "app");
            told.story()
                    .does(argo, KubernetesAttacks.asks("create", object, argo, Asked.NOTHING))
                    .within(2);
        }
    }

    private static void bound(Telling told, String role) {
        Person person = told.somebody(Team.PLATFORM);
        String name = "operator-" + told.number(1_000);
        Reference binding =
                new Reference(KubernetesAttacks.RBAC, "clusterrolebindings", "", "", name);
        told.story()
                .does(
                        person,
                        KubernetesAttacks.asks(
                                "create", binding, person, KubernetesAttacks.binding(role, name)));
    }

    // `kubectl auth can-i` in a script.
    private static void rightsAsked(Telling told) {
        Person person = told.somebody();
        Reference review =
                new Reference("authorization.k8s.io", "selfsubjectaccessreviews", "", "", "");
        for (int i = 0; i < 6; i++) {
            told.story()
                    .does(person, KubernetesAttacks.asks("create", review, person, Asked.NOTHING))
                    .within(20);
        }
    }
}
