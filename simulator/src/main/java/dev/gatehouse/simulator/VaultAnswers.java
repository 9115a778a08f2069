package dev.gatehouse.simulator;

import static dev.gatehouse.simulator.Answers.object;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// What Vault's API says: a policy for each deployed repository and stage and for every other
/// workload, which teams, workloads and deploying runs have it, and the operators who may change
/// policies.
record VaultAnswers(Company company, Answers answers) {
    private static final String OPERATORS = "operators";

    void write() throws IOException {
        List<String> names = new ArrayList<>(List.of(OPERATORS));
        for (Repository repository : company.deployed()) {
            for (Stage stage : Stage.values()) {
                String name = repository.namespace(stage);
                names.add(name);
                policy(name, "secret/data/" + repository.secretPath(stage, "*"), "read");
                String subject = Tokens.subject(repository, stage.slug());
                entity(Tokens.entity(company, subject), "jwt-" + subject, List.of(name));
            }
        }
        for (Machine machine : company.machines(Machine.Kind.WORKLOAD)) {
            if (!names.contains(machine.name())) {
                names.add(machine.name());
                policy(machine.name(), "secret/data/" + machine.secretPath() + "/*", "read");
            }
        }
        names.add(ForgottenPolicy.POLICY);
        policy(ForgottenPolicy.POLICY, ForgottenPolicy.DATABASE, "read");
        policy(OPERATORS, "sys/policies/acl/*", "update");
        answers.write("sys/policies/acl", object("data", object("keys", names)));
        for (Person person : company.people()) {
            entity(person, policies(person));
        }
        for (Machine machine : company.machines(Machine.Kind.WORKLOAD)) {
            entity(machine, List.of(machine.name()));
        }
    }

    private List<String> policies(Person person) {
        List<String> policies = new ArrayList<>();
        for (Repository repository : company.deployed()) {
            if (repository.team() == person.team()) {
                policies.add(repository.namespace(Stage.STAGING));
            }
        }
        if (person.handles().equals(company.person(Cast.MARTA_OLSEN).handles())) {
            policies.add(ForgottenPolicy.POLICY);
        }
        if (person.team() == Team.SECURITY) {
            policies.add(OPERATORS);
        }
        return policies;
    }

    private void policy(String name, String path, String capability) throws IOException {
        answers.write(
                "sys/policies/acl/" + name,
                object(
                        "data",
                        object(
                                "name",
                                name,
                                "policy",
                                "path \"%s\" {\n  capabilities = [\"%s\"]\n}\n"
                                        .formatted(path, capability))));
    }

    private void entity(Account account, List<String> policies) throws IOException {
        entity(account.ids().vaultEntity(), account.handles().vault(), policies);
    }

    private void entity(String id, String name, List<String> policies) throws IOException {
        answers.write(
                "identity/entity/id/" + id,
                object(
                        "data",
                        object("id", id, "name", name, "disabled", false, "policies", policies)));
    }
}
