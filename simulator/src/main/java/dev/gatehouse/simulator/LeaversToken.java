package dev.gatehouse.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Scene 2: before he left, a developer put a Vault token of his own into a nightly job. He is
/// removed everywhere, but the token renews itself on build-07 every night.
///
/// Decoy: a colleague who stayed did the same on build-08.
record LeaversToken() implements Scene {

    static final String ATTACK = "leavers-token";
    static final String DECOY = "schedule-of-a-colleague-who-stayed";
    static final int LEFT_DAYS_AGO = 12;

    private static final int TOKEN_MADE_DAYS_AGO = 20;
    private static final String EXPORT = "secret/data/warehouse-export/production/bucket";

    /// A job on a build agent that runs every night with the token of its owner.
    private record Schedule(Person owner, String job, String host) {}

    /// Those of them whom GitHub and GitLab still list.
    static List<Person> withoutHim(List<Person> people) {
        return people.stream().filter(person -> !Cast.TOMAS_BRANDT.isPlayedBy(person)).toList();
    }

    @Override
    public int number() {
        return 2;
    }

    @Override
    public void play(Script script) {
        Person tomas = script.person(Cast.TOMAS_BRANDT);
        Person ingrid = script.person(Cast.INGRID_FALK);
        Schedule forgotten = new Schedule(tomas, "warehouse-nightly-export", "build-07");
        Schedule kept = new Schedule(ingrid, "warehouse-nightly-labels", "build-08");
        makeToken(script, forgotten);
        makeToken(script, kept);
        leave(script, tomas);
        for (int day = TOKEN_MADE_DAYS_AGO - 1; day >= 0; day--) {
            Instant night = script.calendar().daysBefore(day, "02:30:00");
            Story his =
                    day < LEFT_DAYS_AGO
                            ? script.attack(ATTACK, night)
                            : script.noise("before-he-left", night);
            export(script, his, forgotten);
            Story hers = script.decoy(DECOY, night.plusSeconds(900));
            export(script, hers, kept);
        }
    }

    private static void makeToken(Script script, Schedule schedule) {
        Story story =
                script.noise(
                        "token-for-a-schedule",
                        script.calendar().daysBefore(TOKEN_MADE_DAYS_AGO, "14:20:00"));
        Person person = schedule.owner();
        VaultAct.Token own = Tokens.ofPerson(person, story.now());
        story.does(person, Tokens.signIn("oidc", own))
                .within(60)
                .does(
                        person,
                        new VaultAct(
                                "update",
                                "auth/token/create",
                                "token",
                                own,
                                false,
                                List.of("period")))
                .within(300)
                .does(person, new JenkinsAct.Request("/job/" + schedule.job() + "/configSubmit"));
    }

    private static void leave(Script script, Person leaver) {
        Person renata = script.person(Cast.RENATA_SILVA);
        GitLabAct.Subject group =
                new GitLabAct.Subject("Group", Company.GITLAB_GROUP_ID, Company.ORGANISATION);
        script.noise("leaver-removed", script.calendar().daysBefore(LEFT_DAYS_AGO, "16:00:00"))
                .does(
                        renata,
                        GitHubAct.organisation(
                                "org.remove_member",
                                leaver.handles().gitHub(),
                                Administration.user(leaver),
                                Administration.userId(leaver)))
                .within(120)
                .does(
                        renata,
                        GitLabAct.said(
                                "member_destroyed",
                                group,
                                GitLabAct.Subject.user(leaver),
                                "Membership destroyed"));
    }

    private static void export(Script script, Story story, Schedule schedule) {
        Person owner = schedule.owner();
        Machine agent = story.company().machine(schedule.host());
        VaultAct.Token token =
                new VaultAct.Token(
                        "periodic " + owner.handles().vault(),
                        owner.handles().vault(),
                        owner.ids().vaultEntity(),
                        List.of("default", owner.team().slug()),
                        List.of(Detail.text("role", "engineer")),
                        script.calendar().daysBefore(TOKEN_MADE_DAYS_AGO, "14:21:00"));
        JenkinsAct.Build build =
                story.build(schedule.job(), "Started by timer", "", schedule.host());
        story.does(agent, new JenkinsAct.BuildStarted(build)).within(20);
        Instant started = story.now();
        story.doesFrom(
                        agent.origin(),
                        owner,
                        new VaultAct(
                                "update",
                                "auth/token/renew-self",
                                "token",
                                token,
                                false,
                                List.of()))
                .within(5)
                .doesFrom(agent.origin(), owner, VaultAct.read(EXPORT, token))
                .within(120)
                .does(
                        agent,
                        new JenkinsAct.BuildFinished(
                                build, started, Duration.between(started, story.now()), "SUCCESS"));
    }
}
