package dev.gatehouse.cli;

import dev.gatehouse.detection.Detections;
import dev.gatehouse.detection.Watch;
import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonArray;
import dev.gatehouse.json.JsonValue.JsonNumber;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.json.JsonValue.JsonString;
import dev.gatehouse.sigma.Head;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `gatehouse detections run`: which rules match each line of a file.
@Command(
        name = "run",
        description = "Which rules match each line of a file.",
        mixinStandardHelpOptions = true)
final class DetectionsRunCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private DetectionsDirectory directory;
    @Mixin private LogOptions log;

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description = "A directory or file of rules; the shipped detections when absent.")
    private @Nullable Path rules;

    @Option(
            names = "--json",
            description = "{\"line\":N,\"rules\":[ids]} for every line, matched or not.")
    private boolean json;

    @Parameters(index = "0", paramLabel = "FILE", description = "A file; - for stdin.")
    private String file;

    private long line;
    private long matched;
    private long unreadable;

    @Override
    public Integer call() throws IOException {
        Detections detections = directory.load(rules);
        Watch watch = new Watch(detections.ruleset());
        EventsOfLine events = log.events();
        PrintWriter out = spec.commandLine().getOut();
        try (Lines lines = new Lines(file)) {
            lines.each(bytes -> print(matching(events.of(bytes), watch), out));
        }
        out.flush();
        report(detections, watch);
        return ExitCode.OK;
    }

    private Map<String, Head> matching(EventsOfLine.Read read, Watch watch) {
        line++;
        unreadable += read.seen().isEmpty() ? 1 : 0;
        String reference = Long.toString(line);
        List<Watch.Found> found =
                read.time().isPresent()
                        ? watch.take(read.time().get(), reference, read.seen())
                        : watch.takeWithoutTime(reference, read.seen());
        Map<String, Head> matching = new LinkedHashMap<>();
        found.forEach(one -> matching.put(one.head().key(), one.head()));
        return matching;
    }

    private void print(Map<String, Head> matching, PrintWriter out) {
        matched += matching.isEmpty() ? 0 : 1;
        if (json) {
            LinkedHashMap<String, JsonValue> members = new LinkedHashMap<>();
            members.put("line", new JsonNumber(Long.toString(line)));
            members.put(
                    "rules",
                    new JsonArray(
                            matching.keySet().stream().<JsonValue>map(JsonString::new).toList()));
            out.println(CanonicalJson.text(new JsonObject(members)));
            return;
        }
        for (Head head : matching.values()) {
            out.printf(
                    "%6d  %-13s %s%n",
                    line, Terminal.inert(head.level()), Terminal.inert(head.title()));
        }
    }

    private void report(Detections detections, Watch watch) {
        PrintWriter err = spec.commandLine().getErr();
        err.printf("%d lines, %d matched, %d could not be read%n", line, matched, unreadable);
        int refused = detections.ruleset().refusals().size();
        if (refused > 0) {
            err.printf(
                    "%d documents are refused: %s detections check DIR%n", refused, Main.called());
        }
        watch.forgotten()
                .forEach((key, count) ->
                        err.printf(
                                "%s had to forget %d groups or events%n",
                                Terminal.inert(key), count));
        err.flush();
    }
}
