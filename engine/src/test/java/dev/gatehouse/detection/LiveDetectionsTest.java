package dev.gatehouse.detection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.detection.Detection.State;
import dev.gatehouse.event.EventId;
import dev.gatehouse.event.Trust;
import dev.gatehouse.record.DetectionRecord.DetectionSet;
import dev.gatehouse.record.FindingRecord.Raised;
import dev.gatehouse.record.Lamp;
import dev.gatehouse.search.query.Key;
import dev.gatehouse.sigma.Logsource;
import dev.gatehouse.sigma.Placeholders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveDetectionsTest extends DimmedLamps {
    @Test
    void aSourceOfAFewDaysRaisesOnlyWhatIsCertain() throws IOException {
        long first = dim("ada", START);
        take();
        assertThat(raised("dimmed")).isEmpty();
        assertThat(raised("dimmed-surely")).hasSize(1);
        assertThat(live.matched(new EventId(first, 0)))
                .containsExactly("dimmed", "dimmed-raw", "dimmed-surely");
        assertThat(live.learning()).containsKey("lamp:default");

        now = START.plus(Duration.ofDays(8));
        dim("ada", now);
        take();
        Raised one = raised("dimmed").getFirst();
        assertThat(one.subject()).isEqualTo("account:lamp/default/user/ada");
        assertThat(one.severity()).isEqualTo("high");
        assertThat(one.certain()).isFalse();
        assertThat(live.learning()).isEmpty();
    }

    @Test
    void whatNobodyAuthenticatedIsNeverCertain() throws IOException {
        dim("ada", START, Trust.NONE);
        take();
        assertThat(raised("dimmed-surely")).isEmpty();
        now = START.plus(Duration.ofDays(8));
        dim("ada", now, Trust.NONE);
        take();
        assertThat(raised("dimmed-surely").getFirst().certain()).isFalse();
    }

    @Test
    void historyIsCountedAndRaisesNothing() throws IOException {
        learn();
        dim("ada", START.plus(Duration.ofDays(3)));
        take();
        assertThat(raised("dimmed")).isEmpty();
        assertThat(standing("dimmed").matches().month()).isEqualTo(2);
    }

    @Test
    void theSameThingIsRaisedOnceAnHourAndAllOfItIsMarked() throws IOException {
        learn();
        List<Long> positions = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            now = now.plusSeconds(60);
            positions.add(dim("ada", now));
        }
        now = now.plusSeconds(4_000);
        positions.add(dim("ada", now));
        take();
        assertThat(raised("dimmed"))
                .extracting(Raised::window)
                .containsExactly(positions.get(0), positions.get(5));
        assertThat(raised("dimmed"))
                .extracting(Raised::key)
                .containsOnly(raised("dimmed").getFirst().key());
        assertThat(standing("dimmed").matches().day()).isEqualTo(6);
        assertThat(standing("dimmed-often").matches().day()).isEqualTo(1);
        for (long position : positions.subList(0, 3)) {
            assertThat(live.matched(new EventId(position, 0))).contains("dimmed-often");
        }
        assertThat(live.matched(new EventId(positions.get(3), 0))).doesNotContain("dimmed-often");
    }

    @Test
    void oneDetectionCannotFillTheJournal() throws IOException {
        learn();
        int many = Raising.RAISED_PER_HOUR_MAX + 20;
        for (int i = 0; i < many; i++) {
            dim("mallory" + i, now);
        }
        take();
        assertThat(raised("dimmed")).hasSize(Raising.RAISED_PER_HOUR_MAX);
        assertThat(standing("dimmed").heldBack()).isEqualTo(20);
        assertThat(standing("dimmed").matches().day()).isEqualTo(many);
    }

    @Test
    void whatSomebodySaysOfADetectionHoldsFromThereOn() throws IOException {
        learn();
        recorder.append(new DetectionSet("dimmed", "watch", "noise", "user:1"));
        recorder.append(new DetectionSet("dimmed-surely", "off", "noise", "user:1"));
        recorder.append(new DetectionSet("dimmed-raw", "on", "look", "user:1"));
        dim("ada", now);
        take();
        assertThat(raised("dimmed")).isEmpty();
        assertThat(standing("dimmed").state()).isEqualTo(State.WATCH);
        assertThat(standing("dimmed").matches().day()).isEqualTo(1);
        assertThat(standing("dimmed-surely").matches().day()).isZero();
        assertThat(raised("dimmed-raw")).hasSize(1);
    }

    @Test
    void rulesThatCallALogByAnotherNameSeeWhatTheToolSent() throws IOException {
        live.use(
                Detections.of(
                        List.of(
                                text(
                                        "13",
                                        "dimmed-in-house",
                                        "house, service: light",
                                        "what",
                                        WATCHED),
                                text(
                                        "14",
                                        "dimmed-in-house-elsewhere",
                                        "house, service: heat",
                                        "what",
                                        WATCHED)),
                        Placeholders.NONE));
        dim("ada", now);
        take();
        assertThat(standing("dimmed-in-house").matches().day()).isZero();
        live.close();
        toolLogs =
                (tool, channel) ->
                        tool.equals("lamp") && channel.equals("audit")
                                ? List.of(Logsource.of("house", "light"))
                                : List.of();
        Detections detections = live.detections();
        live = follow();
        live.use(detections);
        dim("ada", now);
        take();
        assertThat(standing("dimmed-in-house").matches().day()).isEqualTo(1);
        assertThat(standing("dimmed-in-house-elsewhere").matches().day()).isZero();
    }

    @Test
    void aCompletedEventCountsOnce() throws IOException {
        learn();
        for (int i = 0; i < 2; i++) {
            String line =
                    Lamp.line("c" + i, "ada", "lamp.dim")
                            .replace("2026-11-22T08:59:00Z", now.toString());
            send(line.strip().getBytes(StandardCharsets.UTF_8), Trust.SIGNED);
            send(
                    line.strip()
                            .replace("\"audit\"", "\"answer\"")
                            .getBytes(StandardCharsets.UTF_8),
                    Trust.SIGNED);
        }
        take();
        assertThat(standing("dimmed").matches().day()).isEqualTo(2);
        assertThat(standing("dimmed-often").matches().day()).isZero();
    }

    @Test
    void numbersOfEventsStandForWhatMatched() throws IOException {
        long before = live.changes(0, 100);
        long position = dim("ada", START);
        int[] numbers = new int[1];
        live.numbers(new long[] {position}, new int[] {0}, numbers, 1);
        assertThat(numbers[0]).isZero();
        take();
        assertThat(live.changes(0, 100)).isGreaterThan(before);
        live.numbers(new long[] {position}, new int[] {0}, numbers, 1);
        assertThat(live.values(Key.DETECTION, numbers[0]))
                .containsExactly("dimmed", "dimmed-raw", "dimmed-surely");
        live.numbers(new long[] {0}, new int[] {0}, numbers, 1);
        assertThat(live.values(Key.DETECTION, numbers[0])).isEmpty();
    }
}
