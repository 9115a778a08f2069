package dev.gatehouse.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.access.used.Use;
import dev.gatehouse.access.used.Used;
import dev.gatehouse.access.used.UsedColumn;
import dev.gatehouse.event.Event;
import dev.gatehouse.event.EventId;
import dev.gatehouse.event.Verb;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CountingTest {
    private static final int ROWS = 20_000;
    private static final List<String> PEOPLE = List.of("ada", "bo", "cy", "dee");
    private static final Verdict UNEXPECTED =
            new Verdict(Verdict.Value.UNEXPECTED, Verdict.Basis.NEVER, "rule", List.of());

    @TempDir Path folder;

    private final Random random = new Random(5);
    private Acts acts;

    @BeforeEach
    void pretend() throws IOException {
        acts = new Acts(Files.createDirectories(folder.resolve("tools")));
    }

    private Event event(long position, int person, int desk) {
        Verb verb = random.nextBoolean() ? Verb.READ : Verb.UPDATE;
        String path = "lamp/hall/desk-" + desk;
        return acts.one(position, PEOPLE.get(person), verb, path).events().getFirst().event();
    }

    private void arrive(Judgements rows, long position) throws IOException {
        Used used = rows.put(event(position, random.nextInt(4), random.nextInt(9)), null);
        judge(rows, rows.size() - 1, used);
    }

    private void judge(Judgements rows, int at, Used used) {
        Verdict verdict = random.nextInt(3) == 0 ? UNEXPECTED : Verdict.NOTHING;
        rows.judged(at, used, verdict, verdict);
    }

    private void fill() throws IOException {
        try (Judgements rows = Judgements.open(folder.resolve("views"))) {
            for (int position = 0; position < ROWS; position++) {
                arrive(rows, position);
            }
            rows.save();
        }
    }

    private static List<String> uses(Judgements rows) {
        return PEOPLE.stream()
                .flatMap(person -> rows.uses().of("lamp/hall/user/" + person).stream())
                .map(CountingTest::said)
                .sorted()
                .toList();
    }

    private static String said(Use use) {
        return use.account()
                + " "
                + use.permission()
                + " "
                + use.resource()
                + " "
                + use.events()
                + " "
                + use.unexpected();
    }

    @Test
    void whatArrivesAndIsJudgedWhileItIsCountedIsCountedOnce() throws Exception {
        fill();
        List<String> meanwhile;
        try (Judgements rows = Judgements.open(folder.resolve("views"))) {
            assertThat(rows.isCounted()).isFalse();
            int position = ROWS;
            do {
                for (int i = 0; i < 50; i++) {
                    arrive(rows, position++);
                    int at = random.nextInt(rows.size());
                    judge(rows, at, rows.column().row(at));
                    EventId completed = rows.column().id(random.nextInt(rows.size()));
                    rows.put(event(position, random.nextInt(4), random.nextInt(9)), completed);
                }
            } while (!rows.countMore());
            meanwhile = uses(rows);
            rows.save();
        }
        try (Judgements rows = Judgements.open(folder.resolve("views"))) {
            while (!rows.countMore()) {
                assertThat(rows.isCounted()).isFalse();
            }
            assertThat(meanwhile).isNotEmpty().isEqualTo(uses(rows));
        }
    }

    @Test
    void whoeverAsksWaitsUntilItIsCounted() throws Exception {
        fill();
        ReentrantLock lock = new ReentrantLock(true);
        try (Judgements rows = Judgements.open(folder.resolve("views"));
                Counting counting = new Counting(lock, rows)) {
            lock.lock();
            try {
                counting.start();
                counting.await();
                assertThat(rows.isCounted()).isTrue();
            } finally {
                lock.unlock();
            }
        }
    }

    @Test
    void rowsThatNameNoTextAreToldAndMadeAgain() throws Exception {
        fill();
        Path file = folder.resolve("views").resolve("0").resolve("rows");
        try (RandomAccessFile rows = new RandomAccessFile(file.toFile(), "rw")) {
            rows.seek((ROWS / 2) * (long) UsedColumn.ROW_BYTES);
            byte[] wrong = new byte[UsedColumn.ROW_BYTES];
            Arrays.fill(wrong, (byte) 0x7f);
            rows.write(wrong);
        }
        ReentrantLock lock = new ReentrantLock(true);
        try (Judgements rows = Judgements.open(folder.resolve("views"));
                Counting counting = new Counting(lock, rows)) {
            lock.lock();
            try {
                counting.start();
                assertThatThrownBy(counting::await).isInstanceOf(IllegalStateException.class);
            } finally {
                lock.unlock();
            }
            rows.save();
        }
        try (Judgements rows = Judgements.open(folder.resolve("views"))) {
            assertThat(rows.size()).isZero();
            assertThat(rows.cursor()).isZero();
        }
    }
}
