package dev.gatehouse.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A copy made while records come in is a whole journal of one moment.
class JournalCopyTest {
    @TempDir Path data;
    @TempDir Path other;

    /// Puts files where a data directory has its journal.
    private record IntoFolder(Path journal) implements CopyTarget {
        @Override
        public void bytes(String path, byte[] bytes) throws IOException {
            Path file = journal.resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
        }

        @Override
        public void file(String path, Path file) throws IOException {
            bytes(path, Files.readAllBytes(file));
        }
    }

    private Fixture copied(Journal journal) throws IOException {
        Path to = Files.createDirectories(other.resolve("copy"));
        journal.copy(new IntoFolder(to.resolve("tenants/default/journal")));
        Fixture.copy(data.resolve("installation"), other.resolve("copy/installation"));
        try (var memories = Files.list(to.resolve("installation/keys"))) {
            for (Path memory : memories.filter(JournalCopyTest::isMemory).toList()) {
                Files.delete(memory);
            }
        }
        return new Fixture(to);
    }

    private static boolean isMemory(Path file) {
        return file.getFileName().toString().startsWith("journal-last-signed-");
    }

    private static Verification verified(Fixture fixture) {
        return Verifier.verify(
                fixture.directory(),
                VerifierSettings.forJournal(fixture.directory(), List.of(Codec.DEFLATE)));
    }

    @Test
    void aCopyMadeUnderLoadIsWhole() throws Exception {
        Fixture fixture = new Fixture(data);
        AtomicBoolean going = new AtomicBoolean(true);
        AtomicLong acknowledged = new AtomicLong();
        try (Journal journal = Journal.open(fixture.directory(), fixture.settings())) {
            journal.append(Fixture.leaves(0, 70_000));
            CountDownLatch begun = new CountDownLatch(1);
            Thread sender =
                    Thread.ofPlatform()
                            .start(() -> {
                                while (going.get()) {
                                    int from = (int) journal.size();
                                    acknowledged.set(journal.append(Fixture.leaves(from, 50)) + 50);
                                    begun.countDown();
                                }
                            });
            begun.await();
            long before = acknowledged.get();
            Fixture copy = copied(journal);
            going.set(false);
            sender.join();
            Verification found = verified(copy);
            assertThat(found.problems()).isEmpty();
            assertThat(found.counts().live()).isEqualTo(found.size());
            assertThat(found.size()).isBetween(before, acknowledged.get());
            try (Journal opened = copy.open()) {
                assertThat(opened.size()).isEqualTo(found.size());
                assertThat(opened.read(0, 100).stream().map(Fixture::text))
                        .isEqualTo(journal.read(0, 100).stream().map(Fixture::text).toList());
                opened.append(Fixture.leaves(0, 300));
            }
            assertThat(verified(copy).problems()).isEmpty();
            assertThat(verified(fixture).problems()).isEmpty();
        }
    }

    @Test
    void aCopyOfAnEmptyJournalOpens() throws IOException {
        try (Journal journal = new Fixture(data).open()) {
            Fixture copy = copied(journal);
            assertThat(verified(copy).problems()).isEmpty();
            try (Journal opened = copy.open()) {
                assertThat(opened.append(Fixture.leaves(0, 3))).isZero();
            }
        }
    }

    @Test
    void aTargetThatFailsDoesNotFenceTheJournal() {
        try (Journal journal = new Fixture(data).open()) {
            journal.append(Fixture.leaves(0, 300));
            CopyTarget full =
                    new CopyTarget() {
                        @Override
                        public void bytes(String path, byte[] bytes) throws IOException {
                            throw new IOException("the other disk is full");
                        }

                        @Override
                        public void file(String path, Path file) throws IOException {
                            throw new IOException("the other disk is full");
                        }
                    };
            assertThatThrownBy(() -> journal.copy(full)).hasMessageContaining("other disk");
            assertThat(journal.append(Fixture.leaves(300, 1))).isEqualTo(300);
        }
    }

    @Test
    void theListOfErasuresHoldsEveryTombstoneAndNothingPasses() {
        Fixture fixture = new Fixture(data);
        try (Journal journal = fixture.open()) {
            journal.append(Fixture.leaves(0, 600));
            journal.erase(Fixture.erasure(7, 512));
            journal.append(Fixture.leaves(600, 5));
            journal.erase(Fixture.erasure(9));
            byte[] signed = journal.erasures();
            ErasureList list = ErasureList.read(signed, journal.verifierKey());
            assertThat(list.size()).isEqualTo(607);
            assertThat(list.tombstones())
                    .map(one -> new String(one, StandardCharsets.UTF_8))
                    .containsExactly("{\"positions\":[7,512]}", "{\"positions\":[9]}");
            for (int at = 0; at < signed.length; at++) {
                byte[] flipped = signed.clone();
                flipped[at] ^= 1;
                assertThatThrownBy(() -> ErasureList.read(flipped, journal.verifierKey()))
                        .isInstanceOf(IllegalArgumentException.class);
            }
        }
    }
}
