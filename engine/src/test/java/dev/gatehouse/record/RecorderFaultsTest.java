package dev.gatehouse.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.journal.JournalException;
import dev.gatehouse.journal.Stored;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecorderFaultsTest {
    @TempDir Path directory;

    private static Recorder open(Path data, FailingDisk disk) {
        return Recorder.open(
                new RecorderSettings(
                        data, "0.1.0", disk.disk(), InstantSource.system(), new SecureRandom()));
    }

    private static List<String> pieces(Recorder recorder) {
        List<String> pieces = new ArrayList<>();
        for (Stored stored : recorder.journal().read(0, 100_000)) {
            if (stored.kind() == RecordKind.PIECE.number() && stored instanceof Stored.Live live) {
                pieces.add(new String(live.payload(), StandardCharsets.UTF_8));
            }
        }
        return pieces;
    }

    @Test
    void aFullDiskRefusesAndTheSameDeliveryIsTakenOnceThereIsSpace() {
        FailingDisk disk = new FailingDisk();
        try (Recorder recorder = open(directory, disk)) {
            disk.full.set(true);
            assertThatThrownBy(() -> recorder.receive(Deliveries.push("d1", "x")))
                    .isInstanceOf(JournalException.class);
            disk.full.set(false);
            assertThat(recorder.receive(Deliveries.push("d1", "x")).newPieces()).isEqualTo(1);
            assertThat(recorder.receive(Deliveries.push("d1", "x")).newPieces()).isZero();
            assertThat(pieces(recorder)).containsExactly("x");
        }
    }

    @Test
    void aFailedSyncAcknowledgesNothingAndNothingAfterIt() {
        FailingDisk disk = new FailingDisk();
        try (Recorder recorder = open(directory, disk)) {
            disk.syncFails.set(true);
            assertThatThrownBy(() -> recorder.receive(Deliveries.push("d1", "x")))
                    .isInstanceOf(JournalException.class);
            disk.syncFails.set(false);
            assertThatThrownBy(() -> recorder.receive(Deliveries.push("d2", "y")))
                    .isInstanceOf(JournalException.class);
            assertThatThrownBy(() -> recorder.append(new SignInRecord.SignedOut("user:1")))
                    .isInstanceOf(JournalException.class);
        }
    }

    @Test
    void whatWasAcknowledgedIsThereExactlyOnceWhereverThePowerIsCut() throws IOException {
        Random random = new Random(11);
        Path data = directory.resolve("data");
        List<String> acknowledged = new ArrayList<>();
        int cut = 0;
        try (Recorder recorder = Recorder.open(RecorderSettings.of(data, "0.1.0"))) {
            for (int i = 0; i < 60; i++) {
                String body = "event " + i;
                recorder.receive(Deliveries.push("d" + i, body));
                acknowledged.add(body);
                if (random.nextInt(12) == 0) {
                    assertAllThereOnce(copyAsCut(data, cut++), acknowledged);
                }
            }
        }
        assertThat(cut).isPositive();
    }

    // The journal as the disk has it now, with the key table as it was never synced.
    private Path copyAsCut(Path data, int number) throws IOException {
        Path copy = directory.resolve("cut-" + number);
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = copy.resolve(data.relativize(file).toString());
                if (!file.toString().contains("/views/") && !file.toString().endsWith("lock")) {
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
        return copy;
    }

    private static void assertAllThereOnce(Path data, List<String> acknowledged) {
        try (Recorder recorder = Recorder.open(RecorderSettings.of(data, "0.1.0"))) {
            assertThat(pieces(recorder)).containsExactlyElementsOf(acknowledged);
            for (int i = 0; i < acknowledged.size(); i++) {
                Receipt again = recorder.receive(Deliveries.push("d" + i, acknowledged.get(i)));
                assertThat(again.newPieces()).as("sent again after the cut").isZero();
            }
        }
    }
}
