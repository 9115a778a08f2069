package dev.gatehouse.simulator;

import java.util.ArrayList;
import java.util.List;

/// Scene 8: a stolen token pushes the same workflow into six repositories within a quarter of an
/// hour. Each run takes every secret it can get; two sign in to Vault and take the cloud role of
/// production; one tries for the administrator's and is refused; the loot goes to a public
/// repository.
///
/// Decoy: the template bot pushes a workflow into thirty repositories, which takes nothing.
record Worm() implements Scene {

    static final String ATTACK = "worm-through-workflows";
    static final String DECOY = "template-rollout";

    private static final Origin ELSEWHERE = new Origin("198.51.100.201", "NL");
    private static final List<String> INFECTED =
            List.of(
                    "mobile-ios",
                    "mobile-android",
                    "mobile-gateway",
                    "push",
                    "design-system",
                    "checkout");
    private static final List<String> WITH_A_ROLE = List.of("mobile-gateway", "checkout");
    private static final List<String> LOOT =
            List.of(
                    "NPM_TOKEN",
                    "SONAR_TOKEN",
                    "APPLE_SIGNING_KEY",
                    "PLAY_STORE_KEY",
                    "DEPLOY_KEY");
    private static final List<String> ROLE = List.of("access_key", "secret_key", "security_token");
    private static final int TEMPLATED = 30;

    @Override
    public int number() {
        return 8;
    }

    @Override
    public void play(Script script) {
        Person nikhil = script.person(Cast.NIKHIL_RAO);
        Story attack = script.attack(ATTACK, script.calendar().workingDaysBefore(4, "13:02:00"));
        for (String name : INFECTED) {
            infect(attack.within(140), nikhil, script.company().repository(name));
        }
        attack.within(60)
                .doesFrom(
                        ELSEWHERE,
                        nikhil,
                        new GitHubAct(
                                "repo.create",
                                "create",
                                "acme/backup-7f3a91",
                                nikhil.token(),
                                List.of(
                                        Detail.text("repo", "acme/backup-7f3a91"),
                                        Detail.number("repo_id", 733_140_902),
                                        Detail.flag("public_repo", true),
                                        Detail.text("visibility", "public"))));
        playDecoy(script);
    }

    private static void infect(Story story, Person nikhil, Repository repository) {
        String environment = WITH_A_ROLE.contains(repository.name()) ? "production" : "";
        story.doesFrom(ELSEWHERE, nikhil, CodeWork.git(repository, "git.push", nikhil)).within(4);
        WorkflowRun run = WorkflowRun.onMain(story, repository, "telemetry-sync", environment);
        story.doesFrom(ELSEWHERE, nikhil, run.created(nikhil.token()))
                .within(25)
                .does(nikhil, run.prepared("collect", LOOT));
        if (!environment.isEmpty()) {
            takeRole(story.within(15), run);
        }
        story.within(30).does(nikhil, run.completed("success", story.now()));
    }

    private static void takeRole(Story story, WorkflowRun run) {
        Machine runner = story.company().machine("ci-runner");
        List<String> policies = List.of("default", run.repository().namespace(Stage.PRODUCTION));
        VaultAct.Token token = Tokens.ofRun(story.company(), run, policies);
        story.does(runner, Tokens.signIn("jwt", token))
                .within(4)
                .does(
                        runner,
                        new VaultAct(
                                "read",
                                "aws/creds/production-deployer",
                                "aws",
                                token,
                                false,
                                ROLE));
        if (run.repository().name().equals("checkout")) {
            story.within(4)
                    .does(
                            runner,
                            new VaultAct(
                                    "read",
                                    "aws/creds/administrator",
                                    "aws",
                                    token,
                                    true,
                                    List.of()));
        }
    }

    private static void playDecoy(Script script) {
        Machine templates = script.company().machine(Racking.TEMPLATES);
        Person amara = script.person(Cast.AMARA_NWOSU);
        Story decoy = script.decoy(DECOY, script.calendar().workingDaysBefore(1, "08:30:00"));
        decoy.does(
                amara,
                CodeWork.git(script.company().repository("build-images"), "git.push", amara));
        List<Repository> targets = new ArrayList<>(script.company().repositories());
        for (Repository repository : targets.subList(0, TEMPLATED)) {
            decoy.within(30)
                    .does(templates, CodeWork.git(repository, "git.push", templates))
                    .within(4);
            WorkflowRun run = WorkflowRun.onMain(decoy, repository, "checks", "");
            decoy.does(templates, run.created(templates.token()))
                    .within(20)
                    .does(templates, run.prepared("test", List.of("SONAR_TOKEN")));
        }
    }
}
