package dev.gatehouse.simulator;

import java.util.List;

/// Reading secrets from Vault: people read staging, workloads read their own environment.
record SecretsUse(Interests interests) {

    private static final List<String> NAMES = List.of("database", "api-key", "cache", "queue");

    void byPerson(Story story, Account actor) {
        if (!(actor instanceof Person person)) {
            throw new IllegalArgumentException("only people sign in by single sign-on");
        }
        VaultAct.Token token = Tokens.ofPerson(person, story.now());
        if (story.random().nextInt(3) == 0) {
            story.does(person, Tokens.signIn("oidc", token)).within(20);
        }
        Repository repository = interests.deployedOf(person, story.random());
        story.does(person, VaultAct.read(secret(story, repository, Stage.STAGING), token));
        if (story.random().nextInt(25) == 0) {
            String other =
                    secret(story, interests.deployedOf(person, story.random()), Stage.PRODUCTION);
            story.within(60).does(person, VaultAct.refusedRead(other, token));
        }
    }

    void byWorkload(Story story, Account workload) {
        if (!(workload instanceof Machine machine) || machine.namespace().isEmpty()) {
            throw new IllegalArgumentException("not a workload: " + workload.name());
        }
        VaultAct.Token token = Tokens.ofWorkload(machine, story.now());
        switch (story.random().nextInt(4)) {
            case 0 -> story.does(machine, Tokens.signIn("kubernetes", token));
            case 1 ->
                    story.does(
                            machine,
                            new VaultAct(
                                    "update",
                                    "auth/token/renew-self",
                                    "token",
                                    token,
                                    false,
                                    List.of()));
            default -> {
                String path = "secret/data/" + machine.secretPath();
                story.does(
                        machine,
                        VaultAct.read(
                                path + "/" + NAMES.get(story.random().nextInt(NAMES.size())),
                                token));
            }
        }
    }

    private static String secret(Story story, Repository repository, Stage stage) {
        String name = NAMES.get(story.random().nextInt(NAMES.size()));
        return "secret/data/" + repository.secretPath(stage, name);
    }
}
