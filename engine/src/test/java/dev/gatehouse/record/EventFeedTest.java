package dev.gatehouse.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.event.EventId;
import dev.gatehouse.event.SourceName;
import dev.gatehouse.event.Text;
import dev.gatehouse.event.Trust;
import dev.gatehouse.journal.Leaf;
import dev.gatehouse.journal.Stored;
import dev.gatehouse.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventFeedTest {
    @TempDir Path directory;

    private Recorder recorder;
    private Sources sources;
    private Source lamp;
    private Identity identity;

    @BeforeEach
    void open() {
        reopen();
        lamp =
                sources.byName(SourceName.parse("lamp"))
                        .orElseGet(() ->
                                sources.add(
                                        Sources.Connection.of(SourceName.parse("lamp")),
                                        "local:0"));
    }

    private void reopen() {
        recorder = Recorder.open(RecorderSettings.of(directory.resolve("data"), "0.1.0"));
        sources = new Sources(recorder, Lamp.tools(directory), new SecureRandom());
        identity = Identity.open(recorder);
    }

    @AfterEach
    void close() {
        identity.close();
        recorder.close();
    }

    private long deliver(String channel, String lines) {
        Delivery plain = Deliveries.lines(Way.TAIL, lines);
        return recorder.receive(
                        new Delivery(
                                lamp.number(),
                                channel,
                                Way.TAIL,
                                Deliveries.RECEIVED,
                                new TreeMap<>(),
                                "",
                                Trust.SIGNED,
                                Text.of(""),
                                plain.body(),
                                plain.frames(),
                                false))
                .firstPosition();
    }

    private EventFeed feed() {
        return new EventFeed(recorder, sources, identity, Optional.empty());
    }

    private List<FoldedEvent> all() {
        return feed().read(recorder.journal().read(0, 100_000));
    }

    private static EventId id(long position) {
        return new EventId(position, 0);
    }

    @Test
    void everyPieceBecomesItsEventInOrder() {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            lines.append(Lamp.line("u" + i, "ada", "lamp.dim"));
        }
        long first = deliver("audit", lines.toString());
        List<FoldedEvent> events = all();
        assertThat(events).hasSize(500);
        for (int i = 0; i < 500; i++) {
            assertThat(events.get(i).event().id()).isEqualTo(id(first + 1 + i));
            assertThat(events.get(i).event().receipt().naturalId()).isEqualTo(Text.of("u" + i));
            assertThat(events.get(i).isCounted()).isTrue();
        }
    }

    @Test
    void theSameIdWithTheSameContentIsADuplicateAndWithOtherContentAConflict() {
        long first = deliver("audit", Lamp.line("u1", "ada", "lamp.dim"));
        deliver("audit", Lamp.line("u1", "ada", "lamp.dim"));
        deliver("audit", Lamp.line("u1", "eve", "lamp.dim"));
        assertThat(all().stream().map(FoldedEvent::sameness))
                .containsExactly(
                        Sameness.First.FIRST,
                        new Sameness.Duplicate(id(first + 1)),
                        new Sameness.Conflict(id(first + 1)));
        assertThat(all().stream().filter(FoldedEvent::isCounted)).hasSize(1);
    }

    @Test
    void aChannelThatSharesIdsTellsTheSameDeed() {
        long first = deliver("audit", Lamp.line("u1", "ada", "lamp.dim"));
        deliver("stream", Lamp.line("u1", "Ada L.", "lamp.dim"));
        deliver("hook", Lamp.line("u1", "ada", "lamp.dim"));
        assertThat(all().stream().map(FoldedEvent::sameness))
                .containsExactly(
                        Sameness.First.FIRST,
                        new Sameness.Duplicate(id(first + 1)),
                        Sameness.First.FIRST);
    }

    @Test
    void aHintCountsOnlyWhileNoAuditChannelSpeaks() {
        deliver("hook", Lamp.line("h1", "ada", "lamp.dim"));
        deliver("audit", Lamp.line("u1", "ada", "lamp.dim"));
        deliver("hook", Lamp.line("h2", "ada", "lamp.dim"));
        assertThat(all().stream().map(FoldedEvent::isCounted)).containsExactly(true, true, false);
    }

    @Test
    void aLaterLineCompletesTheEarlierOne() {
        long first = deliver("audit", Lamp.line("u1", "ada", "lamp.dim"));
        deliver("audit", Lamp.line("u1", "ada", "lamp.dim").replace("\"audit\"", "\"answer\""));
        deliver("audit", Lamp.line("u9", "ada", "lamp.dim").replace("\"audit\"", "\"answer\""));
        assertThat(all().stream().map(FoldedEvent::sameness))
                .containsExactly(
                        Sameness.First.FIRST,
                        new Sameness.Completion(id(first + 1)),
                        Sameness.First.FIRST);
    }

    @Test
    void anyBatchesAndAnyOrderOfAskingGiveTheSameAnswers() {
        for (int i = 0; i < 30; i++) {
            deliver("audit", Lamp.line("u" + i % 7, "ada" + i % 3, "lamp.dim").repeat(1 + i % 4));
        }
        List<FoldedEvent> whole = all();
        for (int size : new int[] {1, 2, 3, 17}) {
            EventFeed feed = feed();
            List<FoldedEvent> pieces = new ArrayList<>();
            for (long from = 0; from < recorder.journal().size(); from += size) {
                pieces.addAll(feed.read(recorder.journal().read(from, size)));
            }
            assertThat(pieces).isEqualTo(whole);
        }
        EventFeed late = feed();
        long middle = recorder.journal().size() / 2;
        List<FoldedEvent> second =
                late.read(recorder.journal().read(middle, (int) recorder.journal().size()));
        assertThat(whole).endsWith(second.toArray(FoldedEvent[]::new));
    }

    @Test
    void aFeedThatStartsLateCatchesUpWithWhatIdentityHasNotSeen() {
        long first = deliver("audit", Lamp.line("u1", "ada", "lamp.dim"));
        long later = deliver("audit", Lamp.line("u1", "ada", "lamp.dim"));
        List<FoldedEvent> events = feed().read(recorder.journal().read(later, 10));
        assertThat(events.getFirst().sameness()).isEqualTo(new Sameness.Duplicate(id(first + 1)));
    }

    @Test
    void deletedViewsAreRebuiltToTheSameAnswers() throws IOException {
        deliver("audit", Lamp.line("u1", "ada", "lamp.dim"));
        deliver("audit", Lamp.line("u1", "ada", "lamp.dim"));
        deliver("hook", Lamp.line("h1", "ada", "lamp.dim"));
        List<FoldedEvent> before = all();
        long size = recorder.journal().size();
        close();
        try (var files = Files.walk(directory.resolve("data/tenants/default/views"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
        reopen();
        assertThat(recorder.journal().size()).as("grew by the start record").isEqualTo(size + 1);
        assertThat(sources.byName(SourceName.parse("lamp"))).isPresent();
        assertThat(all()).isEqualTo(before);
    }

    @Test
    void aDeliveryThatACrashCutShortHasNoEventsAndIsTakenAgain() {
        byte[] piece = Deliveries.utf8(Lamp.line("u1", "ada", "lamp.dim").strip());
        Delivery delivery =
                Deliveries.lines(
                        Way.PULL,
                        Lamp.line("u1", "ada", "lamp.dim").repeat(1)
                                + Lamp.line("u2", "ada", "lamp.dim"));
        Sorted sorted =
                new Sorted(
                        delivery.frames(),
                        List.of(),
                        new TreeMap<>(),
                        false,
                        DeliveryRecord.sha256(delivery.body()),
                        -1);
        byte[] head =
                DeliveryRecord.of(delivery, sorted, KeptParts.of(delivery, sorted), 0).bytes();
        recorder.journal()
                .append(
                        List.of(
                                new Leaf(RecordKind.DELIVERY.number(), 1, lamp.number(), head),
                                new Leaf(RecordKind.PIECE.number(), 1, lamp.number(), piece)));
        close();
        reopen();
        assertThat(recorder.receive(delivery)).extracting(Receipt::newPieces).isEqualTo(2);
        assertThat(all()).hasSize(2).allMatch(FoldedEvent::isCounted);
    }

    @Test
    void anErasedPieceHasNoEventAndTheOthersStay() {
        long first =
                deliver(
                        "audit",
                        Lamp.line("u1", "canary", "lamp.dim") + Lamp.line("u2", "ada", "lamp.dim"));
        long tombstone = new Erase(recorder).events(List.of(id(first + 1)), "asked", "user:1");
        assertThat(recorder.journal().read(first + 1)).isInstanceOf(Stored.Erased.class);
        assertThat(recorder.journal().read(first)).isInstanceOf(Stored.Live.class);
        Stored.Live stone = (Stored.Live) recorder.journal().read(tombstone);
        assertThat(OwnRecordJson.read(RecordKind.ERASING, stone.payload()))
                .hasValue(new OwnRecord.Erasing(List.of(first + 1), "asked", "user:1", List.of()));
        assertThat(all().stream().map(folded -> folded.event().id()))
                .containsExactly(id(first + 2));
    }

    @Test
    void anErasureTakesADeliveryRecordThatHoldsTheSameWordsAgain() throws IOException {
        byte[] body = Deliveries.utf8("{\"raw\":\"\\u0063anary-7311\",\"more\":\"canary-7311\"}");
        String decoded = Lamp.line("u1", "canary-7311", "lamp.dim").strip();
        Delivery delivery =
                Deliveries.of(
                        Way.IMPORT,
                        "",
                        body,
                        List.of(new Frame.Decoded(7, 18, Deliveries.utf8(decoded))));
        long first = recorder.receive(delivery).firstPosition();
        long other = deliver("audit", Lamp.line("u2", "ada", "lamp.dim"));
        new Erase(recorder).events(List.of(id(first + 1)), "asked", "user:1");
        assertThat(recorder.journal().read(first)).isInstanceOf(Stored.Erased.class);
        close();
        reopen();
        assertThat(all().stream().map(folded -> folded.event().id()))
                .containsExactly(id(other + 1));
        assertNowhere("canary-7311");
    }

    private void assertNowhere(String canary) throws IOException {
        byte[] wanted = Deliveries.utf8(canary);
        try (var files = Files.walk(directory.resolve("data"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes =
                        new String(
                                Files.readAllBytes(file),
                                java.nio.charset.StandardCharsets.ISO_8859_1);
                assertThat(
                                bytes.contains(
                                        new String(
                                                wanted,
                                                java.nio.charset.StandardCharsets.ISO_8859_1)))
                        .as(file.toString())
                        .isFalse();
            }
        }
    }

    @Test
    void aSourcesSecretIsSealedAndInNoRecord() throws IOException {
        sources.putSecret(lamp, "webhook-secret", "canary-9922");
        assertThat(sources.secret(lamp, "webhook-secret")).hasValue(Deliveries.utf8("canary-9922"));
        assertNowhere("canary-9922");
    }
}
