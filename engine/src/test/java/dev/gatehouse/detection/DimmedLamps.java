package dev.gatehouse.detection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.event.SourceName;
import dev.gatehouse.event.Text;
import dev.gatehouse.event.Trust;
import dev.gatehouse.journal.Stored;
import dev.gatehouse.people.People;
import dev.gatehouse.record.Delivery;
import dev.gatehouse.record.EventFeed;
import dev.gatehouse.record.FindingRecord.Raised;
import dev.gatehouse.record.Frame;
import dev.gatehouse.record.Identity;
import dev.gatehouse.record.Lamp;
import dev.gatehouse.record.OwnRecordJson;
import dev.gatehouse.record.RecordKind;
import dev.gatehouse.record.Recorder;
import dev.gatehouse.record.RecorderSettings;
import dev.gatehouse.record.Sources;
import dev.gatehouse.record.Way;
import dev.gatehouse.sigma.Placeholders;
import dev.gatehouse.sigma.Ruleset;
import dev.gatehouse.source.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A house of lamps whose dimming is watched for.
class DimmedLamps {
    static final Instant START = Instant.parse("2026-11-02T09:00:00Z");
    static final String RULE =
            """
            title: A lamp was dimmed
            id: 0a48e2ca-f8b5-4b43-8b2f-c66115afe9%1$s
            name: %2$s
            description: Because.
            level: high
            falsepositives: [an evening]
            logsource: {product: %3$s}
            detection:
              sel: {%4$s: lamp.dim}
              condition: sel
            gatehouse: {covers: [L01], %5$s, steps: [look]}
            tests:
              - {name: it is, match: {action: lamp.dim}}
              - {name: it is not, near-miss: {action: lamp.lit}}
            """;
    static final String OFTEN =
            """
            title: Lamps dimmed often
            id: 1a48e2ca-f8b5-4b43-8b2f-c66115afe901
            name: dimmed-often
            description: Because.
            level: medium
            falsepositives: [an evening]
            logsource: {product: gatehouse, service: event}
            detection:
              sel: {action: lamp.dim}
              condition: sel
            gatehouse: {covers: [L02], state: watch, certain: false, steps: [look]}
            tests:
              - {name: it is, match: {action: lamp.dim}}
              - {name: it is not, near-miss: {action: lamp.lit}}
            ---
            title: Lamps dimmed often
            id: 1a48e2ca-f8b5-4b43-8b2f-c66115afe902
            correlation:
              type: event_count
              rules: [dimmed-often]
              group-by: [actor.id]
              timespan: 1h
              condition: {gte: 3}
            level: medium
            """;

    static final String WATCHED = "state: watch, certain: false";

    @TempDir Path folder;

    Recorder recorder;
    Sources sources;
    Source lamp;
    Identity identity;
    People people;
    LiveDetections live;
    Instant now = START;
    ToolLogs toolLogs = ToolLogs.PLAIN;
    int lines;

    @BeforeEach
    void open() {
        RecorderSettings usual = RecorderSettings.of(folder.resolve("data"), "0.1.0");
        recorder =
                Recorder.open(
                        new RecorderSettings(
                                usual.data(),
                                usual.version(),
                                usual.disk(),
                                () -> now,
                                usual.random()));
        sources = new Sources(recorder, Lamp.tools(folder), new SecureRandom());
        lamp = sources.add(Sources.Connection.of(SourceName.parse("lamp")), "user:1");
        identity = Identity.open(recorder);
        people = People.open(recorder, () -> now);
        live = follow();
    }

    @AfterEach
    void close() throws IOException {
        live.close();
        people.close();
        identity.close();
        recorder.close();
    }

    static Detections detections() {
        String ours = "gatehouse, service: event";
        String certain = "state: on, certain: true";
        return Detections.of(
                List.of(
                        text("10", "dimmed", ours, "action", "state: on, certain: false"),
                        text("11", "dimmed-surely", ours, "action", certain),
                        text("12", "dimmed-raw", "lamp, service: audit", "what", WATCHED),
                        new Ruleset.Text("lamp/dimmed-often.yaml", OFTEN)),
                Placeholders.NONE);
    }

    static Ruleset.Text text(String id, String name, String... rest) {
        return new Ruleset.Text(
                "lamp/" + name + ".yaml", RULE.formatted(id, name, rest[0], rest[1], rest[2]));
    }

    LiveDetections follow() {
        Detections detections = detections();
        assertThat(detections.problems()).isEmpty();
        return LiveDetections.open(
                new LiveDetections.From(
                        recorder,
                        new EventFeed(recorder, sources, identity, Optional.empty()),
                        people,
                        false,
                        toolLogs,
                        () -> now),
                detections);
    }

    // Gives the position of the piece.
    long dim(String who, Instant when, Trust trust) {
        byte[] body =
                Lamp.line("u" + lines++, who, "lamp.dim")
                        .replace("2026-11-22T08:59:00Z", when.toString())
                        .strip()
                        .getBytes(StandardCharsets.UTF_8);
        return send(body, trust);
    }

    long dim(String who, Instant when) {
        return dim(who, when, Trust.SIGNED);
    }

    long send(byte[] body, Trust trust) {
        return recorder.receive(
                                new Delivery(
                                        lamp.number(),
                                        "audit",
                                        Way.PUSH,
                                        now,
                                        new TreeMap<>(),
                                        "hmac",
                                        trust,
                                        Text.of("d" + recorder.journal().size()),
                                        body,
                                        List.of(new Frame.Slice(0, body.length)),
                                        false))
                        .firstPosition()
                + 1;
    }

    void take() throws IOException {
        while (live.cursor() < recorder.journal().size()) {
            live.fold(recorder.journal().read(live.cursor(), 5));
        }
    }

    List<Raised> raised(String rule) {
        List<Raised> found = new ArrayList<>();
        for (Stored stored : recorder.journal().read(0, 10_000)) {
            if (stored.kind() == RecordKind.RAISED.number()
                    && stored instanceof Stored.Live piece
                    && OwnRecordJson.read(RecordKind.RAISED, piece.payload()).orElseThrow()
                            instanceof Raised one
                    && one.rule().equals(rule)) {
                found.add(one);
            }
        }
        return found;
    }

    Standing standing(String name) {
        return live.standings().stream()
                .filter(one -> one.detection().head().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    List<String> said() {
        return live.standings().stream()
                .map(one ->
                        one.detection().head().name()
                                + one.state()
                                + one.matches()
                                + one.last()
                                + one.raised())
                .toList();
    }

    void learn() throws IOException {
        dim("early", START);
        now = START.plus(Duration.ofDays(8));
        take();
    }
}
