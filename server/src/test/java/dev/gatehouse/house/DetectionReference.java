package dev.gatehouse.house;

import dev.gatehouse.detection.Detection;
import dev.gatehouse.detection.Detections;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// docs/reference/detections.md, written from the files below `detections/`.
final class DetectionReference {
    private static final String TECHNIQUE = "attack.t";
    private static final String HEAD =
            """
            # Detections

            Written from the files below `detections/` by `DocsTest`; change a file, then run the test with `-Dgolden=write`.

            A detection that is *on* is raised; one on *watch* is counted, so that you can see what it would have said before you switch it on.
            `gatehouse detections test` runs the examples in the files; `gatehouse detections run` says which of them a log of yours would have met.

            Events of GitHub, GitLab and Kubernetes that others recorded, and labelled for rules of theirs, are the measure from outside
            (`LabelledEventsTest`; it skips where the recordings are not beside the checkout). A detection of the same intent finds 62 of GitHub's 63, 2 of
            GitLab's 2 and 68 of Kubernetes' 71 that should be found, and 0 of 42, 0 of 4 and 1 of 83 that should not.
            What is left over needs a memory of earlier events, the owner of a network, or a member that the recording lacks.
            """;

    private DetectionReference() {}

    static String page(Detections detections) {
        StringBuilder page = new StringBuilder(HEAD);
        Map<String, List<Detection>> themes = new TreeMap<>();
        detections
                .all()
                .forEach(each ->
                        themes.computeIfAbsent(each.theme(), _ -> new ArrayList<>()).add(each));
        page.append(techniques(detections.all()));
        themes.forEach((theme, some) -> {
            page.append("\n## ").append(theme).append("\n\n");
            page.append("| level | detection | what happened | state | ATT&CK |\n");
            page.append("| --- | --- | --- | --- | --- |\n");
            some.forEach(each -> page.append(row(each)));
        });
        return page.toString();
    }

    private static String row(Detection detection) {
        return "| %s | `%s` | %s | %s | %s |\n"
                .formatted(
                        detection.head().level(),
                        detection.head().name(),
                        detection.head().title(),
                        detection.state().word(),
                        String.join(", ", techniquesOf(detection)));
    }

    /// How many detections there are by technique and tool.
    private static String techniques(List<Detection> detections) {
        Set<String> tools = new TreeSet<>();
        Map<String, Map<String, Integer>> counts = new TreeMap<>();
        for (Detection detection : detections) {
            tools.add(detection.theme());
            for (String technique : techniquesOf(detection)) {
                counts.computeIfAbsent(technique, _ -> new TreeMap<>())
                        .merge(detection.theme(), 1, Integer::sum);
            }
        }
        StringBuilder table = new StringBuilder("\n## By tool and technique\n\n");
        table.append("| technique | ").append(String.join(" | ", tools)).append(" |\n| ---");
        tools.forEach(_ -> table.append(" | ---"));
        table.append(" |\n");
        counts.forEach((technique, byTool) -> {
            table.append("| ").append(technique);
            for (String tool : tools) {
                table.append(" | ").append(byTool.containsKey(tool) ? byTool.get(tool) : "");
            }
            table.append(" |\n");
        });
        return table.toString();
    }

    private static List<String> techniquesOf(Detection detection) {
        return detection.head().tags().stream()
                .filter(tag -> tag.startsWith(TECHNIQUE))
                .map(tag -> tag.substring("attack.".length()).toUpperCase(Locale.ROOT))
                .toList();
    }
}
