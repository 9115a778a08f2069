package dev.gatehouse.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.completeness.Completeness;
import dev.gatehouse.event.Event;
import dev.gatehouse.event.SourceName;
import dev.gatehouse.journal.Leaf;
import dev.gatehouse.journal.Stored;
import dev.gatehouse.record.DeliveryRecord;
import dev.gatehouse.record.EventFeed;
import dev.gatehouse.record.FoldedEvent;
import dev.gatehouse.record.Identity;
import dev.gatehouse.record.RecordKind;
import dev.gatehouse.record.Recorder;
import dev.gatehouse.record.RecorderSettings;
import dev.gatehouse.record.Sources;
import dev.gatehouse.secret.Redactor;
import dev.gatehouse.secret.SealedSecrets;
import dev.gatehouse.source.Keep;
import dev.gatehouse.source.Reader;
import dev.gatehouse.source.Source;
import dev.gatehouse.source.Tools;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A cluster whose pod reads are only counted and whose machinery is refused.
class KeepingTest {
    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
    private static final Tools TOOLS =
            Tools.load(Path.of(System.getProperty("gatehouse.root"), "sources"));

    @TempDir Path directory;

    private Recorder recorder;
    private Sources sources;
    private Source cluster;
    private int lines;

    @BeforeEach
    void open() {
        recorder = Recorder.open(RecorderSettings.of(directory.resolve("data"), "test"));
        sources = new Sources(recorder, TOOLS, new SecureRandom());
        SourceName name = SourceName.parse("kubernetes:prod");
        cluster =
                sources.byName(name)
                        .orElseGet(() ->
                                sources.add(
                                        new Sources.Connection(
                                                name,
                                                "prod",
                                                new TreeMap<>(
                                                        Map.of(
                                                                "keep.pod-reads",
                                                                "count",
                                                                "keep.machinery",
                                                                "refuse"))),
                                        "local:0"));
    }

    @AfterEach
    void close() {
        recorder.close();
    }

    private String line(String user, String verb, String resource, int minute) {
        lines++;
        return ("{\"kind\":\"Event\",\"auditID\":\"a-%d\",\"verb\":\"%s\",\"user\":{\"username\":\"%s\"},"
                        + "\"requestReceivedTimestamp\":\"2026-11-22T08:%02d:30.000000Z\","
                        + "\"objectRef\":{\"resource\":\"%s\",\"namespace\":\"shop\"},\"responseStatus\":{\"code\":200}}\n")
                .formatted(lines, verb, user, minute, resource);
    }

    /// Three pod reads of two people, one lease, one secret read, one change.
    private String file() {
        return line("dana", "list", "pods", 1)
                + line("dana", "list", "pods", 59)
                + line("eve", "list", "pods", 2)
                + line("dana", "get", "endpoints", 3)
                + line("dana", "get", "secrets", 4)
                + line("dana", "create", "pods", 5);
    }

    private ImportCount importing(String file) throws IOException {
        return new Import(recorder, () -> NOW)
                .run(
                        new ImportRequest(cluster, "", false, "local:0"),
                        new ByteArrayInputStream(file.getBytes(UTF_8)),
                        Reader.of(cluster, new Redactor(recorder.key()), recorder.key()),
                        _ -> {});
    }

    private List<Stored.Live> records(RecordKind kind) {
        List<Stored.Live> records = new ArrayList<>();
        for (Stored stored : recorder.journal().read(0, 10_000)) {
            if (stored instanceof Stored.Live live && live.kind() == kind.number()) {
                records.add(live);
            }
        }
        return records;
    }

    private DeliveryRecord delivery() {
        return DeliveryRecord.read(records(RecordKind.DELIVERY).getFirst().payload());
    }

    private List<Event> events(int batch) {
        List<Event> events = new ArrayList<>();
        try (Identity identity = Identity.open(recorder)) {
            EventFeed feed = new EventFeed(recorder, sources, identity, Optional.empty());
            for (long from = 0; from < recorder.journal().size(); from += batch) {
                feed.read(recorder.journal().read(from, batch)).stream()
                        .map(FoldedEvent::event)
                        .forEach(events::add);
            }
        }
        return events;
    }

    private static String told(Event event) {
        return event.actor().label()
                + " "
                + event.deed().verb().word()
                + " "
                + event.resource().path()
                + " "
                + event.deed().count()
                + " "
                + event.time().time();
    }

    @Test
    void whatIsOnlyCountedIsOneEventForEachAccountActionResourceAndHour() throws IOException {
        ImportCount count = importing(file());
        assertThat(count.read()).isEqualTo(6);
        assertThat(count.fresh()).isEqualTo(2);
        assertThat(count.leftOut()).isEqualTo(4);
        assertThat(records(RecordKind.PIECE)).hasSize(2);
        assertThat(delivery().reduction().counted()).containsExactly(Map.entry("pod-reads", 3L));
        assertThat(delivery().reduction().refused()).containsExactly(Map.entry("machinery", 1L));
        List<Event> events = events(1_000);
        assertThat(events)
                .extracting(KeepingTest::told)
                .endsWith(
                        "dana read kubernetes/prod/namespaces/shop/pods 2 2026-11-22T08:00:00Z",
                        "eve read kubernetes/prod/namespaces/shop/pods 1 2026-11-22T08:00:00Z");
        assertThat(events).hasSize(4);
        assertThat(events.getLast().detail()).containsEntry("kept", "count");
        for (int batch : new int[] {1, 2, 3}) {
            assertThat(events(batch)).isEqualTo(events);
        }
    }

