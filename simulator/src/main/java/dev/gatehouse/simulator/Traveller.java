package dev.gatehouse.simulator;

/// A decoy: somebody works from a conference in another country for four days, with her own token.
record Traveller() implements Scene {

    static final String DECOY = "conference-trip";

    private static final Origin CONFERENCE = new Origin("203.0.113.40", "US");

    @Override
    public int number() {
        return 9;
    }

    @Override
    public void play(Script script) {
        Person mina = script.person(Cast.MINA_FAROUK);
        Repository consent = script.company().repository("consent");
        for (int day = 6; day >= 3; day--) {
            script.decoy(DECOY, script.calendar().daysBefore(day, "16:10:00"))
                    .doesFrom(
                            CONFERENCE,
                            mina,
                            GitHubAct.organisation("org.sso_response", mina.name()))
                    .within(600)
                    .doesFrom(CONFERENCE, mina, CodeWork.git(consent, "git.fetch", mina))
                    .within(3_000)
                    .doesFrom(CONFERENCE, mina, CodeWork.git(consent, "git.push", mina))
                    .within(3_000)
                    .doesFrom(CONFERENCE, mina, GitLabAct.git(consent, "http", "git-upload-pack"));
        }
    }
}
