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
import dev.gatehouse.source.Tool;
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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The made-up company's month as its tools' files tell it, read by the shipped mappings, in the
/// order in which it is handed in, beside what really happened.
final class AcmeEvents {
    /// When its month ends.
    static final Instant UNTIL = Instant.parse("2026-11-22T12:00:00Z");

    private static final Map<String, String> FILES =
            new TreeMap<>(
                    Map.of(
                            "github:acme", "github.ndjson",
                            "gitlab:acme", "gitlab.ndjson",
                            "jenkins:main", "jenkins.log",
                            "kubernetes:prod", "kubernetes.ndjson",
                            "vault:prod", "vault.ndjson"));

    private final Tools tools;
    private final Path directory;
    private final InstallationKey key = InstallationKey.fresh(new SecureRandom());
    private final Map<String, Told> truth = new HashMap<>();

    /// What really happened.
    ///
    /// @param intended whether it was meant to be possible
    record Told(int scene, String label, String name, String what, boolean intended) {}

    /// A line of one of the files.
    record Line(SourceName source, String text) {}

    private AcmeEvents(Tools tools, Path directory) {
        this.tools = tools;
        this.directory = directory;
    }

    /// Writes the company into `directory`.
    ///
    /// @param root the checkout
    static AcmeEvents written(Path root, Path directory, long seed) throws IOException {
        Simulator.main(
                new String[] {
                    "write",
                    "--seed",
                    Long.toString(seed),
                    "--until",
                    UNTIL.toString(),
                    "--out",
                    directory.toString()
                });
        AcmeEvents acme = new AcmeEvents(Tools.load(root.resolve("sources")), directory);
        for (String line : Files.readAllLines(directory.resolve("truth.jsonl"))) {
            if (Json.parse(line) instanceof JsonObject told) {
                acme.truth.put(
                        told.get("source").text() + " " + told.get("native_id").text(),
                        new Told(
                                Integer.parseInt(told.get("scene").text()),
                                told.get("label").text(),
                                told.get("name").text(),
                                told.get("what").text(),
                                told.get("intended").text().equals("true")));
            }
        }
        return acme;
    }

    /// All lines, one file after the other, each in the order of arrival.
    List<Line> lines() throws IOException {
        List<Line> all = new ArrayList<>();
        for (Map.Entry<String, String> file : FILES.entrySet()) {
            SourceName source = SourceName.parse(file.getKey());
            for (String line : Files.readAllLines(directory.resolve(file.getValue()))) {
                all.add(new Line(source, line));
            }
        }
        return all;
    }

    /// What its mapping makes of each line, at positions from `first` on.
    List<FeedObserver.Understood> read(List<Line> lines, long first) {
        Map<SourceName, Reader> readers = new HashMap<>();
        Map<SourceName, Source> sources = new HashMap<>();
        for (String name : FILES.keySet()) {
            SourceName source = SourceName.parse(name);
            Tool tool = tools.tool(source.tool());
            sources.put(source, new Source(0, source, source.name(), tool));
            readers.put(source, Reader.of(sources.get(source), new Redactor(key), key));
        }
        Map<String, EventId> open = new HashMap<>();
        List<FeedObserver.Understood> pieces = new ArrayList<>();
        long position = first;
        for (Line line : lines) {
            Piece piece =
                    new Piece(
                            position,
                            "",
                            UNTIL,
                            Trust.SIGNED,
                            true,
                            line.text().getBytes(StandardCharsets.UTF_8));
            Reading reading = Objects.requireNonNull(readers.get(line.source())).read(piece);
            pieces.add(
                    new FeedObserver.Understood(
                            position,
                            Objects.requireNonNull(sources.get(line.source())),
                            "",
                            0,
                            reading,
                            folded(reading, open)));
            position++;
        }
        return pieces;
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

    /// What really happened when the event tells of; empty where truth names no such event.
    Optional<Told> told(Event event) {
        return Optional.ofNullable(
                truth.get(event.source() + " " + event.receipt().naturalId().orEmpty()));
    }

    /// Who is who, as its identity provider exports it.
    String people() throws IOException {
        return Files.readString(directory.resolve("people.csv"));
    }

    /// What the API of a tool says of who may do what, each answer in a file named like its
    /// address; no such folder where the tool has no API to ask.
    Path answers(String tool) {
        return directory.resolve("inventory").resolve(tool);
    }

    /// The sources it has.
    static Set<String> sources() {
        return FILES.keySet();
    }

    /// What its teams have written down.
    String model() throws IOException {
        return Files.readString(directory.resolve("model").resolve("acme.yaml"));
    }
}
