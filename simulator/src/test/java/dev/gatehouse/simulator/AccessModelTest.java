package dev.gatehouse.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// What Acme has written down of who should do what.
class AccessModelTest {
    private static final Instant UNTIL = Instant.parse("2026-11-22T12:00:00Z");

    private static String written() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new AccessModel(Company.of(7), new Calendar(UNTIL)).write(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void knowsTheWindowTheRotaAndTheScheduleAndNothingOfAttackers() throws IOException {
        Company company = Company.of(7);
        assertThat(written())
                .contains("ticket: CHG-1042", "time.date == \"2026-11-17\"")
                .contains("who: " + company.person(Cast.HANA_OKAFOR).email())
                .contains("to: [" + company.person(Cast.INGRID_FALK).email() + "]")
                .doesNotContain("to: [" + company.person(Cast.MARTA_OLSEN).email());
    }

    @Test
    void whoeverLeftIsAllowedNothingFromTheDayAfter() throws IOException {
        String tomas = "to: [" + Company.of(7).person(Cast.TOMAS_BRANDT).email();
        assertThat(written().lines().filter(line -> line.contains(tomas)))
                .singleElement()
                .asString()
                .contains("when: 'time.date <= \"");
    }

    @Test
    void theSameSeedAndEndGiveTheSameText() throws IOException {
        assertThat(written()).isEqualTo(written());
    }
}
