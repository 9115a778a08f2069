package dev.gatehouse.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `write` promises: the same arguments give the same bytes, every payload has its truth, and
/// the number of events follows the rate asked for.
class WritingTest {

    private static final Instant UNTIL = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir Path directory;

    private Path write(String name, long seed, long eventsPerDay) throws IOException {
        Path out = directory.resolve(name);
        Period period = new Period(UNTIL.minus(Duration.ofDays(9)), UNTIL);
        new Writing(seed, period, Pace.perDay(eventsPerDay)).into(out);
        return out;
    }

    @Test
    void sameSeedDaysAndEndGiveTheSameBytes() throws IOException {
        Path first = write("first", 7, 1_340);
        Path second = write("second", 7, 1_340);
        try (Stream<Path> files = Files.walk(first)) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            assertThat(all).filteredOn(file -> !isAnswer(first, file)).hasSize(10);
            assertThat(all).filteredOn(file -> isAnswer(first, file)).hasSizeGreaterThan(500);
            for (Path file : all) {
                assertThat(second.resolve(first.relativize(file))).hasSameBinaryContentAs(file);
            }
        }
    }

    // Of a tool's API, about what it allows.
    private static boolean isAnswer(Path out, Path file) {
        return out.relativize(file).startsWith("inventory");
    }

    @Test
    void anotherSeedGivesAnotherCompany() throws IOException {
        Path first = write("first", 7, 500);
        Path second = write("second", 8, 500);
        assertThat(Files.mismatch(first.resolve("github.ndjson"), second.resolve("github.ndjson")))
                .isNotNegative();
    }

    @Test
    void theForgottenPolicyIsAmongWhatVaultAllows() throws IOException {
        Path vault = write("out", 7, 300).resolve("inventory/vault");
        assertThat(vault.resolve("sys/policies/acl/" + ForgottenPolicy.POLICY + ".json"))
                .content()
                .contains(ForgottenPolicy.DATABASE);
        List<Path> holders = new ArrayList<>();
        try (Stream<Path> entities = Files.walk(vault.resolve("identity/entity/id"))) {
            for (Path entity : entities.filter(Files::isRegularFile).toList()) {
                if (Files.readString(entity).contains(ForgottenPolicy.POLICY)) {
                    holders.add(entity);
                }
            }
        }
        assertThat(holders).hasSize(1);
    }

    @Test
    void everyPayloadHasItsTruth() throws IOException {
        Path out = write("out", 7, 1_340);
        long payloads = 0;
        for (Tool tool : Tool.values()) {
            long lines = Files.readAllLines(out.resolve(tool.file())).size();
            payloads += tool == Tool.VAULT ? lines / 2 : lines;
        }
        assertThat(Files.readAllLines(out.resolve(Living.TRUTH_FILE))).hasSize((int) payloads);
    }

    @Test
    void theNumberOfEventsFollowsTheRate() throws IOException {
        int few = Files.readAllLines(write("few", 7, 300).resolve(Living.TRUTH_FILE)).size();
        int many = Files.readAllLines(write("many", 7, 1_200).resolve(Living.TRUTH_FILE)).size();
        assertThat(many - few).isBetween(9 * 650, 9 * 1_000);
    }
}
