package dev.gatehouse.cli;

import dev.gatehouse.detection.Detections;
import dev.gatehouse.detection.EventFields;
import dev.gatehouse.detection.Matchers;
import dev.gatehouse.detection.Watch;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.sigma.Logsource;
import dev.gatehouse.sigma.Rule;
import dev.gatehouse.sigma.match.Explained;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `gatehouse detections explain`: why a rule does or does not match a line. Ends with 1 when it
/// does not.
@Command(
        name = "explain",
        description = "Why a rule does or does not match a line; ends with 1 when it does not.",
        mixinStandardHelpOptions = true)
final class DetectionsExplainCommand implements Callable<Integer> {
    private static final int NO_MATCH = 1;
    private static final int VALUE_CHARS_MAX = 120;
    private static final int DEPTH_COLUMNS = 2;

    @Spec private CommandSpec spec;
    @Mixin private DetectionsDirectory directory;

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description = "Where the rule is looked for; the shipped detections when absent.")
    private @Nullable Path rules;

    @Option(
            names = "--source",
            defaultValue = "",
            paramLabel = "TOOL",
            description =
                    "For a rule over what all tools share: the tool the line is of; without it the"
                            + " line is an event already.")
    private String tool;

    @Option(
            names = "--member",
            defaultValue = "",
            paramLabel = "M",
            description = "Take member M of the line.")
    private String member;

    @Option(names = "--text", description = "The line is text and not JSON.")
    private boolean text;

    @Parameters(
            index = "0",
            paramLabel = "RULE",
            description = "Its id, its name, or the file it stands in.")
    private String wanted;

    @Parameters(index = "1", paramLabel = "FILE:LINE", description = "A line, counted from 1.")
    private String place;

    @Override
    public Integer call() throws IOException {
        boolean isFile = rules == null && Files.isRegularFile(Path.of(wanted));
        Detections detections = directory.load(isFile ? Path.of(wanted) : rules);
        List<Rule> chosen =
                detections.ruleset().rules().stream()
                        .filter(rule -> isFile || isWanted(rule))
                        .toList();
        if (chosen.isEmpty()) {
            throw new CommandProblem(
                    ExitCode.USAGE,
                    "there is no rule \"" + wanted + "\", or it is refused: detections check DIR");
        }
        Matchers matchers = new Matchers(chosen);
        PrintWriter out = spec.commandLine().getOut();
        boolean any = false;
        for (Rule rule : chosen) {
            for (JsonValue event : events(rule)) {
                Explained explained = matchers.explain(rule, event);
                any |= explained.holds();
                out.printf(
                        "%s %s%n",
                        explained.holds() ? "matches:" : "does not match:",
                        Terminal.inert(rule.head().title()));
                print(explained, 1, out);
            }
        }
        out.flush();
        return any ? ExitCode.OK : NO_MATCH;
    }

    private boolean isWanted(Rule rule) {
        return rule.head().id().equals(wanted) || rule.head().name().equals(wanted);
    }

    private List<JsonValue> events(Rule rule) throws IOException {
        boolean shared = rule.logsource().product().equals(EventFields.LOG.product());
        Logsource log = shared && !tool.isEmpty() ? Logsource.of(tool, "") : rule.logsource();
        List<Watch.Seen> seen = new EventsOfLine(log, member, text).of(line()).seen();
        if (seen.isEmpty()) {
            throw new CommandProblem(ExitCode.USAGE, "the line " + place + " cannot be read");
        }
        Logsource wantedLog = shared ? EventFields.LOG : log;
        return seen.stream()
                .filter(one -> one.log().equals(wantedLog))
                .map(Watch.Seen::event)
                .toList();
    }

    private byte[] line() throws IOException {
        int colon = place.lastIndexOf(':');
        String number = place.substring(colon + 1);
        if (colon < 1 || !number.matches("[1-9][0-9]{0,9}")) {
            throw new CommandProblem(ExitCode.USAGE, "write the line as FILE:LINE, not " + place);
        }
        long wantedLine = Long.parseLong(number);
        List<byte[]> found = new ArrayList<>();
        try (Lines lines = new Lines(place.substring(0, colon))) {
            long[] at = {0};
            lines.each(bytes -> {
                if (++at[0] == wantedLine) {
                    found.add(bytes);
                }
            });
        }
        if (found.isEmpty()) {
            throw new CommandProblem(ExitCode.USAGE, "there is no line " + place);
        }
        return found.getFirst();
    }

    private static void print(Explained part, int depth, PrintWriter out) {
        String found =
                part.found().isEmpty() ? "" : "   found: " + String.join(" | ", part.found());
        out.println(
                " ".repeat(depth * DEPTH_COLUMNS)
                        + (part.holds() ? "+ " : "- ")
                        + Terminal.inert(part.words())
                        + Terminal.cut(Terminal.inert(found), VALUE_CHARS_MAX));
        part.parts().forEach(each -> print(each, depth + 1, out));
    }
}
