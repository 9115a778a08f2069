package dev.gatehouse.simulator;

import dev.gatehouse.simulator.Attacks.Attack;
import java.util.List;

/// Attacks on Vault, as its audit device sees them.
final class VaultAttacks {
    private static final int SECRETS = 60;
    private static final List<String> NAMES =
            List.of("database", "api-key", "cache", "queue", "tls");

    private VaultAttacks() {}

    static List<Attack> all() {
        return List.of(
                new Attack(
                        "vault-audit-device-off",
                        told -> by(told, "delete", "sys/audit/file", "system")),
                new Attack(
                        "vault-root-token-made",
                        told -> by(told, "update", "sys/generate-root/attempt", "system")),
                new Attack(
                        "vault-storage-taken",
                        told -> by(told, "read", "sys/storage/raft/snapshot", "system")),
                new Attack(
                        "vault-policy-widened",
                        told -> by(told, "update", "sys/policies/acl/platform", "system")),
                new Attack(
                        "vault-way-in-added",
                        told -> by(told, "update", "sys/auth/support", "system")),
                new Attack("vault-secrets-swept", VaultAttacks::swept),
                new Attack("vault-run-reads-what-is-not-its-own", VaultAttacks::strayed));
    }

    private static void by(Telling told, String operation, String path, String mountType) {
        Person victim = told.somebody(Team.SECURITY);
        VaultAct.Token token = Tokens.ofPerson(victim, told.now(), "vault-admin");
        told.story().doesFrom(told.elsewhere(), victim, act(operation, path, mountType, token));
    }

    static VaultAct act(String operation, String path, String mountType, VaultAct.Token token) {
        return new VaultAct(operation, path, mountType, token, false, List.of());
    }

    static String secret(Repository repository, Stage stage, String name) {
        return "secret/data/" + repository.secretPath(stage, name);
    }

    private static void swept(Telling told) {
        Person victim = told.somebody(Team.PLATFORM);
        Origin elsewhere = told.elsewhere();
        VaultAct.Token token = Tokens.ofPerson(victim, told.now(), "operations");
        List<Repository> deployed = told.company().deployed();
        for (int i = 0; i < SECRETS; i++) {
            Repository repository = deployed.get(i % deployed.size());
            String name = NAMES.get(i / deployed.size() % NAMES.size());
            told.story()
                    .doesFrom(
                            elsewhere,
                            victim,
                            VaultAct.read(secret(repository, Stage.PRODUCTION, name), token))
                    .within(2);
        }
    }

    // The run of one repository, changed, reads the production secrets of another.
    private static void strayed(Telling told) {
        Machine runner = told.company().machine("ci-runner");
        WorkflowRun run = WorkflowRun.onMain(told.story(), told.deployed(), "deploy", "production");
        VaultAct.Token token = Tokens.ofRun(told.company(), run, List.of("default", "legacy-all"));
        told.story().does(runner, Tokens.signIn("jwt", token)).within(10);
        for (int i = 0; i < 3; i++) {
            String other = secret(told.deployed(), Stage.PRODUCTION, "signing-key");
            told.story().does(runner, VaultAct.read(other, token)).within(3);
        }
    }
}
