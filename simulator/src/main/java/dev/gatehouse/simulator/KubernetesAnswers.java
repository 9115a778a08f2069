package dev.gatehouse.simulator;

import static dev.gatehouse.simulator.Answers.object;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;

/// What the cluster's API says of roles and bindings: teams look after their staging, workloads run
/// in their own namespace, and the team of the production door may open a shell in production.
record KubernetesAnswers(Company company, Answers answers) {
    private static final String WORKLOAD = "workload";
    private static final List<String> GET = List.of("get");
    private static final String RBAC = "apis/rbac.authorization.k8s.io/v1/";

    void write() throws IOException {
        List<Object> namespaces = new ArrayList<>();
        List<Object> accounts = new ArrayList<>();
        List<Object> roles = new ArrayList<>();
        List<Object> bindings = new ArrayList<>();
        for (Machine workload : company.machines(Machine.Kind.WORKLOAD)) {
            String namespace = workload.namespace();
            namespaces.add(
                    object(
                            "metadata", object("name", namespace),
                            "status", object("phase", "Active")));
            accounts.add(object("metadata", named(account(workload), namespace)));
            roles.add(
                    object(
                            "metadata", named(WORKLOAD, namespace),
                            "rules",
                                    List.of(
                                            rule(List.of("configmaps", "endpoints"), GET),
                                            only("runtime", rule(List.of("secrets"), GET)),
                                            rule(List.of("leases"), List.of("get", "update")))));
            bindings.add(binding(WORKLOAD, namespace, List.of(serviceAccount(workload))));
        }
        for (Repository repository : company.deployed()) {
            String staging = repository.namespace(Stage.STAGING);
            roles.add(role("developers", staging, List.of("pods", "pods/exec", "deployments")));
            bindings.add(binding("developers", staging, users(company.team(repository.team()))));
        }
        String production = company.repository("payments").namespace(Stage.PRODUCTION);
        roles.add(role(WideDoor.TEAM, production, List.of("pods", "pods/exec")));
        bindings.add(binding(WideDoor.TEAM, production, users(WideDoor.holders(company))));
        answers.write("api/v1/namespaces", object("items", namespaces));
        answers.write("api/v1/serviceaccounts", object("items", accounts));
        answers.write(RBAC + "roles", object("items", roles));
        answers.write(RBAC + "rolebindings", object("items", bindings));
        cluster();
    }

    // system:serviceaccount:<namespace>:<name>
    private static String account(Machine workload) {
        String subject = workload.handles().kubernetes();
        return subject.substring(subject.lastIndexOf(':') + 1);
    }

    private static SequencedMap<String, Object> serviceAccount(Machine workload) {
        return object(
                "kind", "ServiceAccount",
                "name", account(workload),
                "namespace", workload.namespace());
    }

    private void cluster() throws IOException {
        answers.write(
                RBAC + "clusterroles",
                object(
                        "items",
                        List.of(
                                object(
                                        "metadata", object("name", "cluster-admin"),
                                        "rules", List.of(rule(List.of("*"), List.of("*")))),
                                object(
                                        "metadata", object("name", "secrets-reader"),
                                        "rules",
                                                List.of(
                                                        rule(
                                                                List.of("secrets"),
                                                                List.of("get", "list")))))));
        answers.write(
                RBAC + "clusterrolebindings",
                object(
                        "items",
                        List.of(
                                clusterBinding("argocd", "cluster-admin", Racking.ARGO, "argocd"),
                                clusterBinding(
                                        "external-secrets",
                                        "secrets-reader",
                                        "external-secrets",
                                        "external-secrets"))));
    }

    private static SequencedMap<String, Object> named(String name, String namespace) {
        return object("name", name, "namespace", namespace);
    }

    private static SequencedMap<String, Object> role(
            String name, String namespace, List<String> resources) {
        return object(
                "metadata", named(name, namespace),
                "rules",
                        List.of(
                                rule(
                                        resources,
                                        List.of("get", "list", "watch", "create", "delete"))));
    }

    private static SequencedMap<String, Object> rule(List<String> resources, List<String> verbs) {
        return object("apiGroups", List.of("*"), "resources", resources, "verbs", verbs);
    }

    private static SequencedMap<String, Object> only(
            String resource, SequencedMap<String, Object> rule) {
        rule.put("resourceNames", List.of(resource));
        return rule;
    }

    private static SequencedMap<String, Object> binding(
            String name, String namespace, List<Object> subjects) {
        return object(
                "metadata", named(name, namespace),
                "roleRef", object("kind", "Role", "name", name),
                "subjects", subjects);
    }

    private static List<Object> users(List<Person> people) {
        return people.stream()
                .<Object>map(
                        person -> object("kind", "User", "name", person.handles().kubernetes()))
                .toList();
    }

    private static SequencedMap<String, Object> clusterBinding(
            String name, String role, String account, String namespace) {
        return object(
                "metadata", object("name", name),
                "roleRef", object("kind", "ClusterRole", "name", role),
                "subjects",
                        List.of(
                                object(
                                        "kind", "ServiceAccount",
                                        "name", account,
                                        "namespace", namespace)));
    }
}
