package dev.gatehouse.simulator;

import java.time.Instant;
import java.util.List;

/// What chores and attacks are told with: a story, and who and what is drawn for it.
record Telling(Story story) {
    private static final List<String> COUNTRIES = List.of("NL", "VN", "RU", "PA", "MD", "HK");

    Company company() {
        return story.company();
    }

    int number(int bound) {
        return story.random().nextInt(bound);
    }

    /// Somebody who plays no part in the plot.
    Person somebody() {
        int cast = Cast.values().length;
        return company().people().get(cast + number(company().people().size() - cast));
    }

    Person somebody(Team team) {
        List<Person> members =
                company().team(team).stream()
                        .filter(person -> person.number() >= Cast.values().length)
                        .toList();
        return members.get(number(members.size()));
    }

    /// One that is not deployed by the plot.
    Repository repository() {
        List<Repository> all = company().repositories();
        return all.get(1 + number(all.size() - 1));
    }

    Repository repository(Team team) {
        List<Repository> own =
                company().repositories().stream()
                        .filter(one -> one.team() == team && !one.name().equals("payments"))
                        .toList();
        return own.get(number(own.size()));
    }

    Repository deployed() {
        return company().deployed().get(1 + number(company().deployed().size() - 1));
    }

    Machine machine(Machine.Kind kind) {
        List<Machine> all = company().machines(kind);
        return all.get(number(all.size()));
    }

    /// Several, each once; fewer where there are not so many.
    List<Repository> repositories(int count) {
        return story.random()
                .ints(1, company().repositories().size())
                .distinct()
                .limit(Math.min(count, company().repositories().size() - 1))
                .mapToObj(company().repositories()::get)
                .toList();
    }

    /// A network nobody of the company works from.
    Origin elsewhere() {
        String address = "203.0.113." + (1 + number(250));
        return new Origin(address, COUNTRIES.get(number(COUNTRIES.size())));
    }

    /// A token of a person that an attacker uses with a program of their own.
    static Credential stolen(Account owner, String client) {
        Credential token = owner.token();
        return new Credential(token.kind(), token.hashedToken(), token.tokenId(), client);
    }

    Instant now() {
        return story.now();
    }
}
