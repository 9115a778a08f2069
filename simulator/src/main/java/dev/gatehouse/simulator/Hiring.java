package dev.gatehouse.simulator;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.random.RandomGenerator;

/// Draws Acme's people: the cast first, in order, then strangers with names of their own.
record Hiring(Fingerprints fingerprints, RandomGenerator random) {

    private static final List<String> TOKEN_KINDS =
            List.of(
                    "Personal access token (classic)",
                    "Fine-grained personal access token",
                    "OAuth access token");
    private static final List<Team> TEAMS = List.of(Team.values());
    private static final List<Office> OFFICES = List.of(Office.values());
    private static final List<String> AGENTS =
            List.of("git/2.51.0", "git/2.49.1", "GitHub CLI 2.83.0", "JetBrains-IDE/2026.2");

    List<Person> hire(int count) {
        List<Person> people = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (Cast cast : Cast.values()) {
            taken.add(cast.fullName());
            taken.add(cast.gitHubLogin());
            Handles handles = handles(cast.gitHubLogin(), cast.directoryName());
            Place place = new Place(cast.team(), cast.office());
            people.add(person(people.size(), cast.fullName(), place, handles));
        }
        while (people.size() < count) {
            String name = pick(PeopleNames.GIVEN) + " " + pick(PeopleNames.FAMILY);
            if (!taken.add(name)) {
                continue;
            }
            String login = login(name);
            if (!taken.add(login)) {
                login = login + people.size();
            }
            Place place = new Place(TEAMS.get(people.size() % TEAMS.size()), pick(OFFICES));
            String directoryName = name.toLowerCase(Locale.ROOT).replace(' ', '.');
            people.add(person(people.size(), name, place, handles(login, directoryName)));
        }
        return people;
    }

    /// Where in the company somebody is.
    private record Place(Team team, Office office) {}

    private <T> T pick(List<T> items) {
        return items.get(random.nextInt(items.size()));
    }

    private String login(String name) {
        String plain = name.toLowerCase(Locale.ROOT);
        return switch (random.nextInt(4)) {
            case 0 -> plain.charAt(0) + plain.substring(plain.indexOf(' ') + 1);
            case 1 -> plain.replace(' ', '-');
            case 2 -> plain.replace(" ", "") + "-acme";
            default -> plain.replace(" ", "");
        };
    }

    private static Handles handles(String gitHubLogin, String directoryName) {
        String email = directoryName + "@acme.example";
        return new Handles(gitHubLogin, directoryName, directoryName, email, "oidc-" + email);
    }

    private Person person(int number, String name, Place place, Handles handles) {
        String key = "person " + handles.gitLab();
        NativeIds ids =
                new NativeIds(
                        1_000_000L + fingerprints.number(key, 180_000_000L),
                        20 + number,
                        fingerprints.uuid(key + " uid"),
                        fingerprints.uuid(key));
        Credential token =
                new Credential(
                        TOKEN_KINDS.get(number % TOKEN_KINDS.size()),
                        fingerprints.base64(key + " token", 32),
                        900_000_000L + fingerprints.number(key + " token", 99_000_000L),
                        AGENTS.get(number % AGENTS.size()));
        return new Person(number, name, place.team(), place.office(), handles, ids, token);
    }
}
