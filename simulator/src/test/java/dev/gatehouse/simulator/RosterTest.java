package dev.gatehouse.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the identity provider says of Acme's people.
class RosterTest {
    private static final Instant UNTIL = Instant.parse("2026-11-22T12:00:00Z");

    private static List<String> lines() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Roster(Company.of(7), new Calendar(UNTIL)).write(out);
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static String line(String name) throws IOException {
        return lines().stream().filter(each -> each.contains(name)).findFirst().orElseThrow();
    }

    @Test
    void holdsEverybodyAndEveryMachine() throws IOException {
        assertThat(lines()).hasSize(1 + Company.PEOPLE_COUNT + Company.MACHINES_COUNT);
        assertThat(lines()).isEqualTo(lines());
    }

    @Test
    void theOneWithTwoNamesHasBothAccounts() throws IOException {
        Person juliana = Company.of(7).person(Cast.JULIANA_COSTA);
        assertThat(line("\"Juliana Costa\""))
                .contains(
                        "github/acme/user/" + juliana.ids().gitHub(),
                        "gitlab/acme/user/" + juliana.ids().gitLab());
    }

    @Test
    void theLeaverHasLeftTwelveDaysBeforeAndTheNewcomerHasStarted() throws IOException {
        assertThat(line("\"Tomas Brandt\"")).contains("\"2026-11-10T16:00:00Z\"");
        assertThat(line("\"Jonas Lind\"")).contains("\"2026-11-17T09:00:00Z\"");
        assertThat(line("\"Marta Olsen\"")).doesNotContain("2026-");
    }

    @Test
    void everyMachineHasAnOwnerWhoStillWorksThere() throws IOException {
        String[] ends = {"\"workload\"", "\"bot\"", "\"build-agent\""};
        for (String line : lines()) {
            for (String end : ends) {
                if (line.contains(end)) {
                    assertThat(line).contains("@acme.example\"," + end).doesNotContain("tomas");
                }
            }
        }
    }
}
