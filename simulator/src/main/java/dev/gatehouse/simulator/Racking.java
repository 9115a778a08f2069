package dev.gatehouse.simulator;

import java.util.ArrayList;
import java.util.List;

/// Sets up Acme's machines: bots, build agents, and a workload for every deployed repository and
/// stage.
record Racking(Fingerprints fingerprints) {

    static final String DEPLOYER = "acme-deployer";
    static final String RENOVATE = "renovate[bot]";
    static final String TEMPLATES = "acme-templates[bot]";
    static final String ARGO = "argocd-application-controller";

    private static final List<String> BOTS =
            List.of(
                    DEPLOYER,
                    RENOVATE,
                    TEMPLATES,
                    "github-actions[bot]",
                    "dependabot[bot]",
                    "acme-release[bot]",
                    "acme-mirror",
                    "codecov[bot]",
                    "slack-notifier[bot]");
    private static final List<String> SHARED_WORKLOADS =
            List.of(ARGO, "external-secrets", "ci-runner", "kube-state-metrics");

    List<Machine> rack(List<String> deployedNames, int agents) {
        List<Machine> machines = new ArrayList<>();
        BOTS.forEach(name -> machines.add(bot(name, machines.size())));
        for (int i = 1; i <= agents; i++) {
            machines.add(buildAgent("build-%02d".formatted(i), machines.size()));
        }
        for (String name : deployedNames) {
            for (Stage stage : Stage.values()) {
                String namespace = name + "-" + stage.slug();
                machines.add(workload(namespace, namespace, name, machines.size()));
            }
        }
        for (String name : SHARED_WORKLOADS) {
            String namespace = name.equals(ARGO) ? "argocd" : name;
            machines.add(workload(name, namespace, name, machines.size()));
        }
        return machines;
    }

    private Machine bot(String name, int number) {
        String plain = name.replace("[bot]", "");
        boolean user = name.equals(plain);
        return new Machine(
                name,
                Machine.Kind.BOT,
                "",
                new Handles(name, plain + "-bot", plain, plain, "approle-" + plain),
                ids(name, number),
                new Origin("10.30.1." + (10 + number), "US"),
                token(
                        name,
                        user
                                ? "Personal access token (classic)"
                                : "GitHub App server-to-server token",
                        user ? "git/2.51.0" : plain + "/41.2"));
    }

    private Machine buildAgent(String name, int number) {
        return new Machine(
                name,
                Machine.Kind.BUILD_AGENT,
                "",
                new Handles(name, name, name, "system:node:" + name, "approle-" + name),
                ids(name, number),
                new Origin("10.20.4." + number, "DE"),
                token(name, "Public Key (Deploy)", "git/2.47.3"));
    }

    private Machine workload(String name, String namespace, String account, int number) {
        String subject = "system:serviceaccount:" + namespace + ":" + account;
        return new Machine(
                name,
                Machine.Kind.WORKLOAD,
                namespace,
                new Handles(name, name, name, subject, "kubernetes-" + namespace + "-" + account),
                ids(name, number),
                new Origin("10.42." + number + ".7", "DE"),
                token(name, "Installation token", "Go-http-client/2.0"));
    }

    private NativeIds ids(String name, int number) {
        return new NativeIds(
                40_000_000L + fingerprints.number("machine " + name, 60_000_000L),
                900 + number,
                fingerprints.uuid("machine " + name + " uid"),
                fingerprints.uuid("machine " + name + " entity"));
    }

    private Credential token(String name, String kind, String userAgent) {
        String key = "machine " + name + " token";
        long number = 900_000_000L + fingerprints.number(key, 99_000_000L);
        return new Credential(kind, fingerprints.base64(key, 32), number, userAgent);
    }
}
