package dev.gatehouse.bench;

import dev.gatehouse.detection.Detections;
import dev.gatehouse.detection.EventFields;
import dev.gatehouse.detection.Watch;
import dev.gatehouse.json.Json;
import dev.gatehouse.json.JsonProblem;
import dev.gatehouse.json.JsonValue.JsonString;
import dev.gatehouse.secret.InstallationKey;
import dev.gatehouse.sigma.Logsource;
import dev.gatehouse.sigma.Placeholders;
import dev.gatehouse.sigma.Rule;
import dev.gatehouse.sigma.Ruleset;
import dev.gatehouse.source.Reading;
import dev.gatehouse.source.Tools;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What watching costs: events that one core takes in a second of its processor's time. They are
/// read and mapped just before, a portion at a time as in the server; that is not counted. `cicd`
/// are the shipped detections and the public rules about delivery, over what five tools send, each
/// event both as a raw piece and as what all tools share; `all` is the whole public collection over
/// its own recorded events. The best round counts.
final class DetectionsBench {
    private static final int PIECES_MAX = 40_000;
    private static final int ROUNDS = 8;
    private static final int ALL_EVENTS = 20_000;
    private static final int PORTION_EVENTS = 256;
    private static final Path SHARED = Path.of("shared", "sigma");

    // The recorded events are Sysmon's; its numbers say which category of rules they are for.
    private static final Map<String, String> CATEGORIES =
            Map.of(
                    "1", "process_creation",
                    "3", "network_connection",
                    "7", "image_load",
                    "10", "process_access",
                    "11", "file_event",
                    "13", "registry_set",
                    "17", "pipe_created",
                    "22", "dns_query");

    private final BenchSettings settings;
    private final Path shared;
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    DetectionsBench(BenchSettings settings) {
        this.settings = settings;
        this.shared = settings.root().resolveSibling(SHARED);
    }

    Figures run() throws IOException, InterruptedException {
        Path folder = settings.fresh("detections");
        Figures figures = new Figures();
        List<Rule> rules = new ArrayList<>();
        List<Ruleset> correlated = new ArrayList<>();
        Path shipped = settings.root().resolve("detections");
        if (Files.isDirectory(shipped)) {
            Ruleset ruleset = Detections.load(shipped, Placeholders.NONE).ruleset();
            rules.addAll(ruleset.rules());
            correlated.add(ruleset);
        }
        Path published = shared.resolve("sigmahq");
        if (Files.isDirectory(published)) {
            rules.addAll(Ruleset.load(published, Placeholders.NONE).rules());
        }
        Ruleset cicd =
                new Ruleset(
                        rules,
                        correlated.stream().flatMap(one -> one.correlations().stream()).toList(),
                        List.of());
        figures.put("cicd_rules", cicd.rules().size())
                .put("cicd_events_per_s", best("cicd", cicd, deliveries(folder)));
        all(folder, figures);
        Folders.delete(folder);
        new FindingBench(settings).measure(figures);
        return figures;
    }

    private void all(Path folder, Figures figures) throws IOException, InterruptedException {
        if (!Files.isDirectory(shared)) {
            settings.say("the public collection is not at " + shared + ": not measured");
            figures.put("all_rules", Double.NaN).put("all_events_per_s", Double.NaN);
            return;
        }
        unpack("sigmahq-all-rules.tar.gz", folder);
        unpack("sigmahq-regression_data-json.tar.gz", folder);
        Ruleset whole = Ruleset.load(folder.resolve("rules"), Placeholders.NONE);
        List<Rule> rules = new ArrayList<>(whole.rules());
        for (String more : List.of("rules-emerging-threats", "rules-threat-hunting")) {
            rules.addAll(Ruleset.load(folder.resolve(more), Placeholders.NONE).rules());
        }
        Ruleset ruleset = new Ruleset(rules, List.of(), List.of());
        figures.put("all_rules", rules.size())
                .put("all_events_per_s", best("all", ruleset, recorded(folder)));
    }

