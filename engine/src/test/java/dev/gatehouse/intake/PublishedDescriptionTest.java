package dev.gatehouse.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.event.SourceName;
import dev.gatehouse.event.Trust;
import dev.gatehouse.journal.Stored;
import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonNumber;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.json.JsonValue.JsonString;
import dev.gatehouse.outbound.OutboundClient;
import dev.gatehouse.outbound.OutboundPolicy;
import dev.gatehouse.record.RecordKind;
import dev.gatehouse.record.Recorder;
import dev.gatehouse.record.RecorderSettings;
import dev.gatehouse.secret.Redactor;
import dev.gatehouse.source.Channel;
import dev.gatehouse.source.Piece;
import dev.gatehouse.source.Reader;
import dev.gatehouse.source.Reading;
import dev.gatehouse.source.Source;
import dev.gatehouse.source.Tool;
import dev.gatehouse.source.Tools;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// GitHub's audit log polled from a server made from GitHub's own published OpenAPI document: the
/// poller asks for nothing the document does not describe, and the document's example events, given
/// ids and times, arrive whole and are understood.
class PublishedDescriptionTest {
    private static final String AUDIT_LOG = "/orgs/{org}/audit-log";
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final int EVENTS = 260;

    @TempDir Path data;

    private final Tool github =
            Tools.load(Path.of(System.getProperty("gatehouse.root"), "sources")).tool("github");
    private final Source source = new Source(1, SourceName.parse("github:acme"), "acme", github);
    private OpenApi description;

    @BeforeEach
    void read() throws Exception {
        Path file = OpenApi.published("ghec.json");
        Assumptions.assumeTrue(
                Files.exists(file),
                () -> file + " is missing: `./gatehouse test` fetches it from the npm registry");
        description = OpenApi.read(file);
    }

    private List<String> events() {
        OpenApi.Operation operation = description.get("/orgs/acme/audit-log").orElseThrow();
        assertThat(operation.path()).isEqualTo(AUDIT_LOG);
        List<?> examples = (List<?>) operation.example();
        assertThat(examples).hasSizeGreaterThanOrEqualTo(3);
        List<String> events = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            events.add(event((Map<?, ?>) examples.get(i % examples.size()), i));
        }
        return events;
    }

    private static String event(Map<?, ?> example, int number) {
        LinkedHashMap<String, JsonValue> members = new LinkedHashMap<>();
        example.forEach((name, value) ->
                members.put(
                        name.toString(),
                        value instanceof Long count
                                ? new JsonNumber(count.toString())
                                : new JsonString(value.toString())));
        String millis = Long.toString(NOW.minusSeconds(EVENTS - number).toEpochMilli());
        members.put("@timestamp", new JsonNumber(millis));
        members.put("created_at", new JsonNumber(millis));
        members.put("_document_id", new JsonString("document-" + number));
        return CanonicalJson.text(new JsonObject(members));
    }

    private Poller poller(Recorder recorder, OutboundClient client, String url) {
        Channel rest = github.channel("rest").orElseThrow();
        return new Poller(
                recorder,
                client,
                new PolledChannel(
                        source,
                        rest,
                        Map.of("api", url, "organization", "acme"),
                        new Secret("ghp_0123456789abcdefghijklmnopqrstuvwxyz".getBytes(UTF_8)),
                        NOW.minus(Duration.ofDays(30)),
                        Reader.of(source, new Redactor(recorder.key()), recorder.key())),
                InstantSource.fixed(NOW));
    }

    @Test
    void theWholeLogArrivesAskingOnlyWhatIsDescribed() throws Exception {
        List<String> events = events();
        OutboundPolicy loopback = new OutboundPolicy(Set.of("127.0.0.1"), Set.of("127.0.0.1"));
        try (OpenApiServer server = new OpenApiServer(description, Map.of(AUDIT_LOG, events));
                Recorder recorder = Recorder.open(RecorderSettings.of(data, "test"));
                OutboundClient client = new OutboundClient(loopback)) {
            Poller poller = poller(recorder, client, server.url());
            while (poller.step() == Poller.Step.MORE) {
                assertThat(poller.status().error()).isEmpty();
            }
            assertThat(server.complaints).isEmpty();
            assertThat(pieces(recorder)).containsExactlyInAnyOrderElementsOf(events);
        }
    }

    @Test
    void theExamplesOfTheDocumentAreUnderstood() throws Exception {
        try (Recorder recorder = Recorder.open(RecorderSettings.of(data, "test"))) {
            Reader reader = Reader.of(source, new Redactor(recorder.key()), recorder.key());
            for (String event : events().subList(0, 3)) {
                Piece piece = new Piece(1, "rest", NOW, Trust.SECRET, false, event.getBytes(UTF_8));
                Reading reading = reader.read(piece);
                assertThat(reading).asString().contains("MAPPED").doesNotContain("UNMAPPED");
            }
        }
    }

    @Test
    void theServerRefusesWhatTheDocumentDoesNotDescribe() throws Exception {
        try (OpenApiServer server = new OpenApiServer(description, Map.of());
                HttpClient client = HttpClient.newHttpClient()) {
            for (String asked :
                    List.of(
                            "/orgs/acme/audit-log?page=2",
                            "/orgs/acme/audit-log?include=everything",
                            "/orgs/acme/audit-log?per_page=500",
                            "/orgs/acme/audit-logs")) {
                HttpRequest request =
                        HttpRequest.newBuilder(URI.create(server.url() + asked)).build();
                int before = server.complaints.size();
                assertThat(
                                client.send(request, HttpResponse.BodyHandlers.discarding())
                                        .statusCode())
                        .as(asked)
                        .isBetween(400, 499);
                assertThat(server.complaints).as(asked).hasSize(before + 1);
            }
        }
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
}
