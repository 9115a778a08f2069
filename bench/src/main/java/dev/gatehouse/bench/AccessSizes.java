package dev.gatehouse.bench;

import java.util.ArrayList;
import java.util.List;

/// How large the organisation is whose access is judged and compared.
///
/// @param people each with an account
/// @param resources repositories, in equal numbers for each team
/// @param rights as the tool tells them, those of teams among them
/// @param events of ninety days, judged without being kept as payloads
/// @param indexed further events that are kept and searchable, to ask who did what
record AccessSizes(int people, int resources, int rights, int events, int indexed) {
    /// People of one team.
    static final int TEAM_PEOPLE = 10;

    private static final int PEOPLE_DEFAULT = 5_000;
    private static final int RESOURCES_DEFAULT = 20_000;
    private static final int RIGHTS_DEFAULT = 1_000_000;
    private static final int EVENTS_DEFAULT = 10_000_000;
    private static final int INDEXED_DEFAULT = 300_000;
    private static final int TEAMS_MIN = 10;

    AccessSizes {
        if (people < TEAMS_MIN * TEAM_PEOPLE || resources < people / TEAM_PEOPLE) {
            throw new IllegalArgumentException(
                    "there are at least "
                            + TEAMS_MIN * TEAM_PEOPLE
                            + " people, and a resource for every "
                            + TEAM_PEOPLE
                            + " of them");
        }
        if (rights < resources || rights / resources > people / 2) {
            throw new IllegalArgumentException(
                    "a resource has at least one right, and at most one for every second person");
        }
    }

    /// Takes its own words out of a command line and leaves the rest.
    static AccessSizes take(List<String> words) {
        int people = take(words, "--people", PEOPLE_DEFAULT);
        int resources = take(words, "--resources", RESOURCES_DEFAULT);
        int rights = take(words, "--rights", RIGHTS_DEFAULT);
        int events = take(words, "--events", EVENTS_DEFAULT);
        int indexed = take(words, "--indexed", INDEXED_DEFAULT);
        return new AccessSizes(people, resources, rights, events, indexed);
    }

    private static int take(List<String> words, String flag, int fallback) {
        int at = words.indexOf(flag);
        if (at < 0) {
            return fallback;
        }
        if (at + 1 == words.size() || !words.get(at + 1).matches("[0-9_]{1,11}")) {
            throw new IllegalArgumentException(flag + " is a number");
        }
        int value = Integer.parseInt(words.get(at + 1).replace("_", ""));
        List<String> rest = new ArrayList<>(words.subList(0, at));
        rest.addAll(words.subList(at + 2, words.size()));
        words.clear();
        words.addAll(rest);
        return value;
    }

    int teams() {
        return people / TEAM_PEOPLE;
    }
}
