package dev.gatehouse.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// A made-up organisation of any size on one GitHub: teams of ten with repositories of their own,
/// whose neighbours may read them, and people who were let in one by one and never taken out. All
/// of it is counted out, so nothing of it has to be kept.
record LargeOrganisation(AccessSizes sizes) {
    static final String SOURCE = "github:large";
    static final String PLACE = "github/large";
    static final String LOGIN = "acme";

    private static final int FIRST_ID = 1_000_000;

    /// Neighbouring teams whose people a repository has as readers.
    private static final int READING_TEAMS = 3;

    /// One team of so many has its repositories governed.
    private static final int GOVERNED_EVERY = 10;

    int team(int person) {
        return person / AccessSizes.TEAM_PEOPLE % sizes.teams();
    }

    static String teamName(int team) {
        return "t%05d".formatted(team);
    }

    static String login(int person) {
        return "p%06d".formatted(person);
    }

    static int id(int person) {
        return FIRST_ID + person;
    }

    static String account(int person) {
        return PLACE + "/user/" + id(person);
    }

    /// The name of a repository; every team has every so-manieth.
    String repository(int number) {
        return teamName(number % sizes.teams()) + "-r" + number / sizes.teams();
    }

    String path(int repository) {
        return PLACE + "/" + LOGIN + "/" + repository(repository);
    }

    /// One of the repositories a team owns.
    int repositoryOf(int team, SplittableRandom random) {
        int most = (sizes.resources() - team + sizes.teams() - 1) / sizes.teams();
        return team + random.nextInt(most) * sizes.teams();
    }

    /// The people who hold a repository themselves: those of neighbouring teams first, then others,
    /// nobody twice.
    int[] collaborators(int repository) {
        int count = (sizes.rights() - sizes.resources()) / sizes.resources();
        int[] people = new int[count];
        int team = repository % sizes.teams();
        int readers = Math.min(count, READING_TEAMS * AccessSizes.TEAM_PEOPLE);
        int beside = (team + 1) * AccessSizes.TEAM_PEOPLE;
        for (int i = 0; i < readers; i++) {
            people[i] = (beside + i) % sizes.people();
        }
        int others = sizes.people() - readers - AccessSizes.TEAM_PEOPLE;
        int start = repository * 7919;
        for (int i = readers; i < count; i++) {
            int step = Math.floorMod(start + (i - readers) * (others / count), others);
            people[i] = (beside + readers + step) % sizes.people();
        }
        return people;
    }

    /// Whether a collaborator is one of a neighbouring team.
    static boolean isReader(int place) {
        return place < READING_TEAMS * AccessSizes.TEAM_PEOPLE;
    }

    /// What its identity provider exports.
    byte[] people() {
        StringBuilder csv = new StringBuilder("id,kind,name,emails,team,accounts\r\n");
        for (int person = 0; person < sizes.people(); person++) {
            csv.append(person(person, teamName(team(person))));
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// One of them with a team of one's choice, as a file of its own.
    byte[] moved(int person, int team) {
        return ("id,kind,name,emails,team,accounts\r\n" + person(person, teamName(team)))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String person(int person, String team) {
        String login = login(person);
        return "%s,person,Person %d,%s@large.example,%s,%s\r\n"
                .formatted(login, person, login, team, account(person));
    }

    /// What its teams have written down.
    ///
    /// @param further lines at the end
    String model(List<String> further) {
        List<String> lines = new ArrayList<>(List.of("assignments:"));
        for (int team = 0; team < sizes.teams(); team++) {
            List<String> readers = new ArrayList<>();
            for (int i = 1; i <= READING_TEAMS; i++) {
                readers.add("team:" + teamName((team + i) % sizes.teams()));
            }
            String on = PLACE + "/" + LOGIN + "/" + teamName(team) + "-*";
            lines.add(
                    "  - { to: [team:%s], allow: [write, run, approve, deploy], on: [\"%s\"], why: the owning team }"
                            .formatted(teamName(team), on));
            lines.add(
                    "  - { to: [%s], allow: [read], on: [\"%s\"], why: they build on it }"
                            .formatted(String.join(", ", readers), on));
        }
        lines.addAll(further);
        lines.add("governed:");
        for (int team = 0; team < sizes.teams(); team += GOVERNED_EVERY) {
            lines.add(
                    "  - { on: [\"%s/%s/%s-*\"], permissions: [write, approve, deploy, admin], why: it handles money }"
                            .formatted(PLACE, LOGIN, teamName(team)));
        }
        return String.join("\n", lines) + "\n";
    }
}
