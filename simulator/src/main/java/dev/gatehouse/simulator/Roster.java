package dev.gatehouse.simulator;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Writes what Acme's identity provider exports: everybody with team, manager and days, every
/// machine with its owner, and which accounts it handed out. It knows nothing of Jenkins, where
/// people sign in with a name.
record Roster(Company company, Calendar calendar) {
    private static final String COLUMNS =
            "id,kind,name,emails,team,groups,manager,start,end,owner,purpose,accounts";

    void write(OutputStream out) throws IOException {
        List<String> lines = new ArrayList<>(List.of(COLUMNS));
        company.people().forEach(person -> lines.add(line(person)));
        company.machines().forEach(machine -> lines.add(line(machine)));
        out.write(
                lines.stream()
                        .collect(Collectors.joining("\r\n", "", "\r\n"))
                        .getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private String line(Person person) {
        Person manager = manager(person.team());
        return row(
                person.email(),
                "person",
                person.name(),
                person.email(),
                person.team().slug(),
                person.team().slug(),
                manager.equals(person) ? "" : manager.email(),
                day(person.equals(company.person(Cast.JONAS_LIND)), joined()),
                day(person.equals(company.person(Cast.TOMAS_BRANDT)), left()),
                "",
                "",
                String.join(
                        ";",
                        "github/acme/user/" + person.ids().gitHub(),
                        "gitlab/acme/user/" + person.ids().gitLab(),
                        "kubernetes/prod/user/" + person.handles().kubernetes(),
                        "vault/prod/entity/" + person.ids().vaultEntity()));
    }

    private String line(Machine machine) {
        return row(
                machine.name(),
                "machine",
                machine.name(),
                "",
                "",
                "",
                "",
                "",
                "",
                manager(team(machine)).email(),
                machine.kind().slug(),
                accounts(machine));
    }

    private static String accounts(Machine machine) {
        String vault = "vault/prod/entity/" + machine.ids().vaultEntity();
        return switch (machine.kind()) {
            // GitHub names a bot as one in some events and as a user in others.
            case BOT ->
                    String.join(
                            ";",
                            "github/acme/bot/" + machine.ids().gitHub(),
                            "github/acme/user/" + machine.ids().gitHub(),
                            "gitlab/acme/user/" + machine.ids().gitLab(),
                            "jenkins/main/user/" + machine.handles().jenkins(),
                            vault);
            case BUILD_AGENT -> "gitlab/acme/deploy-key/" + machine.name() + ";" + vault;
            case WORKLOAD ->
                    "kubernetes/prod/service-account/"
                            + machine.handles().kubernetes()
                            + ";"
                            + vault;
        };
    }

    private Team team(Machine machine) {
        Optional<Repository> runs =
                company.deployed().stream()
                        .filter(repository ->
                                Stream.of(Stage.values())
                                        .anyMatch(stage ->
                                                repository.namespace(stage).equals(machine.name())))
                        .findFirst();
        return runs.map(Repository::team).orElse(Team.PLATFORM);
    }

    private Person manager(Team team) {
        return company.team(team).stream()
                .filter(person -> !person.equals(company.person(Cast.TOMAS_BRANDT)))
                .findFirst()
                .orElseThrow();
    }

    private Instant left() {
        return calendar.daysBefore(LeaversToken.LEFT_DAYS_AGO, "16:00:00");
    }

    private Instant joined() {
        return calendar.workingDaysBefore(4, "09:00:00");
    }

    private static String day(boolean known, Instant time) {
        return known ? time.toString() : "";
    }

    private static String row(String... cells) {
        return Stream.of(cells)
                .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(","));
    }
}