    @Test
    void theViewsShowWhatWasLeftOut() throws IOException {
        importing(file());
        try (Identity identity = Identity.open(recorder);
                Completeness completeness = Completeness.open(recorder, sources, () -> NOW)) {
            completeness.fold(recorder.journal().read(0, 10_000));
            new EventFeed(recorder, sources, identity, Optional.of(completeness))
                    .read(recorder.journal().read(0, 10_000));
            assertThat(completeness.source(cluster).counts())
                    .containsEntry("counted-only", 3L)
                    .containsEntry("refused", 1L);
            assertThat(completeness.sight(List.of(), Instant.MIN, Instant.MAX).sentence())
                    .contains("only counts pod-reads")
                    .contains("does not keep machinery")
                    .contains("3 kept only as a count")
                    .contains("1 not kept, as it is set");
        }
    }

    @Test
    void importingAgainAddsNothingAlsoOnceTheReceiptsAreReadFromTheJournal() throws IOException {
        String file = file();
        importing(file);
        assertThat(importing(file).duplicate()).isEqualTo(6);
        close();
        try (var views = Files.walk(directory.resolve("data/tenants/default/views"))) {
            for (Path view : views.filter(Files::isRegularFile).toList()) {
                Files.delete(view);
            }
        }
        open();
        ImportCount again = importing(file);
        assertThat(again.duplicate()).isEqualTo(6);
        assertThat(events(1_000)).hasSize(4);
    }

    @Test
    void aPushIsCountedOnceHoweverOftenItIsSent() {
        SourceSecrets secrets =
                new SourceSecrets(
                        SealedSecrets.in(
                                directory.resolve("secrets"), recorder.key(), new SecureRandom()));
        secrets.set(cluster.number(), "bulk", "a token of more than 24 characters".getBytes(UTF_8));
        Push push =
                new Push(
                        recorder,
                        secrets,
                        new Refusals(recorder, InstantSource.system()),
                        () -> NOW);
        byte[] body = file().getBytes(UTF_8);
        PushRequest request =
                new PushRequest(
                        cluster,
                        "",
                        new Headers(
                                Map.of(
                                        "Authorization",
                                        List.of("Bearer a token of more than 24 characters"))),
                        body,
                        "127.0.0.1");
        assertThat(push.take(request)).isEqualTo(new PushAnswer.Taken(6, 2, 0, 4));
        assertThat(push.take(request)).isEqualTo(new PushAnswer.Taken(6, 0, 6, 0));
        close();
        open();
        assertThat(events(1_000)).hasSize(4);
    }

    @Test
    void aFollowedFileIsCountedAndGoesOnBehindWhatWasLeftOut() throws Exception {
        Path log = directory.resolve("audit.log");
        Files.writeString(log, line("dana", "list", "pods", 1) + line("dana", "get", "secrets", 2));
        follow(log, 1);
        Files.writeString(
                log,
                line("dana", "list", "pods", 3) + line("dana", "get", "secrets", 4),
                java.nio.file.StandardOpenOption.APPEND);
        Files.delete(directory.resolve("data/tenants/default/views/tails").resolve("1-audit.json"));
        follow(log, 2);
        assertThat(records(RecordKind.PIECE)).hasSize(2);
        assertThat(events(1_000).stream().mapToLong(event -> event.deed().count()).sum())
                .isEqualTo(4);
    }

    private void follow(Path log, int pieces) throws InterruptedException {
        try (Tails tails = new Tails(recorder, InstantSource.system())) {
            tails.follow(
                    new TailedFile(cluster, cluster.tool().channel("audit").orElseThrow(), log));
            Instant deadline = Instant.now().plus(Duration.ofSeconds(20));
            while (records(RecordKind.PIECE).size() < pieces && Instant.now().isBefore(deadline)) {
                Thread.sleep(20);
            }
        }
    }

    @Test
    void aDeliveryWhoseSummariesACrashCutOffDoesNotCountAndIsTakenAgain() throws IOException {
        String file = file();
        importing(file);
        List<Stored.Live> whole = new ArrayList<>(records(RecordKind.DELIVERY));
        whole.addAll(records(RecordKind.PIECE));
        whole.add(records(RecordKind.COUNTED).getFirst());
        close();
        Path other = directory.resolve("other");
        recorder = Recorder.open(RecorderSettings.of(other, "test"));
        sources = new Sources(recorder, TOOLS, new SecureRandom());
        cluster =
                sources.add(
                        new Sources.Connection(cluster.name(), "prod", new TreeMap<>(Map.of())),
                        "local:0");
        recorder.journal()
                .append(
                        whole.stream()
                                .map(live ->
                                        new Leaf(live.kind(), 1, live.source(), live.payload()))
                                .toList());
        recorder.close();
        recorder = Recorder.open(RecorderSettings.of(other, "test"));
        sources = new Sources(recorder, TOOLS, new SecureRandom());
        assertThat(events(1_000)).isEmpty();
        assertThat(importing(file).fresh()).isEqualTo(6);
    }

    @Test
    void aSettingThatMeansNothingIsRefusedWithASuggestion() {
        assertThatThrownBy(() -> add("keep.pod-read", "count"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no group of actions \"pod-read\"")
                .hasMessageContaining("pod-reads");
        assertThatThrownBy(() -> add("keep.pod-reads", "counts"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"count\"");
        assertThatThrownBy(() ->
                        sources.change(
                                cluster, true, new TreeMap<>(Map.of("keep.x", "full")), "local:0"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(cluster.keep())
                .containsEntry("pod-reads", Keep.COUNT)
                .containsEntry("machinery", Keep.REFUSE);
    }

    private void add(String setting, String word) {
        sources.add(
                new Sources.Connection(
                        SourceName.parse("kubernetes:other"),
                        "other",
                        new TreeMap<>(Map.of(setting, word))),
                "local:0");
    }
}
