package dev.gatehouse.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SavingThreadTest {
    private final CountDownLatch disk = new CountDownLatch(1);
    private final AtomicInteger saved = new AtomicInteger();

    private void slowSave() {
        try {
            disk.await();
            saved.incrementAndGet();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void nobodyWaitsAndOneIsUnderWayAtATime() {
        try (SavingThread thread = new SavingThread("test-save")) {
            thread.begin(this::slowSave);
            thread.begin(this::slowSave);
            assertThat(saved.get()).isZero();
            disk.countDown();
        }
        assertThat(saved.get()).as("closing waits for the one that was begun").isOne();
    }

    @Test
    void aFailureIsToldOnceAndThenItSavesAgain() throws InterruptedException {
        CountDownLatch failed = new CountDownLatch(1);
        try (SavingThread thread = new SavingThread("test-save")) {
            thread.begin(() -> {
                failed.countDown();
                throw new IllegalStateException("full");
            });
            failed.await();
            assertThatThrownBy(
                            () -> {
                                while (saved.get() == 0) {
                                    thread.begin(saved::incrementAndGet);
                                }
                            })
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("full");
            assertThat(saved.get()).isZero();
            thread.begin(saved::incrementAndGet);
        }
        assertThat(saved.get()).isOne();
    }
}
