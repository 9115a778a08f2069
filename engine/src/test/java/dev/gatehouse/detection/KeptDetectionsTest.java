package dev.gatehouse.detection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.event.EventId;
import dev.gatehouse.record.Erase;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeptDetectionsTest extends DimmedLamps {
    @Test
    void aRestartGoesOnWhereItStoppedAndRaisesNothingTwice() throws IOException {
        learn();
        now = now.plusSeconds(60);
        dim("ada", now);
        dim("ada", now);
        take();
        List<String> before = said();
        live.close();
        live = follow();
        take();
        assertThat(said()).isEqualTo(before);
        dim("ada", now);
        take();
        assertThat(standing("dimmed-often").matches().day()).isEqualTo(1);
        assertThat(raised("dimmed")).hasSize(1);
    }

    @Test
    void afterACrashNothingIsRaisedTwice() throws IOException {
        learn();
        live.close();
        live = follow();
        now = now.plusSeconds(60);
        dim("ada", now);
        take();
        assertThat(raised("dimmed")).hasSize(1);

        // Not closed: what it saved is what the close before left.
        live = follow();
        take();
        assertThat(raised("dimmed")).hasSize(1);
        assertThat(standing("dimmed").raised()).isEqualTo(1);
    }

    @Test
    void withoutItsFolderItSaysTheSameAndRaisesNothing() throws IOException {
        learn();
        now = now.plusSeconds(60);
        dim("ada", now);
        dim("ben", now);
        take();
        List<String> before = said();
        live.close();
        Files.delete(folder.resolve("data/tenants/default/views/detections/memory"));
        long size = recorder.journal().size();
        live = follow();
        take();
        assertThat(said()).isEqualTo(before);
        assertThat(recorder.journal().size()).isEqualTo(size);

        dim("carl", now);
        take();
        assertThat(raised("dimmed")).hasSize(3);
    }

    @Test
    void anErasedEventLeavesNothingBehind() throws IOException {
        learn();
        long gone = dim("ada", now);
        dim("ben", now);
        take();
        int raisedBefore = raised("dimmed").size();
        new Erase(recorder).events(List.of(new EventId(gone, 0)), "asked for", "user:1");
        take();
        assertThat(live.matched(new EventId(gone, 0))).isEmpty();
        assertThat(standing("dimmed").matches().day()).isEqualTo(1);
        live.close();
        String file =
                Files.readString(folder.resolve("data/tenants/default/views/detections/memory"));
        assertThat(file).doesNotContain("user/ada").contains("user/ben");
        assertThat(raised("dimmed")).hasSize(raisedBefore);
        live = follow();
    }
}
