package dev.gatehouse.simulator;

import java.util.List;
import java.util.Optional;

/// The ordinary life of the production environment of `payments`, exact to the event: a release
/// every working day, a migration on two days of the last week, one change of its settings, and its
/// own workload reading its own secret four times a day.
record PaymentsReleases() implements Scene {

    static final String NAME = "payments-release";

    private static final int WORKING_DAYS = 19;
    private static final int DAYS = 28;
    private static final String DATABASE = "secret/data/payments/production/database";

    @Override
    public int number() {
        return 0;
    }

    @Override
    public void play(Script script) {
        for (int day = WORKING_DAYS; day > 0; day--) {
            boolean even = day % 2 == 0;
            Person author = script.person(even ? Cast.LENA_VOGEL : Cast.ALEX_KIM_OF_PAYMENTS);
            Person approver = script.person(even ? Cast.KENJI_WATANABE : Cast.GRACE_ADEYEMI);
            Repository payments = script.company().repository("payments");
            Story story = script.noise(NAME, script.calendar().workingDaysBefore(day, "10:15:00"));
            new Deployment(payments, Stage.PRODUCTION, author, Optional.of(approver)).tell(story);
        }
        migrate(script, 3, 86);
        migrate(script, 1, 87);
        changeSettings(script);
        for (int day = DAYS; day >= 0; day--) {
            for (String time : List.of("00:20:00", "06:20:00", "12:20:00", "18:20:00")) {
                runWorkload(
                        script.noise("payments-workload", script.calendar().daysBefore(day, time)));
            }
        }
    }

    private static void migrate(Script script, int workingDaysBefore, int deployment) {
        Repository payments = script.company().repository("payments");
        Person author = script.person(Cast.LENA_VOGEL);
        Person approver = script.person(Cast.KENJI_WATANABE);
        script.noise(
                        "payments-migration",
                        script.calendar().workingDaysBefore(workingDaysBefore, "12:05:00"))
                .does(author, onGitLab(payments, "deployment_started", deployment))
                .within(900)
                .does(approver, onGitLab(payments, "deployment_approved", deployment));
    }

    private static void changeSettings(Script script) {
        Repository payments = script.company().repository("payments");
        script.noise("payments-settings", script.calendar().workingDaysBefore(4, "08:40:00"))
                .does(
                        script.person(Cast.KENJI_WATANABE),
                        GitHubAct.on(
                                payments,
                                "environment.update_protection_rule",
                                Credential.BROWSER,
                                Detail.text("environment_name", "production")));
    }

    private static void runWorkload(Story story) {
        Machine workload =
                story.company().workload(story.company().repository("payments"), Stage.PRODUCTION);
        VaultAct.Token token = Tokens.ofWorkload(workload, story.now());
        story.does(workload, Tokens.signIn("kubernetes", token))
                .within(3)
                .does(workload, VaultAct.read(DATABASE, token));
    }

    /// An event about a deployment of `acme/payments` to its protected environment `production`.
    static GitLabAct onGitLab(Repository payments, String eventType, int deployment) {
        String verb = eventType.equals("deployment_approved") ? "Approved" : "Started";
        return GitLabAct.said(
                eventType,
                GitLabAct.Subject.project(payments),
                new GitLabAct.Subject("Environment", 41, "production"),
                verb
                        + " deployment with IID: "
                        + deployment
                        + " and ID: "
                        + (5_000 + deployment)
                        + " to environment: production");
    }
}
