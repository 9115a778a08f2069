package dev.gatehouse.simulator;

import java.util.List;

/// A decoy: the first day of somebody who joins. Within an hour he is given five rights and touches
/// everything for the first time.
record Newcomer() implements Scene {

    static final String DECOY = "first-day";

    @Override
    public int number() {
        return 10;
    }

    @Override
    public void play(Script script) {
        Person jonas = script.person(Cast.JONAS_LIND);
        Person renata = script.person(Cast.RENATA_SILVA);
        Story decoy = script.decoy(DECOY, script.calendar().workingDaysBefore(4, "11:30:00"));
        for (String action : List.of("org.invite_member", "org.add_member")) {
            decoy.within(120).does(renata, about(jonas, action, jonas.handles().gitHub()));
        }
        decoy.within(120).does(renata, Administration.teamMember("search", jonas));
        for (String name : List.of("search", "suggest")) {
            Repository repository = script.company().repository(name);
            decoy.within(60)
                    .does(renata, Administration.membership("member_created", repository, jonas));
        }
        decoy.within(900).does(jonas, GitHubAct.organisation("org.sso_response", jonas.name()));
        for (String name : List.of("search", "search-indexer", "search-ranking", "suggest")) {
            Repository repository = script.company().repository(name);
            decoy.within(300).does(jonas, CodeWork.git(repository, "git.clone", jonas));
        }
        VaultAct.Token token = Tokens.ofPerson(jonas, decoy.now());
        decoy.within(600)
                .does(jonas, Tokens.signIn("oidc", token))
                .within(30)
                .does(jonas, VaultAct.read("secret/data/search/staging/api-key", token));
    }

    private static GitHubAct about(Person person, String action, String subject) {
        return GitHubAct.organisation(
                action, subject, Administration.user(person), Administration.userId(person));
    }
}
