package dev.gatehouse.cli;

import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonObject;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/// What the sources could not show, under an answer: a table of what each records at all, then what
/// it missed this time. A stranger has to read it every time, so why, and what to turn on, is said
/// only when asked for.
///
/// The answer's `sight` names first the notes of the aspects a source does not fully see, one each
/// and in their order, then the others.
final class SightLines {
    private static final String YES = "yes";
    private static final int CELL_CHARS = "credential".length();

    @Option(
            names = "--sight",
            description = "Say of each source what it does not record, why, and what turns it on.")
    private boolean whole;

    /// Prints the sight of an answer; nothing where it has none.
    void print(JsonObject answer, PrintWriter err) {
        if (!(answer.get("sight") instanceof JsonObject sight)) {
            return;
        }
        List<JsonObject> sources =
                EventsSearchCommand.items(sight, "sources").items().stream()
                        .flatMap(item ->
                                item instanceof JsonObject one ? Stream.of(one) : Stream.empty())
                        .toList();
        if (sources.isEmpty()) {
            err.println(Terminal.inert(sight.get("sentence").text()));
        } else if (whole) {
            err.println("As far as these can see:");
            sources.forEach(source -> {
                String said =
                        notes(source).isEmpty() ? "complete" : String.join("; ", notes(source));
                err.println(Terminal.inert("  " + source.get("source").text() + "  " + said));
            });
        } else {
            table(sources, err);
        }
    }

    private static void table(List<JsonObject> sources, PrintWriter err) {
        err.println("What these sources record (--sight says why, and what to turn on):");
        int name =
                sources.stream()
                        .mapToInt(each -> each.get("source").text().length())
                        .max()
                        .orElse(0);
        List<String> aspects = aspects(sources);
        String row = "  %-" + name + "s";
        StringBuilder head = new StringBuilder(String.format(row, ""));
        aspects.forEach(aspect -> head.append("  ").append(cell(aspect)));
        err.println(head.toString().stripTrailing());
        for (JsonObject source : sources) {
            StringBuilder line = new StringBuilder(String.format(row, source.get("source").text()));
            for (String aspect : aspects) {
                line.append("  ").append(cell(seen(source, aspect)));
            }
            err.println(Terminal.inert(line.toString().stripTrailing()));
        }
        missed(sources)
                .forEach((note, which) ->
                        err.println(
                                Terminal.inert(
                                        "  "
                                                + (which.size() == sources.size()
                                                                && which.size() > 1
                                                        ? "every one of them"
                                                        : String.join(", ", which))
                                                + ": "
                                                + note)));
    }

    private static String cell(String text) {
        return String.format("%-" + CELL_CHARS + "s", text);
    }

    private static List<String> aspects(List<JsonObject> sources) {
        return sources.getFirst().get("sees") instanceof JsonObject sees
                ? List.copyOf(sees.members().keySet())
                : List.of();
    }

    private static String seen(JsonObject source, String aspect) {
        return source.get("sees") instanceof JsonObject sees ? sees.get(aspect).text() : "";
    }

    // The same said of several is said once.
    private static SequencedMap<String, SequencedSet<String>> missed(List<JsonObject> sources) {
        SequencedMap<String, SequencedSet<String>> out = new LinkedHashMap<>();
        for (JsonObject source : sources) {
            long aspectNotes =
                    aspects(List.of(source)).stream()
                            .filter(aspect -> !seen(source, aspect).equals(YES))
                            .count();
            notes(source).stream()
                    .skip(aspectNotes)
                    .forEach(note ->
                            out.computeIfAbsent(note, each -> new TreeSet<>())
                                    .add(source.get("source").text()));
        }
        return out;
    }

    private static List<String> notes(JsonObject source) {
        return new ArrayList<>(
                EventsSearchCommand.items(source, "notes").items().stream()
                        .map(JsonValue::text)
                        .toList());
    }
}
