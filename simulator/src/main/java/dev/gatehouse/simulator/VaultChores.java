package dev.gatehouse.simulator;

import dev.gatehouse.simulator.Chores.Chore;
import java.util.List;

/// What comes up on Vault: tokens that ran out, backups, policies from files, rotations.
final class VaultChores {
    private VaultChores() {}

    static List<Chore> all() {
        return List.of(
                Chore.atAnyHour(28, VaultChores::ranOut),
                Chore.atAnyHour(7, VaultChores::backup),
                Chore.byDay(15, VaultChores::applied),
                Chore.byDay(0.5, told -> byHand(told, "sys/policies/acl/payments")),
                Chore.byDay(0.2, told -> byHand(told, "sys/auth/approle")),
                Chore.byDay(5, VaultChores::rotated),
                Chore.byDay(3, VaultChores::anotherSecret));
    }

    private static void ranOut(Telling told) {
        Machine workload = told.company().workload(told.deployed(), Stage.PRODUCTION);
        VaultAct.Token token = Tokens.ofWorkload(workload, told.now());
        String path = "secret/data/" + workload.secretPath() + "/database";
        for (int i = 0; i < 8; i++) {
            told.story().does(workload, VaultAct.refusedRead(path, token)).within(30);
        }
        told.story().does(workload, Tokens.signIn("kubernetes", token));
    }

    private static void byMachine(Telling told, String name, String operation, String path) {
        Machine machine = told.company().machine(name);
        VaultAct.Token token = Tokens.ofWorkload(machine, told.now());
        told.story().does(machine, VaultAttacks.act(operation, path, "system", token)).within(5);
    }

    private static void backup(Telling told) {
        byMachine(told, "kube-state-metrics", "read", "sys/storage/raft/snapshot");
    }

    private static void applied(Telling told) {
        byMachine(told, "ci-runner", "update", "sys/policies/acl/" + told.deployed().name());
    }

    private static void byHand(Telling told, String path) {
        Person person = told.somebody(Team.SECURITY);
        VaultAct.Token token = Tokens.ofPerson(person, told.now(), "vault-admin");
        told.story().does(person, VaultAttacks.act("update", path, "system", token));
    }

    private static void rotated(Telling told) {
        Person person = told.somebody(Team.PLATFORM);
        VaultAct.Token token = Tokens.ofPerson(person, told.now(), "operations");
        for (int i = 0; i < 10; i++) {
            String path = VaultAttacks.secret(told.deployed(), Stage.STAGING, "api-key");
            told.story().does(person, VaultAttacks.act("update", path, "kv", token)).within(60);
        }
    }

    // A release that needs one secret more of its own.
    private static void anotherSecret(Telling told) {
        Machine runner = told.company().machine("ci-runner");
        Repository repository = told.deployed();
        WorkflowRun run = WorkflowRun.onMain(told.story(), repository, "deploy", "production");
        VaultAct.Token token = Tokens.ofRun(told.company(), run, List.of("default"));
        String path =
                VaultAttacks.secret(repository, Stage.PRODUCTION, "feature-" + told.number(100));
        told.story().does(runner, VaultAct.read(path, token));
    }
}
