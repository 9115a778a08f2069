package dev.gatehouse.simulator;

import java.util.List;

/// Scene 4: the token of `acme-deployer`, which only ever speaks Git from the runners, downloads
/// repositories from a browser at night, from the country and minutes in which one engineer signs
/// in.
///
/// Decoy: the spike of a bot's own: Renovate opens 40 pull requests after a release.
record BorrowedBotToken() implements Scene {

    static final String ATTACK = "bot-token-used-by-a-person";
    static final String DECOY = "renovate-spike";

    private static final Origin HOME = new Origin("86.124.10.33", "RO");
    private static final List<String> DOWNLOADED =
            List.of("payments", "payments-ledger", "vault-config");
    private static final List<String> CLONED =
            List.of("infra-core", "infra-edge", "charts", "login", "consent", "data-lake");
    private static final int PULL_REQUESTS = 40;

    @Override
    public int number() {
        return 4;
    }

    @Override
    public void play(Script script) {
        Person radu = script.person(Cast.RADU_IONESCU);
        Machine deployer = script.company().machine(Racking.DEPLOYER);
        Story attack = script.attack(ATTACK, script.calendar().workingDaysBefore(3, "01:47:00"));
        GitLabAct.Subject user = GitLabAct.Subject.user(radu);
        attack.doesFrom(
                HOME,
                radu,
                new GitLabAct(
                        "authenticated_with_group_saml",
                        user,
                        user,
                        List.of(
                                Detail.text("with", "saml"),
                                Detail.text(
                                        "custom_message",
                                        "Signed in with GROUP_SAML authentication"))));
        Credential borrowed =
                new Credential(
                        deployer.token().kind(),
                        deployer.token().hashedToken(),
                        deployer.token().tokenId(),
                        Credential.BROWSER.userAgent());
        for (String name : DOWNLOADED) {
            Repository repository = script.company().repository(name);
            attack.within(150)
                    .doesFrom(
                            HOME,
                            deployer,
                            GitHubAct.on(repository, "repo.download_zip", borrowed));
        }
        for (String name : CLONED) {
            Repository repository = script.company().repository(name);
            attack.within(150)
                    .doesFrom(HOME, deployer, GitHubAct.on(repository, "git.clone", borrowed));
        }
        playDecoy(script);
    }

    private static void playDecoy(Script script) {
        Machine renovate = script.company().machine(Racking.RENOVATE);
        Story decoy = script.decoy(DECOY, script.calendar().workingDaysBefore(2, "05:00:00"));
        for (int i = 0; i < PULL_REQUESTS; i++) {
            Repository repository =
                    script.company().repositories().get(i % script.company().repositories().size());
            decoy.within(40)
                    .does(renovate, CodeWork.git(repository, "git.push", renovate))
                    .within(5)
                    .does(
                            renovate,
                            GitHubAct.on(
                                    repository,
                                    "pull_request.create",
                                    renovate.token(),
                                    Detail.number("pull_request_id", 2_100_000_000L + i),
                                    Detail.text("pull_request_title", "Update dependencies")));
        }
    }
}
