package dev.gatehouse.rehearsal;

import dev.gatehouse.rehearsal.Rehearsal.Step;
import dev.gatehouse.source.Tool;
import dev.gatehouse.source.Tools;
import dev.gatehouse.source.yaml.SourceProblem;
import dev.gatehouse.source.yaml.Suggestion;
import dev.gatehouse.source.yaml.Yaml;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Reads one file of a rehearsal.
final class RehearsalReader {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{2,59}");
    private static final Pattern MINUTES = Pattern.compile("\\d{1,3}m");
    private static final String RUN = "{{run}}";

    private final Tools tools;
    private final Yaml.Mapping file;

    RehearsalReader(Tools tools, Yaml.Mapping file) {
        this.tools = tools;
        this.file = file;
    }

    /// @param name that of the file, without `.yaml`
    /// @throws SourceProblem with file, line and what was probably meant
    Rehearsal read(String name) {
        file.only("name", "title", "why", "steps", "expects");
        Yaml said = file.get("name");
        if (!NAME.matcher(said.text()).matches() || !said.text().equals(name)) {
            throw new SourceProblem(
                    said.place(),
                    "a name is small letters, digits and -, and its file is called so");
        }
        List<Step> steps = new ArrayList<>();
        for (Yaml step : file.get("steps").list()) {
            steps.add(step(step.mapping()));
        }
        return new Rehearsal(
                name,
                file.get("title").text().strip(),
                file.get("why").text().strip(),
                steps,
                file.get("expects").texts());
    }

    private Step step(Yaml.Mapping step) {
        step.only("says", "tool", "channel", "before", "headers", "piece");
        Yaml toolName = step.get("tool");
        Tool tool =
                tools.find(toolName.text())
                        .orElseThrow(() ->
                                new SourceProblem(
                                        toolName.place(),
                                        "there is no tool " + toolName.text(),
                                        Suggestion.of(toolName.text(), names())));
        Yaml channel = step.get("channel");
        if (tool.channel(channel.text()).isEmpty()) {
            throw new SourceProblem(
                    channel.place(), tool.name() + " has no channel " + channel.text());
        }
        return new Step(
                step.get("says").text().strip(),
                tool.name(),
                channel.text(),
                before(step),
                headers(step),
                piece(step.get("piece")));
    }

    private static SortedMap<String, String> headers(Yaml.Mapping step) {
        SortedMap<String, String> headers = new TreeMap<>();
        step.find("headers")
                .ifPresent(given ->
                        given.mapping()
                                .members()
                                .forEach((name, value) -> headers.put(name, value.text())));
        return headers;
    }

    private List<String> names() {
        return tools.all().stream().map(Tool::name).toList();
    }

    private static Duration before(Yaml.Mapping step) {
        String text = step.text("before", "0m");
        if (!MINUTES.matcher(text).matches()) {
            throw new SourceProblem(step.placeOf("before"), "before is minutes, such as 4m");
        }
        return Duration.ofMinutes(Long.parseLong(text.substring(0, text.length() - 1)));
    }

    // Without it the second run would be the same delivery and the same finding as the first.
    private static String piece(Yaml piece) {
        String text = piece.text().strip();
        if (!text.contains(RUN)) {
            throw new SourceProblem(
                    piece.place(), "a piece names its run, as " + RUN + ", so that it is new");
        }
        try {
            new Filling("run", Instant.EPOCH).fill(text);
        } catch (IllegalArgumentException noPattern) {
            throw new SourceProblem(
                    piece.place(),
                    "a time in it is written in no pattern: " + noPattern.getMessage());
        }
        return text;
    }
}
