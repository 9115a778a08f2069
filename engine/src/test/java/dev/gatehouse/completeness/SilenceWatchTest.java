package dev.gatehouse.completeness;

import static dev.gatehouse.completeness.Hall.NOW;
import static dev.gatehouse.completeness.Hall.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.record.RecordKind;
import dev.gatehouse.record.Way;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// When a source falls silent, and when that is over, is recorded once each.
class SilenceWatchTest {
    private static final Instant LAST = NOW.plus(Duration.ofHours(24 * 8 - 1));

    @TempDir private Path directory;

    private Hall hall;

    @BeforeEach
    void open() throws IOException {
        hall = new Hall(directory);
        hall.speakEveryHour(8);
    }

    @AfterEach
    void close() throws IOException {
        hall.close();
    }

    private SilenceWatch watch() {
        return SilenceWatch.by(hall.completeness, hall.recorder, hall.clock());
    }

    private long gaps() {
        return hall.recorder.journal().read(0, 10_000).stream()
                .filter(stored -> stored.kind() == RecordKind.GAP.number())
                .count();
    }

    private void look(SilenceWatch watch) throws IOException {
        watch.look();
        hall.follow();
    }

    @Test
    void aSilenceIsRecordedOnceOverRestartsAndEndsWhenTheSourceSpeaks() throws IOException {
        hall.follow();
        hall.now = LAST.plus(Duration.ofMinutes(5));
        SilenceWatch watch = watch();
        look(watch);
        assertThat(gaps()).as("nothing is unusual yet").isZero();
        hall.now = LAST.plus(Duration.ofMinutes(70));
        look(watch);
        look(watch);
        assertThat(gaps()).isEqualTo(1);
        assertThat(hall.sentence()).contains("has been silent since").doesNotContain("may miss");
        hall.restart();
        watch = watch();
        hall.now = hall.now.plus(Duration.ofHours(2));
        look(watch);
        assertThat(gaps()).as("it is said already").isEqualTo(1);
        hall.deliver(Way.PUSH, hall.now, line("late", hall.now));
        hall.follow();
        look(watch);
        look(watch);
        assertThat(gaps()).isEqualTo(2);
        assertThat(hall.sentence()).doesNotContain("has been silent since");
    }

    @Test
    void whatWasSilentWhileNobodyListenedIsNotCalledSilent() throws IOException {
        hall.follow();
        hall.now = NOW.plus(Duration.ofDays(9));
        SilenceWatch watch = watch();
        look(watch);
        assertThat(gaps()).as("nobody listened").isZero();
        hall.now = hall.now.plus(Duration.ofMinutes(70));
        look(watch);
        assertThat(gaps()).isEqualTo(1);
    }

    @Test
    void whatNobodyWantsToHearIsNotSilentAnyMore() throws IOException {
        hall.follow();
        hall.now = LAST.plus(Duration.ofMinutes(5));
        SilenceWatch watch = watch();
        hall.now = hall.now.plus(Duration.ofHours(2));
        look(watch);
        assertThat(gaps()).isEqualTo(1);
        hall.sources.change(hall.lamp, false, new TreeMap<>(), "local:0");
        look(watch);
        assertThat(gaps()).as("the silence has ended").isEqualTo(2);
        hall.now = hall.now.plus(Duration.ofDays(2));
        look(watch);
        assertThat(gaps()).isEqualTo(2);
    }

    @Test
    void nothingIsSaidBeforeTheJournalIsCounted() throws IOException {
        hall.follow();
        hall.now = LAST.plus(Duration.ofMinutes(5));
        Instant spoke = LAST.plus(Duration.ofMinutes(65));
        hall.deliver(Way.PUSH, spoke, line("uncounted", spoke));
        SilenceWatch watch = watch();
        hall.now = LAST.plus(Duration.ofMinutes(70));
        watch.look();
        assertThat(gaps()).isZero();
    }

    @Test
    void twoLooksBeforeItIsCountedSayItOnce() throws IOException {
        hall.follow();
        hall.now = LAST.plus(Duration.ofMinutes(5));
        SilenceWatch watch = watch();
        hall.now = LAST.plus(Duration.ofMinutes(70));
        watch.look();
        watch.look();
        assertThat(gaps()).isEqualTo(1);
    }
}
