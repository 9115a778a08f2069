package dev.gatehouse.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.event.SourceName;
import dev.gatehouse.journal.Stored;
import dev.gatehouse.outbound.OutboundClient;
import dev.gatehouse.outbound.OutboundPolicy;
import dev.gatehouse.record.RecordKind;
import dev.gatehouse.record.Recorder;
import dev.gatehouse.record.RecorderSettings;
import dev.gatehouse.secret.Redactor;
import dev.gatehouse.source.Reader;
import dev.gatehouse.source.Source;
import dev.gatehouse.source.Tool;
import dev.gatehouse.source.Tools;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// GitHub's audit log polled from a server held to its description, with faults, into a real
/// journal: what the server has is what the journal has, each once.
class PollerTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant FROM = NOW.minus(Duration.ofDays(30));
    private static final OutboundPolicy LOOPBACK =
            new OutboundPolicy(Set.of("127.0.0.1"), Set.of("127.0.0.1"));

    @TempDir Path data;

    private final Tool github =
            Tools.load(Path.of(System.getProperty("gatehouse.root"), "sources")).tool("github");
    private final Source source = new Source(1, SourceName.parse("github:acme"), "acme", github);

    private Recorder open() {
        return Recorder.open(RecorderSettings.of(data, "test"));
    }

    private Poller poller(Recorder recorder, OutboundClient client, AuditLogServer server) {
        return poller(source, recorder, client, server);
    }

    private Poller poller(
            Source polled, Recorder recorder, OutboundClient client, AuditLogServer server) {
        return new Poller(
                recorder, client, polled(polled, recorder, server), InstantSource.fixed(NOW));
    }

    private PolledChannel polled(Source polled, Recorder recorder, AuditLogServer server) {
        return new PolledChannel(
                polled,
                github.channel("rest").orElseThrow(),
                Map.of("api", server.url(), "organization", "acme"),
                new Secret(AuditLogServer.TOKEN.getBytes(UTF_8)),
                FROM,
                Reader.of(source, new Redactor(recorder.key()), recorder.key()));
    }

    private static List<String> pieces(Recorder recorder) {
        List<String> pieces = new ArrayList<>();
        for (Stored stored : recorder.journal().read(0, 100_000)) {
            if (stored instanceof Stored.Live live && live.kind() == RecordKind.PIECE.number()) {
                pieces.add(new String(live.payload(), UTF_8));
            }
        }
        return pieces;
    }

    private static void fill(AuditLogServer server, int count, long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < count; i++) {
            server.add("e" + i, FROM.plusSeconds(random.nextInt(30 * 86_400)).toEpochMilli());
        }
    }

    @Test
    void everyPageIsTakenAndAskingAgainAddsNothing() throws Exception {
        try (AuditLogServer server = new AuditLogServer();
                Recorder recorder = open();
                OutboundClient client = new OutboundClient(LOOPBACK)) {
            fill(server, 350, 1);
            Poller poller = poller(recorder, client, server);
            while (poller.step() == Poller.Step.MORE) {
                assertThat(poller.status().pass()).isBetween(0.0, 1.0);
            }
            assertThat(pieces(recorder)).containsExactlyInAnyOrderElementsOf(server.events);
            assertThat(poller.status().limit()).isEqualTo("1750");
            assertThat(poller.step()).isEqualTo(Poller.Step.DONE);
            assertThat(pieces(recorder)).hasSize(350);
            assertThat(server.complaints).isEmpty();
        }
    }

    @Test
    void aDroppedFieldOfAPageIsNullAndAskingAgainAddsNothing() throws Exception {
        Tool dropping =
                new Tool(
                        github.name(),
                        github.title(),
                        github.plans(),
                        github.scopes(),
                        github.foldsCase(),
                        github.channels(),
                        List.of("actor"),
                        github.keep(),
                        github.corpus(),
                        github.like(),
                        github.plan(),
                        github.readme());
        Source polled = new Source(1, source.name(), source.instance(), dropping);
        try (AuditLogServer server = new AuditLogServer();
                Recorder recorder = open();
                OutboundClient client = new OutboundClient(LOOPBACK)) {
            fill(server, 5, 5);
            Poller poller = poller(polled, recorder, client, server);
            poller.step();
            poller.step();
            assertThat(pieces(recorder))
                    .hasSize(5)
                    .allMatch(piece -> piece.contains("\"actor\":null"));
        }
    }

    @Test
    void aPageThatCouldNotBeKeptIsAskedForAgain() throws Exception {
        try (AuditLogServer server = new AuditLogServer();
                OutboundClient client = new OutboundClient(LOOPBACK)) {
            fill(server, 350, 8);
            try (Recorder recorder = open()) {
                Poller poller = poller(recorder, client, server);
                assertThat(poller.step()).isEqualTo(Poller.Step.MORE);
                recorder.journal().close();
                assertThatThrownBy(poller::step).isInstanceOf(RuntimeException.class);
            }
            try (Recorder recorder = open()) {
                Poller poller = poller(recorder, client, server);
                while (poller.step() == Poller.Step.MORE) {
                    assertThat(poller.status().error()).isEmpty();
                }
                assertThat(pieces(recorder)).containsExactlyInAnyOrderElementsOf(server.events);
            }
        }
    }

    @Test
    void nothingIsAskedForWhileTheViewsAreFarBehind() throws Exception {
        try (AuditLogServer server = new AuditLogServer();
                Recorder recorder = open();
                OutboundClient client = new OutboundClient(LOOPBACK);
                Polls polls = new Polls(recorder, client, InstantSource.fixed(NOW), () -> true)) {
            fill(server, 5, 6);
            polls.poll(polled(source, recorder, server));
            Instant deadline = Instant.now().plus(Duration.ofSeconds(20));
            while (polls.status().getFirst().error().isEmpty()
                    && Instant.now().isBefore(deadline)) {
                Thread.sleep(20);
            }
            assertThat(polls.status().getFirst().error()).contains("far behind");
            assertThat(polls.status().getFirst().waitsUntil())
                    .contains(NOW.plus(Polls.BEHIND_SECONDS));
            assertThat(pieces(recorder)).isEmpty();
        }
    }

    @Test
    void whatShowsUpLateWithinTheOverlapIsTaken() throws Exception {
        try (AuditLogServer server = new AuditLogServer();
                Recorder recorder = open();
                OutboundClient client = new OutboundClient(LOOPBACK)) {
            server.add("early", NOW.minusSeconds(60).toEpochMilli());
            Poller poller = poller(recorder, client, server);
            poller.step();
            server.add("late", NOW.minus(Duration.ofHours(5)).toEpochMilli());
            poller.step();
            assertThat(pieces(recorder)).hasSize(2);
        }
    }

    @Test
    void theTokenGoesToItsHostAloneAndIsInNoStatus() throws Exception {
        try (AuditLogServer server = new AuditLogServer();
                Recorder recorder = open();
                OutboundClient client = new OutboundClient(LOOPBACK)) {
            fill(server, 10, 2);
            Poller poller = poller(recorder, client, server);
            poller.step();
            assertThat(poller.status().toString()).doesNotContain(AuditLogServer.TOKEN);
        }
    }

    @Test
    void aSpentLimitIsWaitedFor() throws Exception {
        try (AuditLogServer server = new AuditLogServer();
                Recorder recorder = open();
                OutboundClient client = new OutboundClient(LOOPBACK)) {
            fill(server, 10, 3);
            server.faults.put(1, AuditLogServer.Fault.TOO_MANY);
            Poller poller = poller(recorder, client, server);
            assertThat(poller.step()).isEqualTo(Poller.Step.WAIT);
            assertThat(poller.status().waitsUntil()).contains(NOW.plusSeconds(1));
            assertThat(poller.status().error()).contains("429");
            assertThat(poller.step()).isEqualTo(Poller.Step.DONE);
        }
    }

    @Test
    void throughFaultsAndRestartsAtAnyStepNothingIsLostOrDoubled() throws Exception {
        Random random = new Random(7);
        try (AuditLogServer server = new AuditLogServer();
                OutboundClient client = new OutboundClient(LOOPBACK)) {
            fill(server, 900, 4);
            for (int request = 1; request < 40; request++) {
                if (random.nextInt(3) == 0) {
                    AuditLogServer.Fault[] all = AuditLogServer.Fault.values();
                    server.faults.put(request, all[random.nextInt(all.length)]);
                }
            }
            boolean done = false;
            for (int restart = 0; restart < 60 && !done; restart++) {
                try (Recorder recorder = open()) {
                    Poller poller = poller(recorder, client, server);
                    int steps = 1 + random.nextInt(4);
                    for (int step = 0; step < steps && !done; step++) {
                        done = poller.step() == Poller.Step.DONE;
                    }
                }
            }
            try (Recorder recorder = open()) {
                assertThat(done).isTrue();
                assertThat(pieces(recorder)).containsExactlyInAnyOrderElementsOf(server.events);
            }
        }
    }
}
