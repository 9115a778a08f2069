package dev.gatehouse.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.journal.Leaf;
import dev.gatehouse.journal.Stored;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FollowersTest {
    @TempDir Path data;

    /// Keeps the pieces it was given; breaks on what it is told to.
    private static final class Pieces implements Fold {
        private final List<String> taken = Collections.synchronizedList(new ArrayList<>());
        private final String poison;
        private final AtomicLong asked = new AtomicLong();
        private volatile long cursor;
        private int diskFailures;

        Pieces(String poison, int diskFailures) {
            this.poison = poison;
            this.diskFailures = diskFailures;
        }

        @Override
        public String name() {
            return "pieces";
        }

        @Override
        public long cursor() {
            asked.incrementAndGet();
            return cursor;
        }

        @Override
        public void fold(List<Stored> records) throws IOException {
            if (diskFailures > 0) {
                diskFailures--;
                throw new IOException("No space left on device");
            }
            List<String> batch = new ArrayList<>();
            for (Stored stored : records) {
                if (stored instanceof Stored.Live live
                        && live.kind() == RecordKind.PIECE.number()) {
                    String text = new String(live.payload(), StandardCharsets.UTF_8);
                    if (text.startsWith(poison)) {
                        throw new IllegalStateException(text);
                    }
                    batch.add(text);
                }
            }
            taken.addAll(batch);
            cursor = records.getLast().position() + 1;
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + 10_000_000_000L;
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            Thread.sleep(5);
        }
        assertThat(condition.getAsBoolean()).as("within ten seconds").isTrue();
    }

    private static List<OwnRecord.Quarantined> quarantined(Recorder recorder) {
        List<OwnRecord.Quarantined> found = new ArrayList<>();
        for (Stored stored : recorder.journal().read(0, 100_000)) {
            if (stored.kind() == RecordKind.QUARANTINED.number()
                    && stored instanceof Stored.Live live) {
                OwnRecordJson.read(RecordKind.QUARANTINED, live.payload())
                        .ifPresent(record -> found.add((OwnRecord.Quarantined) record));
            }
        }
        return found;
    }

    @Test
    void aViewGetsEverythingInOrderAndThenWhatComes() throws InterruptedException {
        Pieces view = new Pieces("never", 0);
        try (Recorder recorder = Recorder.open(RecorderSettings.of(data, "0.1.0"));
                Followers followers = new Followers(recorder, InstantSource.system())) {
            recorder.receive(Deliveries.lines(Way.TAIL, "a\nb\n"));
            followers.follow(view);
            recorder.receive(Deliveries.lines(Way.TAIL, "c\n"));
            await(() -> view.cursor() == recorder.journal().size());
            assertThat(view.taken).containsExactly("a", "b", "c");
            assertThat(followers.status("pieces"))
                    .hasValue(
                            new FollowerStatus(
                                    "pieces", recorder.journal().size(), 0, 0, Optional.empty()));
        }
    }

    @Test
    void aViewThatHasTakenAllSleepsUntilThereIsMore() throws InterruptedException {
        Pieces view = new Pieces("never", 0);
        try (Recorder recorder = Recorder.open(RecorderSettings.of(data, "0.1.0"));
                Followers followers = new Followers(recorder, InstantSource.system())) {
            followers.follow(view);
            await(() -> view.cursor() == recorder.journal().size());
            long before = view.asked.get();
            Thread.sleep(100);
            assertThat(view.asked.get() - before).isLessThan(50);
        }
    }

    @Test
    void aRecordThatBreaksAViewIsQuarantinedBeforeTheCursorMoves() throws InterruptedException {
        Pieces view = new Pieces("poison", 0);
        try (Recorder recorder = Recorder.open(RecorderSettings.of(data, "0.1.0"));
                Followers followers = new Followers(recorder, InstantSource.system())) {
            recorder.receive(Deliveries.lines(Way.TAIL, "a\npoison hunter2\nb\n"));
            followers.follow(view);
            await(() -> view.taken.size() == 2);
            assertThat(view.taken).containsExactly("a", "b");
            assertThat(quarantined(recorder)).hasSize(1);
            OwnRecord.Quarantined record = quarantined(recorder).getFirst();
            assertThat(record.view()).isEqualTo("pieces");
            assertThat(record.position()).isEqualTo(3);
            assertThat(record.reason()).contains("IllegalState").doesNotContain("hunter2");
        }
    }

    @Test
    void moreThanAHundredAMinuteStopTheView() throws InterruptedException {
        Pieces view = new Pieces("poison", 0);
        try (Recorder recorder = Recorder.open(RecorderSettings.of(data, "0.1.0"));
                Followers followers = new Followers(recorder, InstantSource.system())) {
            recorder.receive(Deliveries.lines(Way.TAIL, "poison\n".repeat(150)));
            followers.follow(view);
            await(() -> followers.all().getFirst().stopped().isPresent());
            assertThat(quarantined(recorder)).hasSize(Follower.QUARANTINED_PER_MINUTE_MAX);
            assertThat(followers.all().getFirst().stopped().orElseThrow())
                    .contains("more than 100 records");
        }
    }

    @Test
    void aDiskThatRefusesQuarantinesNothing() throws InterruptedException {
        Pieces view = new Pieces("never", 1);
        try (Recorder recorder = Recorder.open(RecorderSettings.of(data, "0.1.0"));
                Followers followers = new Followers(recorder, InstantSource.system())) {
            recorder.receive(Deliveries.lines(Way.TAIL, "a\n"));
            followers.follow(view);
            await(() -> view.taken.size() == 1);
            assertThat(quarantined(recorder)).isEmpty();
        }
    }

    @Test
    void aKindThatANewerVersionWroteStopsTheViewVisibly() throws InterruptedException {
        Pieces view = new Pieces("never", 0);
        try (Recorder recorder = Recorder.open(RecorderSettings.of(data, "0.1.0"));
                Followers followers = new Followers(recorder, InstantSource.system())) {
            recorder.journal().append(List.of(new Leaf(200, 1, 0, new byte[] {'{', '}'})));
            followers.follow(view);
            await(() -> followers.all().getFirst().stopped().isPresent());
            assertThat(followers.all().getFirst().stopped().orElseThrow())
                    .contains("kind 200")
                    .contains("newer Gatehouse");
            assertThat(view.cursor()).isZero();
        }
    }

    @Test
    void aBatchNeverEndsInsideADelivery() {
        try (Recorder recorder = Recorder.open(RecorderSettings.of(data, "0.1.0"))) {
            for (int i = 0; i < 20; i++) {
                recorder.receive(Deliveries.lines(Way.TAIL, "x\n".repeat(50)));
            }
            Batches batches = new Batches(recorder.journal());
            long position = 0;
            while (position < recorder.journal().size()) {
                List<Stored> batch = batches.next(position);
                position = batch.getLast().position() + 1;
                assertThat((position - 1) % 51).as("a delivery and its 50 pieces").isZero();
            }
        }
    }

    @Test
    void viewsAtTheSamePlaceAreHandedOneBatch() {
        try (Recorder recorder = Recorder.open(RecorderSettings.of(data, "0.1.0"))) {
            recorder.receive(Deliveries.lines(Way.TAIL, "x\n".repeat(50)));
            Batches batches = new Batches(recorder.journal());
            List<Stored> batch = batches.next(0);
            assertThat(batches.next(0)).isSameAs(batch);
            long end = batch.getLast().position() + 1;
            assertThat(batches.next(end)).isEmpty();
            recorder.receive(Deliveries.lines(Way.TAIL, "y\n".repeat(50)));
            assertThat(batches.next(end).getFirst().position()).isEqualTo(end);
        }
    }

    @Test
    void aBatchOfLargePiecesIsShort() {
        String large = "x".repeat(1 << 20);
        try (Recorder recorder = Recorder.open(RecorderSettings.of(data, "0.1.0"))) {
            recorder.receive(Deliveries.lines(Way.TAIL, "x\n".repeat(1_000)));
            long small = recorder.journal().size();
            for (int i = 0; i < 40; i++) {
                recorder.receive(Deliveries.push("id-" + i, large));
            }
            Batches batches = new Batches(recorder.journal());
            assertThat(batches.next(0)).hasSizeGreaterThanOrEqualTo((int) small);
            List<Stored> batch = batches.next(small);
            assertThat(batch).hasSizeLessThanOrEqualTo(2 * Batches.RECORDS_AT_ONCE);
            assertThat(batch.getFirst().position()).isEqualTo(small);
        }
    }
}
