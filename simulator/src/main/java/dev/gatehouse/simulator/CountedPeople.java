package dev.gatehouse.simulator;

import java.util.List;

/// Three people whose every event can be counted by hand in the native files: Ines Duarte signs in
/// to Vault and reads one staging secret on 17 days, Oskar Lindqvist approves 9 releases of
/// `reporting` on GitHub, Mei Tanaka is refused by Kubernetes 23 times.
record CountedPeople() implements Scene {

    static final String NAME = "counted";
    static final int READS = 17;
    static final int APPROVALS = 9;
    static final int REFUSALS = 23;

    private static final int FORBIDDEN = 403;

    @Override
    public int number() {
        return 0;
    }

    @Override
    public void play(Script script) {
        Person ines = script.person(Cast.INES_DUARTE);
        for (int day = READS; day > 0; day--) {
            Story story = script.noise(NAME, script.calendar().daysBefore(day, "09:10:00"));
            VaultAct.Token token = Tokens.ofPerson(ines, story.now());
            story.does(ines, Tokens.signIn("oidc", token))
                    .within(30)
                    .does(ines, VaultAct.read("secret/data/search/staging/api-key", token));
        }
        Person oskar = script.person(Cast.OSKAR_LINDQVIST);
        Repository reporting = script.company().repository("reporting");
        for (int day = APPROVALS; day > 0; day--) {
            Story story = script.noise(NAME, script.calendar().workingDaysBefore(day, "13:30:00"));
            WorkflowRun run = WorkflowRun.onMain(story, reporting, "deploy", "production");
            story.does(oskar, run.approved());
        }
        Person mei = script.person(Cast.MEI_TANAKA);
        KubernetesAct.Reference secrets =
                KubernetesAct.Reference.core("secrets", "identity-production", "");
        for (int day = REFUSALS; day > 0; day--) {
            script.noise(NAME, script.calendar().daysBefore(day, "06:40:00"))
                    .does(
                            mei,
                            new KubernetesAct(
                                    "list", secrets, List.of("acme:security"), FORBIDDEN));
        }
    }
}
