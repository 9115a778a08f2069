package dev.gatehouse.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyTableTest {
    private static final int KEYS = 200_000;

    @TempDir Path directory;

    private static void fill(KeyTable table, int from, int to) {
        for (int i = from; i < to; i++) {
            Random key = new Random(i);
            table.put(key.nextLong(), key.nextLong(), i + 1L);
        }
    }

    private static void assertHolds(KeyTable table, int from, int to) {
        for (int i = from; i < to; i++) {
            Random key = new Random(i);
            assertThat(table.get(key.nextLong(), key.nextLong())).isEqualTo(i + 1L);
        }
    }

    @Test
    void everyKeyIsFoundWhileItGrowsAndNoOther() {
        try (KeyTable table = KeyTable.open(directory)) {
            fill(table, 0, KEYS);
            assertHolds(table, 0, KEYS);
            assertThat(table.count()).isEqualTo(KEYS);
            Random other = new Random(-1);
            for (int i = 0; i < KEYS; i++) {
                assertThat(table.get(other.nextLong(), other.nextLong())).isZero();
            }
        }
    }

    @Test
    void itGrowsWhileItIsBeingMadeSafe() throws Exception {
        Path table = directory.resolve("table");
        Path after = directory.resolve("after");
        try (KeyTable growing = KeyTable.open(table)) {
            fill(growing, 0, 5_000);
            Thread filling = Thread.ofPlatform().start(() -> fill(growing, 5_000, KEYS));
            long checkpoints = 0;
            while (filling.isAlive()) {
                growing.checkpoint(++checkpoints);
            }
            filling.join();
            growing.checkpoint(KEYS);
            copy(table, after);
        }
        try (KeyTable restored = KeyTable.open(after)) {
            assertThat(restored.cursor()).isEqualTo(KEYS);
            assertHolds(restored, 0, KEYS);
        }
    }

    @Test
    void aCheckpointSurvivesAPowerCutThatTakesWhatCameAfter() throws IOException {
        Path after = directory.resolve("after");
        Path table = directory.resolve("table");
        try (KeyTable before = KeyTable.open(table)) {
            fill(before, 0, 5_000);
            before.checkpoint(77);
            // The disk as a power cut leaves it: what the checkpoint synced, and nothing else.
            copy(table, after);
            fill(before, 5_000, KEYS);
        }
        try (KeyTable restored = KeyTable.open(after)) {
            assertThat(restored.cursor()).isEqualTo(77);
            assertHolds(restored, 0, 5_000);
            fill(restored, 5_000, KEYS);
            assertHolds(restored, 0, KEYS);
        }
    }

    @Test
    void filesThatGrewAfterTheCheckpointAreNotNeededByIt() {
        try (KeyTable table = KeyTable.open(directory)) {
            fill(table, 0, 1_000);
            table.checkpoint(5);
            fill(table, 1_000, KEYS);
        }
        try (KeyTable reopened = KeyTable.open(directory)) {
            assertThat(reopened.cursor()).isEqualTo(5);
            assertHolds(reopened, 0, 1_000);
            fill(reopened, 1_000, KEYS);
            reopened.checkpoint(6);
            assertHolds(reopened, 0, KEYS);
        }
    }

    @Test
    void aTableThatGrowsWhileItIsCheckpointedKeepsTheFilesItNamed()
            throws IOException, InterruptedException {
        try (KeyTable table = KeyTable.open(directory)) {
            Thread filling = Thread.ofPlatform().start(() -> fill(table, 0, KEYS));
            while (filling.isAlive()) {
                table.checkpoint(1);
                String[] words =
                        Files.readString(directory.resolve("checkpoint")).strip().split(" ", -1);
                for (int i = 3; i < words.length; i++) {
                    String generation = words[i].substring(0, words[i].indexOf(':'));
                    assertThat(directory.resolve("keys-%02d.%s".formatted(i - 3, generation)))
                            .exists();
                }
            }
            filling.join();
        }
    }

    @Test
    void aDamagedTableStartsAgainFromNothing() throws IOException {
        try (KeyTable table = KeyTable.open(directory)) {
            fill(table, 0, 1_000);
            table.checkpoint(5);
        }
        try (Stream<Path> files = Files.list(directory)) {
            Path one =
                    files.filter(file -> file.getFileName().toString().startsWith("keys-"))
                            .findFirst()
                            .orElseThrow();
            Files.delete(one);
        }
        try (KeyTable table = KeyTable.open(directory)) {
            assertThat(table.cursor()).isZero();
            assertThat(table.count()).isZero();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(
                        file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
