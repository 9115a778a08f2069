package dev.gatehouse.simulator;

import java.util.List;

/// Using the cluster: people look at staging, controllers keep everything going.
record ClusterUse(Interests interests) {

    private static final List<String> SERVICE_ACCOUNTS = List.of("system:serviceaccounts");
    private static final int FORBIDDEN = 403;

    void byPerson(Story story, Account actor) {
        Repository repository = interests.deployedOf(actor, story.random());
        String namespace = repository.namespace(Stage.STAGING);
        String pod = repository.name() + "-" + story.identifiers().commit().substring(0, 5);
        List<String> groups =
                actor instanceof Person person
                        ? List.of("acme:" + person.team().slug())
                        : List.of();
        story.does(
                actor, call("list", KubernetesAct.Reference.core("pods", namespace, ""), groups));
        story.within(40);
        switch (story.random().nextInt(8)) {
            case 0 -> {
                KubernetesAct.Reference exec =
                        new KubernetesAct.Reference("", "pods", "exec", namespace, pod);
                story.does(actor, call("create", exec, groups));
            }
            case 1 -> {
                String other = repository.namespace(Stage.PRODUCTION);
                KubernetesAct.Reference secrets =
                        KubernetesAct.Reference.core("secrets", other, "");
                story.does(actor, new KubernetesAct("list", secrets, groups, FORBIDDEN));
            }
            default -> {
                KubernetesAct.Reference log =
                        new KubernetesAct.Reference("", "pods", "log", namespace, pod);
                story.does(actor, call("get", log, groups));
            }
        }
    }

    void byController(Story story, Account workload) {
        String namespace =
                workload instanceof Machine machine ? machine.namespace() : "kube-system";
        KubernetesAct.Reference target =
                switch (story.random().nextInt(4)) {
                    case 0 -> KubernetesAct.Reference.core("configmaps", namespace, "settings");
                    case 1 -> KubernetesAct.Reference.core("secrets", namespace, "runtime");
                    case 2 -> KubernetesAct.Reference.core("endpoints", namespace, workload.name());
                    default ->
                            new KubernetesAct.Reference(
                                    "coordination.k8s.io",
                                    "leases",
                                    "",
                                    namespace,
                                    workload.name());
                };
        String verb = target.resource().equals("leases") ? "update" : "get";
        story.does(workload, call(verb, target, SERVICE_ACCOUNTS));
    }

    static KubernetesAct call(String verb, KubernetesAct.Reference target, List<String> groups) {
        return new KubernetesAct(verb, target, groups, verb.equals("create") ? 201 : 200);
    }
}
