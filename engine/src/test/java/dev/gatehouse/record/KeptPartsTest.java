package dev.gatehouse.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.event.Account;
import dev.gatehouse.event.Context;
import dev.gatehouse.event.Credential;
import dev.gatehouse.event.Event;
import dev.gatehouse.event.EventId;
import dev.gatehouse.event.EventTime;
import dev.gatehouse.event.IdQuality;
import dev.gatehouse.event.Meaning;
import dev.gatehouse.event.Namespace;
import dev.gatehouse.event.Origin;
import dev.gatehouse.event.Outcome;
import dev.gatehouse.event.Permission;
import dev.gatehouse.event.Resource;
import dev.gatehouse.event.ResourcePath;
import dev.gatehouse.event.SourceName;
import dev.gatehouse.event.Text;
import dev.gatehouse.event.Trust;
import dev.gatehouse.event.Verb;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeptPartsTest {
    private static Event read(int account) {
        return new Event(
                new EventId(0, 0),
                SourceName.parse("lamp"),
                new Event.Receipt("audit", Trust.SIGNED, Text.Absent.NOT_SENT, Meaning.MAPPED),
                EventTime.unsaid(Deliveries.RECEIVED),
                new Event.Deed("lamp.look", Verb.READ, Permission.READ, Outcome.SUCCEEDED, 1),
                new Account(Namespace.USER, "u" + account, Text.Absent.NOT_SENT, IdQuality.NATIVE),
                List.of(),
                Credential.Unsaid.NOT_SENT,
                Origin.NOT_SENT,
                new Resource(ResourcePath.of("lamp", "hall"), "instance", Text.Absent.NOT_SENT),
                List.of(),
                Context.NOT_SENT,
                new TreeMap<>(),
                "");
    }

    private static Frame counted(int offset, int accounts) {
        return new Frame.Counted(
                new Frame.Slice(offset, 1),
                "looks",
                IntStream.range(0, accounts).mapToObj(KeptPartsTest::read).toList());
    }

    private static KeptParts parts(Frame... frames) {
        Delivery delivery = Deliveries.of(Way.TAIL, "", Deliveries.utf8("abc"), List.of(frames));
        return KeptParts.of(
                delivery,
                new Sorted(
                        List.of(frames),
                        List.of(),
                        new TreeMap<>(),
                        false,
                        DeliveryRecord.sha256(delivery.body()),
                        -1));
    }

    @Test
    void likeIsAddedUp() {
        KeptParts parts = parts(counted(0, 2), counted(1, 2), counted(2, 1));
        assertThat(parts.pieces()).isEmpty();
        assertThat(parts.summaries()).extracting(OwnRecord.Counted::count).containsExactly(3L, 2L);
        assertThat(parts.reduction().counted()).containsEntry("looks", 3L);
    }

    @Test
    void aPieceThatWouldNeedOneSummaryTooManyIsKept() {
        KeptParts parts = parts(counted(0, KeptParts.SUMMARIES_MAX), counted(1, 1));
        assertThat(parts.summaries()).hasSize(KeptParts.SUMMARIES_MAX);
        assertThat(parts.pieces()).containsExactly(new Frame.Slice(1, 1));
        assertThat(parts.leftOut()).isOne();
    }
}
