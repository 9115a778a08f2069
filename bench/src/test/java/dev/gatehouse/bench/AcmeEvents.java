package dev.gatehouse.bench;

import dev.gatehouse.event.Event;
import dev.gatehouse.event.EventId;
import dev.gatehouse.event.SourceName;
import dev.gatehouse.event.Trust;
import dev.gatehouse.json.Json;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.record.FeedObserver;
import dev.gatehouse.record.FoldedEvent;
import dev.gatehouse.record.Sameness;
import dev.gatehouse.secret.InstallationKey;
import dev.gatehouse.secret.Redactor;
import dev.gatehouse.simulator.Simulator;
import dev.gatehouse.source.Piece;
import dev.gatehouse.source.Reader;
import dev.gatehouse.source.Reading;
import dev.gatehouse.source.Source;
import dev.gatehouse.source.Tools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The made-up company's month as its tools' files tell it, read by the shipped mappings, one file
/// after the other, beside what really happened.
final class AcmeEvents {
    private static final Instant UNTIL = Instant.parse("2026-11-22T12:00:00Z");
    private static final Map<String, String> FILES =
            new java.util.TreeMap<>(
                    Map.of(
                            "github:acme", "github.ndjson",
                            "gitlab:acme", "gitlab.ndjson",
                            "jenkins:main", "jenkins.log",
                            "kubernetes:prod", "kubernetes.ndjson",
                            "vault:prod", "vault.ndjson"));

    private final Map<String, Told> truth = new HashMap<>();
    private final List<FeedObserver.Understood> pieces = new ArrayList<>();
    private long position;

    /// What really happened.
    record Told(int scene, String label, String name, String what) {}

    /// Writes the company into `directory` and reads it back.
    static AcmeEvents written(Path directory) throws IOException {
        Simulator.main(
                new String[] {
                    "write",
                    "--seed",
                    "7",
                    "--until",
                    UNTIL.toString(),
                    "--out",
                    directory.toString()
                });
        AcmeEvents acme = new AcmeEvents();
        for (String line : Files.readAllLines(directory.resolve("truth.jsonl"))) {
            if (Json.parse(line) instanceof JsonObject told) {
                acme.truth.put(
                        told.get("source").text() + " " + told.get("native_id").text(),
                        new Told(
                                Integer.parseInt(told.get("scene").text()),
                                told.get("label").text(),
                                told.get("name").text(),
                                told.get("what").text()));
            }
        }
        for (Map.Entry<String, String> file : FILES.entrySet()) {
            acme.read(SourceName.parse(file.getKey()), directory.resolve(file.getValue()));
        }
        return acme;
    }

    private void read(SourceName name, Path file) throws IOException {
        Path tools = Path.of(System.getProperty("gatehouse.root", ".."), "sources");
        InstallationKey key = InstallationKey.fresh(new SecureRandom());
        Source source = new Source(0, name, name.name(), Tools.load(tools).tool(name.tool()));
        Reader reader = Reader.of(source, new Redactor(key), key);
        Map<String, EventId> open = new HashMap<>();
        for (String line : Files.readAllLines(file)) {
            Piece piece =
                    new Piece(
                            position++,
                            "",
                            UNTIL,
                            Trust.SIGNED,
                            true,
                            line.getBytes(StandardCharsets.UTF_8));
            Reading reading = reader.read(piece);
            pieces.add(
                    new FeedObserver.Understood(
                            position - 1, source, "", 0, reading, folded(reading, open)));
        }
    }

    private static List<FoldedEvent> folded(Reading reading, Map<String, EventId> open) {
        return switch (reading) {
            case Reading.Ignored _ -> List.of();
            case Reading.Events(List<Event> events) -> {
                open.put(events.getFirst().receipt().naturalId().orEmpty(), events.getFirst().id());
                yield events.stream()
                        .map(event -> new FoldedEvent(event, Sameness.First.FIRST, false))
                        .toList();
            }
            case Reading.Completes(String joinKey, List<Event> events) ->
                    events.stream()
                            .map(event ->
                                    new FoldedEvent(
                                            event,
                                            Optional.ofNullable(open.get(joinKey))
                                                    .<Sameness>map(Sameness.Completion::new)
                                                    .orElse(Sameness.First.FIRST),
                                            false))
                            .toList();
        };
    }

    List<FeedObserver.Understood> pieces() {
        return pieces;
    }

    /// What really happened when the event tells of; empty where truth names no such event.
    Optional<Told> told(Event event) {
        return Optional.ofNullable(
                truth.get(event.source() + " " + event.receipt().naturalId().orEmpty()));
    }
}
