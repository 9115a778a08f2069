package dev.gatehouse.simulator;

import static dev.gatehouse.simulator.Detail.flag;
import static dev.gatehouse.simulator.Detail.group;
import static dev.gatehouse.simulator.Detail.groups;
import static dev.gatehouse.simulator.Detail.text;
import static dev.gatehouse.simulator.Detail.texts;

import dev.gatehouse.simulator.Attacks.Attack;
import dev.gatehouse.simulator.KubernetesAct.Asked;
import dev.gatehouse.simulator.KubernetesAct.Reference;
import java.util.List;

/// Attacks on the cluster, as the audit log of its API server sees them.
final class KubernetesAttacks {
    static final String RBAC = "rbac.authorization.k8s.io";
    private static final int SECRETS = 25;
    private static final int CREATED = 201;

    private KubernetesAttacks() {}

    static List<Attack> all() {
        return List.of(
                new Attack("kubernetes-way-out-of-a-pod", KubernetesAttacks::privileged),
                new Attack("kubernetes-cluster-admin-bound", KubernetesAttacks::clusterAdmin),
                new Attack("kubernetes-open-to-anybody", KubernetesAttacks::anonymous),
                new Attack("kubernetes-secrets-of-everybody-listed", KubernetesAttacks::listed),
                new Attack("kubernetes-secrets-swept", KubernetesAttacks::swept),
                new Attack("kubernetes-token-taken-from-a-pod", KubernetesAttacks::token),
                new Attack("kubernetes-certificate-for-later", KubernetesAttacks::certificate),
                new Attack("kubernetes-acts-as-another", KubernetesAttacks::impersonates));
    }

    static KubernetesAct asks(String verb, Reference object, Account caller, Asked asked) {
        List<String> groups =
                caller instanceof Person person
                        ? List.of("acme:" + person.team().slug())
                        : List.of("system:serviceaccounts");
        return new KubernetesAct(
                verb, object, groups, verb.equals("create") ? CREATED : 200, asked);
    }

    static Asked privilegedPod() {
        return Asked.body(
                group(
                        "spec",
                        groups(
                                "containers",
                                text("name", "shell"),
                                text("image", "docker.io/library/alpine:3"),
                                group("securityContext", flag("privileged", true))),
                        groups(
                                "volumes",
                                text("name", "host"),
                                group("hostPath", text("path", "/"))),
                        flag("hostPID", true)));
    }

    private static void privileged(Telling told) {
        Person victim = told.somebody();
        Origin elsewhere = told.elsewhere();
        String namespace = told.deployed().namespace(Stage.STAGING);
        Reference exec = new Reference("", "pods", "exec", namespace, "debug");
        told.story()
                .doesFrom(
                        elsewhere,
                        victim,
                        asks(
                                "create",
                                Reference.core("pods", namespace, "debug"),
                                victim,
                                privilegedPod()))
                .within(30)
                .doesFrom(elsewhere, victim, asks("create", exec, victim, Asked.NOTHING));
    }

    static Asked binding(String role, String subject) {
        return Asked.body(
                group("roleRef", text("kind", "ClusterRole"), text("name", role)),
                groups("subjects", text("kind", "User"), text("name", subject)));
    }

    private static void clusterAdmin(Telling told) {
        Person victim = told.somebody(Team.PLATFORM);
        Reference bindings = new Reference(RBAC, "clusterrolebindings", "", "", "metrics-reader");
        told.story()
                .doesFrom(
                        told.elsewhere(),
                        victim,
                        asks("create", bindings, victim, binding("cluster-admin", "support")));
    }

    static Machine nobody(Company company, Origin origin) {
        Machine any = company.machine("kube-state-metrics");
        String name = "system:anonymous";
        return new Machine(
                name,
                Machine.Kind.WORKLOAD,
                "",
                new Handles(name, name, name, name, name),
                any.ids(),
                origin,
                any.token());
    }

    private static void anonymous(Telling told) {
        Machine nobody = nobody(told.company(), told.elsewhere());
        String namespace = told.deployed().namespace(Stage.PRODUCTION);
        for (String resource : List.of("pods", "configmaps", "secrets")) {
            told.story()
                    .does(
                            nobody,
                            new KubernetesAct(
                                    "list",
                                    Reference.core(resource, namespace, ""),
                                    List.of(KubernetesAct.UNAUTHENTICATED),
                                    200))
                    .within(5);
        }
    }

    private static void listed(Telling told) {
        Machine workload = told.company().workload(told.deployed(), Stage.PRODUCTION);
        told.story()
                .does(
                        workload,
                        asks("list", Reference.core("secrets", "", ""), workload, Asked.NOTHING));
    }

    private static void swept(Telling told) {
        Person victim = told.somebody(Team.PLATFORM);
        Origin elsewhere = told.elsewhere();
        for (int i = 0; i < SECRETS; i++) {
            String namespace = told.deployed().namespace(Stage.PRODUCTION);
            Reference secret = Reference.core("secrets", namespace, "runtime-" + i);
            told.story()
                    .doesFrom(elsewhere, victim, asks("get", secret, victim, Asked.NOTHING))
                    .within(3);
        }
    }

    private static void token(Telling told) {
        Person victim = told.somebody();
        Repository repository = told.deployed();
        Reference exec =
                new Reference(
                        "",
                        "pods",
                        "exec",
                        repository.namespace(Stage.STAGING),
                        repository.name()
                                + "-"
                                + told.story().identifiers().commit().substring(0, 5));
        Asked cat =
                new Asked(
                        "command=cat&command=%2Fvar%2Frun%2Fsecrets%2Fkubernetes.io%2F"
                                + "serviceaccount%2Ftoken&container=main&stdout=true",
                        "", List.of());
        told.story().doesFrom(told.elsewhere(), victim, asks("create", exec, victim, cat));
    }

    private static void certificate(Telling told) {
        Person victim = told.somebody(Team.PLATFORM);
        Origin elsewhere = told.elsewhere();
        String resource = "certificatesigningrequests";
        String name = "support-" + told.number(1_000);
        Reference request = new Reference("certificates.k8s.io", resource, "", "", name);
        Reference approval = new Reference("certificates.k8s.io", resource, "approval", "", name);
        Asked client =
                Asked.body(
                        group(
                                "spec",
                                text("signerName", "kubernetes.io/kube-apiserver-client"),
                                texts("usages", List.of("client auth"))));
        told.story()
                .doesFrom(elsewhere, victim, asks("create", request, victim, client))
                .within(20)
                .doesFrom(elsewhere, victim, asks("update", approval, victim, Asked.NOTHING));
    }

    private static void impersonates(Telling told) {
        Person victim = told.somebody();
        Reference secrets =
                Reference.core("secrets", told.deployed().namespace(Stage.PRODUCTION), "runtime");
        Asked as = new Asked("", "system:serviceaccount:argocd:" + Racking.ARGO, List.of());
        told.story().doesFrom(told.elsewhere(), victim, asks("get", secrets, victim, as));
    }
}
