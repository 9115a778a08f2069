package dev.gatehouse.completeness;

import static dev.gatehouse.completeness.Hall.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.completeness.HourCounts.Shown;
import dev.gatehouse.record.Lamp;
import dev.gatehouse.record.Way;
import dev.gatehouse.source.Observes;
import dev.gatehouse.source.Observes.Observation;
import dev.gatehouse.source.Observes.Seen;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How much of what came says what about itself, beside what its tool can say.
class RecordQualityTest {
    private static final Observation YES = new Observation(Seen.YES, "");
    private static final Observation NO = new Observation(Seen.NO, "");

    private static RecordQuality.Sent sent(String title, Observation address, Shown shown) {
        return new RecordQuality.Sent(
                title, Optional.of(new Observes(YES, YES, address, NO, NO)), shown);
    }

    private static FieldQuality field(List<FieldQuality> quality, String name) {
        return quality.stream().filter(each -> each.field().equals(name)).findFirst().orElseThrow();
    }

    private static FieldQuality address(RecordQuality.Sent... channels) {
        return field(RecordQuality.of(List.of(channels)), "address");
    }

    @Test
    void theShareStandsBesideTheBestTheChannelsCanDo() {
        FieldQuality address =
                address(
                        sent("Log", YES, new Shown(60, 60, 0, 45, 0, 60)),
                        sent("Hook", NO, new Shown(40, 40, 0, 0, 0, 40)));
        assertThat(address.percent()).contains(45L);
        assertThat(address.best()).contains(60L);
        assertThat(address.can()).contains(Seen.YES);
        assertThat(address.said())
                .isEqualTo(
                        "Log can say it but does not always; no setting is known that changes it"
                                + " (15 without an address). Hook sends no address"
                                + " (40 without an address).");
    }

    @Test
    void whatNoChannelCanSayIsNoShare() {
        FieldQuality address = address(sent("Hook", NO, new Shown(40, 40, 0, 0, 0, 40)));
        assertThat(address.percent()).isEmpty();
        assertThat(address.best()).isEmpty();
        assertThat(address.can()).contains(Seen.NO);
    }

    @Test
    void theSettingThatWouldChangeItIsNamed() {
        Observation some = new Observation(Seen.PARTIAL, "enable address disclosure");
        FieldQuality address = address(sent("Log", some, new Shown(1_200, 0, 0, 3, 0, 0)));
        assertThat(address.percent()).contains(0L);
        assertThat(address.best()).contains(100L);
        assertThat(address.said())
                .isEqualTo(
                        "Log sends an address only sometimes: enable address disclosure"
                                + " (1,197 without an address).");
    }

    @Test
    void whatIsSaidNowAndThenIsNotNever() {
        FieldQuality address = address(sent("Hook", NO, new Shown(40, 40, 0, 2, 0, 40)));
        assertThat(address.can()).contains(Seen.PARTIAL);
        assertThat(address.percent()).contains(5L);
        assertThat(address.best()).contains(5L);
    }

    @Test
    void noChannelDeclaresTheActor() {
        List<FieldQuality> quality =
                RecordQuality.of(List.of(sent("Log", YES, new Shown(10, 9, 0, 10, 0, 10))));
        FieldQuality actor = field(quality, "actor");
        assertThat(actor.can()).isEmpty();
        assertThat(actor.best()).contains(100L);
        assertThat(actor.said()).contains("names nobody", "(1 without an actor)");
        assertThat(field(quality, "outcome").said()).isEmpty();
    }

    @Test
    void aChannelThatSentNothingUnderstoodHasNoSay() {
        assertThat(RecordQuality.of(List.of(sent("Log", YES, new Shown(0, 0, 0, 0, 0, 0)))))
                .isEmpty();
        FieldQuality address =
                address(
                        sent("Log", YES, new Shown(0, 0, 0, 0, 0, 0)),
                        sent("Hook", NO, new Shown(4, 4, 0, 0, 0, 4)));
        assertThat(address.can()).contains(Seen.NO);
    }

    @Test
    void onlyWhatWasUnderstoodAndAskedForIsCounted(@TempDir Path directory) throws IOException {
        try (Hall hall = new Hall(directory)) {
            Instant late = NOW.plus(Duration.ofHours(3));
            hall.deliver(Way.PUSH, NOW, Hall.line("a", NOW));
            hall.deliver(Way.PUSH, NOW, Lamp.line("b", "ada", "lamp.explode"));
            hall.deliver(Way.PUSH, NOW, "{not json");
            hall.deliverTo("stream", Way.PUSH, late, Hall.line("c", late));
            hall.follow();
            List<FieldQuality> all = hall.completeness.quality(hall.lamp, NOW);
            assertThat(all).extracting(FieldQuality::of).containsOnly(2L);
            assertThat(field(all, "actor").percent()).contains(100L);
            assertThat(hall.completeness.quality(hall.lamp, late))
                    .extracting(FieldQuality::of)
                    .containsOnly(1L);
            Instant none = NOW.plus(Duration.ofHours(9));
            assertThat(hall.completeness.quality(hall.lamp, none)).isEmpty();
        }
    }
}
