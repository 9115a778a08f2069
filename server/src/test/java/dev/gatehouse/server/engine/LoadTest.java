package dev.gatehouse.server.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.server.web.ProblemException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class LoadTest {
    private static final long GIB = 1024L * 1024 * 1024;
    private static final Strain CALM = new Strain(100 * GIB, 0, 0);

    private final AtomicReference<Strain> strain = new AtomicReference<>(CALM);
    private final AtomicLong nanos = new AtomicLong();
    private final Load load = new Load(strain::get, nanos::get);

    private void becomes(Strain next) {
        strain.set(next);
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
    }

    @Test
    void whatCanWaitIsRefusedWhileAViewIsTooManyRecordsBehind() {
        becomes(new Strain(100 * GIB, Load.LAG_RECORDS_MAX, GIB));
        assertThatCode(load::refuseWhenBehind).doesNotThrowAnyException();
        becomes(new Strain(100 * GIB, Load.LAG_RECORDS_MAX + 1, GIB));
        assertThatThrownBy(load::refuseWhenBehind).isInstanceOf(ProblemException.class);
        assertThat(load.isBehind()).isTrue();
        becomes(CALM);
        assertThatCode(load::awaitCaughtUp).doesNotThrowAnyException();
    }

    @Test
    void whatCanWaitIsRefusedWhileAViewIsAFifthOfTheFreeDiskBehind() {
        becomes(new Strain(100 * GIB, 1_000, 19 * GIB));
        assertThat(load.isBehind()).isFalse();
        becomes(new Strain(100 * GIB, 1_000, 21 * GIB));
        assertThatThrownBy(load::refuseWhenBehind).isInstanceOf(ProblemException.class);
    }

    @Test
    void aSignedPushIsTakenHoweverFarBehindTheViewsAre() {
        becomes(new Strain(100 * GIB, 10 * Load.LAG_RECORDS_MAX, 90 * GIB));
        load.hold(1_000).close();
    }

    @Test
    void nothingIsTakenAtTheDisksReserve() {
        becomes(new Strain(Load.DISK_FREE_BYTES_MIN - 1, 0, 0));
        assertThatThrownBy(() -> load.hold(1)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(load::awaitCaughtUp)
                .as("an import looks after each stretch")
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("disk");
    }

    @Test
    void theBytesHeldAtOnceAreBounded() {
        try (Load.Held _ = load.hold(Load.HELD_BYTES_MAX)) {
            assertThatThrownBy(() -> load.hold(1)).isInstanceOf(ProblemException.class);
        }
        load.hold(1).close();
    }

    @Test
    void anImportThatWaitsTooLongEnds() {
        Strain behind = new Strain(100 * GIB, Load.LAG_RECORDS_MAX + 1, GIB);
        Load hurried =
                new Load(() -> behind, () -> nanos.addAndGet(Load.CATCH_UP_MINUTES_MAX.toNanos()));
        assertThatThrownBy(hurried::awaitCaughtUp).isInstanceOf(ProblemException.class);
    }
}