    private void unpack(String archive, Path folder) throws IOException, InterruptedException {
        ChildProcess.run(
                new ProcessBuilder(
                        "tar", "xzf", shared.resolve(archive).toString(), "-C", folder.toString()),
                folder.resolve("tar.log"));
    }

    /// An event as it was received.
    private interface Received {
        List<Watch.Seen> read();
    }

    private double best(String name, Ruleset ruleset, List<Received> events) {
        Watch watch = new Watch(ruleset);
        Instant time = Instant.EPOCH;
        double best = 0;
        long found = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long nanos = 0;
            for (int from = 0; from < events.size(); from += PORTION_EVENTS) {
                int to = Math.min(events.size(), from + PORTION_EVENTS);
                List<List<Watch.Seen>> portion =
                        events.subList(from, to).stream().map(Received::read).toList();
                long start = threads.getCurrentThreadCpuTime();
                for (List<Watch.Seen> event : portion) {
                    time = time.plusMillis(1);
                    found += watch.take(time, "", event).size();
                }
                nanos += threads.getCurrentThreadCpuTime() - start;
            }
            best = Math.max(best, events.size() * 1e9 / nanos);
        }
        settings.say(
                "%s: %d rules, %.0f events/s on one core, %d matches in %d events"
                        .formatted(
                                name, ruleset.rules().size(), best, found / ROUNDS, events.size()));
        return best;
    }

    private List<Received> deliveries(Path folder) throws IOException, InterruptedException {
        Tools tools = Tools.load(settings.tools());
        InstallationKey key = InstallationKey.fresh(new SecureRandom());
        List<Received> events = new ArrayList<>();
        for (Payloads payloads : Payloads.write(settings, folder)) {
            PayloadReader reader = PayloadReader.of(payloads, tools, key);
            String tool = payloads.source().substring(0, payloads.source().indexOf(':'));
            Logsource log = Logsource.of(tool, "audit");
            try (LineFile file = new LineFile(payloads.file())) {
                for (byte[] line : PayloadReader.lines(file, PIECES_MAX)) {
                    events.add(() -> seen(log, line, reader.read(line, 0)));
                }
            }
        }
        return events;
    }

    private static List<Watch.Seen> seen(Logsource log, byte[] line, Reading reading) {
        List<Watch.Seen> seen = new ArrayList<>();
        try {
            seen.add(new Watch.Seen(log, Json.parse(line)));
        } catch (JsonProblem text) {
            seen.add(new Watch.Seen(log, new JsonString(new String(line, StandardCharsets.UTF_8))));
        }
        switch (reading) {
            case Reading.Events read ->
                    read.events()
                            .forEach(event ->
                                    seen.add(
                                            new Watch.Seen(
                                                    EventFields.LOG, EventFields.of(event))));
            case Reading.Completes completes ->
                    completes
                            .events()
                            .forEach(event ->
                                    seen.add(
                                            new Watch.Seen(
                                                    EventFields.LOG, EventFields.of(event))));
            case Reading.Ignored _ -> {}
        }
        return seen;
    }

    private List<Received> recorded(Path folder) throws IOException {
        List<Received> events = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder.resolve("regression_data"))) {
            for (Path path : files.filter(one -> one.toString().endsWith(".json")).toList()) {
                byte[] file = Files.readAllBytes(path);
                logOf(file)
                        .ifPresent(log ->
                                events.add(() -> List.of(new Watch.Seen(log, Json.parse(file)))));
            }
        }
        List<Received> many = new ArrayList<>();
        while (many.size() < ALL_EVENTS && !events.isEmpty()) {
            many.addAll(events);
        }
        return many;
    }

    // Files with several events, and events of other logs, are left out.
    private static Optional<Logsource> logOf(byte[] file) {
        try {
            Json.parse(file);
        } catch (JsonProblem several) {
            return Optional.empty();
        }
        String text = new String(file, StandardCharsets.UTF_8);
        return text.contains("Sysmon/Operational")
                ? CATEGORIES.entrySet().stream()
                        .filter(each -> text.contains("\"EventID\": " + each.getKey() + ","))
                        .map(each -> new Logsource("windows", each.getValue(), "sysmon"))
                        .findFirst()
                : Optional.empty();
    }
}
