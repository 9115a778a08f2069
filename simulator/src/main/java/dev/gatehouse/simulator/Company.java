package dev.gatehouse.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Who and what there is at Acme: 214 people, 61 machines and their repositories. A function of the
/// seed alone; nobody joins or leaves outside the plot.
///
/// @param deployed the repositories that have environments, `payments` first
record Company(
        Fingerprints fingerprints,
        List<Person> people,
        List<Machine> machines,
        List<Repository> repositories,
        List<Repository> deployed) {

    static final String ORGANISATION = "acme";
    static final long ORGANISATION_ID = 48_210_377L;
    static final long GITLAB_GROUP_ID = 117L;
    static final int PEOPLE_COUNT = 214;
    static final int MACHINES_COUNT = 61;

    private static final List<String> DEPLOYED_NAMES =
            List.of(
                    "payments",
                    "storefront",
                    "checkout",
                    "search",
                    "suggest",
                    "stock-api",
                    "picking",
                    "identity",
                    "login",
                    "consent",
                    "mobile-gateway",
                    "push",
                    "reporting",
                    "events-pipeline");

    static Company of(long seed) {
        return of(seed, Size.ACME);
    }

    /// Acme as large as told; its people of the plot and its repositories stay the same.
    static Company of(long seed, Size size) {
        Fingerprints fingerprints = new Fingerprints(seed);
        List<Repository> repositories = new ArrayList<>();
        for (Team team : Team.values()) {
            for (String name : size.withParts(team.repositories())) {
                long id = 610_000_000L + fingerprints.number("repository " + name, 90_000_000L);
                repositories.add(new Repository(name, team, id, 300 + repositories.size()));
            }
        }
        List<String> deployedNames = size.withParts(DEPLOYED_NAMES);
        List<Repository> deployed =
                deployedNames.stream().map(name -> named(repositories, name)).toList();
        Hiring hiring = new Hiring(fingerprints, new SplittableRandom(seed));
        return new Company(
                fingerprints,
                List.copyOf(hiring.hire(size.people())),
                List.copyOf(new Racking(fingerprints).rack(deployedNames, size.agents())),
                List.copyOf(repositories),
                deployed);
    }

    Repository repository(String name) {
        return named(repositories, name);
    }

    Person person(Cast cast) {
        return people.stream()
                .filter(cast::isPlayedBy)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody plays " + cast));
    }

    Machine machine(String name) {
        return machines.stream()
                .filter(machine -> machine.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no machine named " + name));
    }

    /// The service account a deployed repository runs under in a stage.
    Machine workload(Repository repository, Stage stage) {
        return machine(repository.namespace(stage));
    }

    List<Machine> machines(Machine.Kind kind) {
        return machines.stream().filter(machine -> machine.kind() == kind).toList();
    }

    List<Person> team(Team team) {
        return people.stream().filter(person -> person.team() == team).toList();
    }

    private static Repository named(List<Repository> repositories, String name) {
        return repositories.stream()
                .filter(repository -> repository.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no repository named " + name));
    }
}
