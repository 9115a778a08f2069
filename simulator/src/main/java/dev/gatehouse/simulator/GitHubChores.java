package dev.gatehouse.simulator;

import static dev.gatehouse.simulator.Detail.number;
import static dev.gatehouse.simulator.Detail.text;

import dev.gatehouse.simulator.Chores.Chore;
import java.util.List;

/// What comes up on GitHub across repositories: mass changes, mirrors, rotations, installations.
final class GitHubChores {
    private static final int MERGED = 25;
    private static final int PROPOSED = 60;
    private static final int CLOSED = 22;
    private static final int ROTATED = 25;

    private GitHubChores() {}

    static List<Chore> all() {
        return List.of(
                Chore.atAnyHour(7, GitHubChores::mirror),
                Chore.byDay(10, told -> cloned(told, 8 + told.number(16))),
                Chore.byDay(0.5, told -> cloned(told, 40)),
                Chore.atAnyHour(3, GitHubChores::proposals),
                Chore.byDay(2, GitHubChores::merges),
                Chore.byDay(1, GitHubChores::staleClosed),
                Chore.byDay(2, GitHubChores::secretsRotated),
                Chore.atAnyHour(140, GitHubChores::fleet),
                Chore.byDay(0.5, GitHubChores::runnerByHand),
                Chore.atAnyHour(40, GitHubChores::retries),
                Chore.byDay(1, told -> organisation(told, "integration_installation.create")),
                Chore.byDay(4, told -> organisation(told, "org.update_actions_settings")),
                Chore.byDay(0.2, told -> organisation(told, "org.sso_recovery_codes_viewed")),
                Chore.byDay(25, GitHubChores::tokenMade),
                Chore.byDay(6, GitHubChores::secondFactorRenewed));
    }

    private static void organisation(Telling told, String action) {
        told.story()
                .does(told.somebody(Team.IT), GitHubAct.organisation(action, Company.ORGANISATION));
    }

    // The mirror takes everything, every night.
    private static void mirror(Telling told) {
        Machine mirror = told.company().machine("acme-mirror");
        for (Repository repository : told.company().repositories()) {
            told.story().does(mirror, CodeWork.git(repository, "git.clone", mirror)).within(8);
        }
    }

    // Another laptop; or one change to be made everywhere.
    private static void cloned(Telling told, int count) {
        Person person = told.somebody();
        for (Repository repository : told.repositories(count)) {
            told.story().does(person, CodeWork.git(repository, "git.clone", person)).within(120);
        }
    }

    private static void proposals(Telling told) {
        Machine renovate = told.company().machine(Racking.RENOVATE);
        for (int i = 0; i < PROPOSED; i++) {
            Repository repository = told.repository();
            told.story()
                    .does(renovate, CodeWork.git(repository, "git.push", renovate))
                    .within(8)
                    .does(renovate, pull(repository, "pull_request.create", renovate.token(), i))
                    .within(30);
        }
    }

    private static void merges(Telling told) {
        Person person = told.somebody();
        for (int i = 0; i < MERGED; i++) {
            Repository repository = told.repository(person.team());
            told.story()
                    .does(person, pull(repository, "pull_request.merge", Credential.BROWSER, i))
                    .within(90);
        }
    }

    private static void staleClosed(Telling told) {
        Person person = told.somebody();
        for (int i = 0; i < CLOSED; i++) {
            Repository repository = told.repository(person.team());
            told.story()
                    .does(person, pull(repository, "pull_request.close", Credential.BROWSER, i))
                    .within(60);
        }
    }

    private static GitHubAct pull(Repository on, String action, Credential with, int number) {
        return GitHubAct.on(
                on,
                action,
                with,
                number("pull_request_id", 2_300_000_000L + on.gitLabId() * 100 + number),
                text("pull_request_title", "Update dependencies"));
    }

    private static void secretsRotated(Telling told) {
        Person person = told.somebody(Team.PLATFORM);
        for (Repository repository : told.repositories(ROTATED)) {
            told.story()
                    .does(
                            person,
                            GitHubAct.on(
                                    repository,
                                    "repo.update_actions_secret",
                                    person.token(),
                                    text("key", "REGISTRY_TOKEN")))
                    .within(40);
        }
    }

    // Runners that live for one job register and leave all day.
    private static void fleet(Telling told) {
        Machine deployer = told.company().machine(Racking.DEPLOYER);
        told.story()
                .does(deployer, GitHubAct.organisation("org.register_self_hosted_runner", "fleet"))
                .within(900)
                .does(deployer, GitHubAct.organisation("org.remove_self_hosted_runner", "fleet"));
    }

    private static void runnerByHand(Telling told) {
        Person person = told.somebody(Team.PLATFORM);
        told.story()
                .does(
                        person,
                        GitHubAct.on(
                                told.repository(),
                                "repo.register_self_hosted_runner",
                                Credential.BROWSER));
    }

    // A step that fails and fetches again.
    private static void retries(Telling told) {
        Machine bot = told.machine(Machine.Kind.BOT);
        Repository repository = told.repository();
        for (int i = 0; i < 15; i++) {
            told.story().does(bot, CodeWork.git(repository, "git.fetch", bot)).within(30);
        }
    }

    private static void tokenMade(Telling told) {
        Person person = told.somebody();
        told.story()
                .does(
                        person,
                        GitHubAct.organisation("personal_access_token.create", person.name()));
    }

    // Another telephone.
    private static void secondFactorRenewed(Telling told) {
        Person person = told.somebody();
        told.story()
                .does(
                        person,
                        GitHubAct.organisation("two_factor_authentication.disabled", person.name()))
                .within(300)
                .does(
                        person,
                        GitHubAct.organisation("two_factor_authentication.enabled", person.name()));
    }
}
