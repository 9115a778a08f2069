package dev.gatehouse.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.event.EventId;
import dev.gatehouse.journal.Stored;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecorderTest {
    @TempDir Path data;

    private Recorder open() {
        return Recorder.open(RecorderSettings.of(data, "0.1.0"));
    }

    private static List<String> pieces(Recorder recorder) {
        List<String> pieces = new ArrayList<>();
        for (Stored stored : recorder.journal().read(0, 10_000)) {
            if (stored.kind() == RecordKind.PIECE.number() && stored instanceof Stored.Live live) {
                pieces.add(new String(live.payload(), StandardCharsets.UTF_8));
            }
        }
        return pieces;
    }

    @Test
    void aPushedDeliveryIsADeliveryRecordAndItsPieces() {
        try (Recorder recorder = open()) {
            Receipt receipt = recorder.receive(Deliveries.push("d1", "{\"a\":1}"));
            assertThat(receipt).isEqualTo(new Receipt(1, 1, 0, 0));
            Stored.Live delivery = (Stored.Live) recorder.journal().read(1);
            assertThat(delivery.kind()).isEqualTo(RecordKind.DELIVERY.number());
            assertThat(DeliveryRecord.read(delivery.payload()).pieces()).isEqualTo(1);
            assertThat(pieces(recorder)).containsExactly("{\"a\":1}");
        }
    }

    @Test
    void nobodyElseLooksIntoWhatToolsSentWhoeverMadeTheDirectory() throws IOException {
        Path tenants = Files.createDirectories(data.resolve("tenants"));
        Files.setPosixFilePermissions(tenants, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (Recorder recorder = open()) {
            recorder.receive(Deliveries.push("d1", "x"));
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(tenants)))
                .isEqualTo("rwx------");
    }

    @Test
    void theSamePushAgainIsCountedAndNotJournaled() {
        try (Recorder recorder = open()) {
            recorder.receive(Deliveries.push("d1", "x"));
            long size = recorder.journal().size();
            assertThat(recorder.receive(Deliveries.push("d1", "x")))
                    .isEqualTo(new Receipt(1, 0, 1, 0));
            assertThat(recorder.journal().size()).isEqualTo(size);
        }
    }

    @Test
    void anotherIdOrOtherBytesAreAnotherPush() {
        try (Recorder recorder = open()) {
            recorder.receive(Deliveries.push("d1", "x"));
            recorder.receive(Deliveries.push("d2", "x"));
            recorder.receive(Deliveries.push("d1", "y"));
            assertThat(pieces(recorder)).containsExactly("x", "x", "y");
        }
    }

    @Test
    void anOverlappingPullAddsOnlyWhatIsNew() {
        try (Recorder recorder = open()) {
            recorder.receive(Deliveries.lines(Way.PULL, "a\nb\nc\n"));
            assertThat(recorder.receive(Deliveries.lines(Way.PULL, "b\nc\nd\nd\n")))
                    .isEqualTo(new Receipt(5, 1, 3, 0));
            assertThat(pieces(recorder)).containsExactly("a", "b", "c", "d");
        }
    }

    @Test
    void aTailIsNeverFiltered() {
        try (Recorder recorder = open()) {
            recorder.receive(Deliveries.lines(Way.TAIL, "a\na\n"));
            recorder.receive(Deliveries.lines(Way.TAIL, "a\n"));
            assertThat(pieces(recorder)).containsExactly("a", "a", "a");
        }
    }

    @Test
    void importingAgainAddsNothingAndTrueRepeatsSurvive() {
        try (Recorder recorder = open()) {
            for (int time = 0; time < 2; time++) {
                try (ImportRun run = recorder.startImport()) {
                    run.receive(Deliveries.lines(Way.IMPORT, "a\nb\n"));
                    run.receive(Deliveries.lines(Way.IMPORT, "a\n"));
                }
            }
            assertThat(pieces(recorder)).containsExactly("a", "b", "a");
            try (ImportRun longer = recorder.startImport()) {
                Receipt receipt = longer.receive(Deliveries.lines(Way.IMPORT, "a\na\na\nb\n"));
                assertThat(receipt.newPieces()).isEqualTo(1);
            }
            assertThat(pieces(recorder)).containsExactly("a", "b", "a", "a");
        }
    }

    @Test
    void afterARestartTheSameIsStillTheSame() {
        try (Recorder recorder = open()) {
            recorder.receive(Deliveries.push("d1", "x"));
            recorder.receive(Deliveries.lines(Way.PULL, "a\nb\n"));
            recorder.receive(Deliveries.lines(Way.IMPORT, "a\na\n"));
        }
        assertNothingIsNew();
    }

    @Test
    void aFilterThatIsGoneIsRebuiltFromTheJournal() throws IOException {
        try (Recorder recorder = open()) {
            recorder.receive(Deliveries.push("d1", "x"));
            recorder.receive(Deliveries.lines(Way.PULL, "a\nb\n"));
            recorder.receive(Deliveries.lines(Way.IMPORT, "a\na\n"));
        }
        deleteViews();
        assertNothingIsNew();
    }

    @Test
    void anErasedPushIsKnownStillWhenTheFilterIsRebuilt() throws IOException {
        try (Recorder recorder = open()) {
            long piece = recorder.receive(Deliveries.push("d1", "x")).firstPosition() + 1;
            new Erase(recorder).events(List.of(new EventId(piece, 0)), "asked", "user:1");
        }
        deleteViews();
        try (Recorder recorder = open()) {
            assertThat(recorder.receive(Deliveries.push("d1", "x")).newPieces()).isZero();
            assertThat(recorder.receive(Deliveries.push("d1", "y")).newPieces()).isOne();
        }
    }

    private void deleteViews() throws IOException {
        try (var files = Files.walk(data.resolve("tenants/default/views"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
    }

    private void assertNothingIsNew() {
        try (Recorder recorder = open()) {
            long size = recorder.journal().size();
            recorder.receive(Deliveries.push("d1", "x"));
            recorder.receive(Deliveries.lines(Way.PULL, "a\nb\n"));
            recorder.receive(Deliveries.lines(Way.IMPORT, "a\na\n"));
            assertThat(recorder.journal().size()).isEqualTo(size);
        }
    }

    @Test
    void deliveriesOfTheSameBytesAtTheSameTimeBecomeOne()
            throws InterruptedException, ExecutionException {
        try (Recorder recorder = open();
                var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Receipt>> receipts = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                String id = "d" + i % 40;
                receipts.add(senders.submit(() -> recorder.receive(Deliveries.push(id, id))));
            }
            int fresh = 0;
            for (Future<Receipt> receipt : receipts) {
                fresh += receipt.get().newPieces();
            }
            assertThat(fresh).isEqualTo(40);
            Set<String> kept = new TreeSet<>(pieces(recorder));
            assertThat(kept).hasSize(40);
            assertThat(pieces(recorder)).hasSize(40);
        }
    }

    @Test
    void everyBodyComesBackByteForByte() {
        List<Delivery> deliveries =
                List.of(
                        Deliveries.push("d1", "{\"whole\":true}"),
                        Deliveries.lines(Way.PULL, "one\ntwo\nthree\n"),
                        Deliveries.lines(Way.PULL, "two\nfour\nfour\n"),
                        decoded("{\"raw\":\"a\\nb\",\"n\":1}", 7, 6, "a\nb"),
                        decoded("{\"raw\":\"\\u0041\"}", 7, 8, "A"));
        try (Recorder recorder = open()) {
            for (Delivery delivery : deliveries) {
                long first = recorder.receive(delivery).firstPosition();
                Stored.Live live = (Stored.Live) recorder.journal().read(first);
                DeliveryRecord record = DeliveryRecord.read(live.payload());
                assertThat(record.rebuild(DeliveryParts.of(recorder.journal(), first, record)))
                        .hasValueSatisfying(body -> assertThat(body).isEqualTo(delivery.body()));
                assertThat(record.body().sha256())
                        .isEqualTo(DeliveryRecord.sha256(delivery.body()));
            }
        }
    }

    private static Delivery decoded(String body, int offset, int length, String piece) {
        return Deliveries.of(
                Way.IMPORT,
                "",
                Deliveries.utf8(body),
                List.of(new Frame.Decoded(offset, length, Deliveries.utf8(piece))));
    }
}
