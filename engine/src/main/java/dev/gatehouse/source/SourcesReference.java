package dev.gatehouse.source;

import dev.gatehouse.event.Words;
import dev.gatehouse.source.Observes.Observation;
import dev.gatehouse.source.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// docs/reference/sources.md, written from the folders of the tools, so that it cannot go stale.
public final class SourcesReference {
    private static final int ACTIONS_SHOWN_MAX = 12;

    private SourcesReference() {}

    /// The whole page.
    public static String page(Tools tools) {
        List<String> lines = new ArrayList<>();
        lines.add("# Sources");
        lines.add("");
        lines.add(
                "Written from the folders under `sources/`; each has a README that says how to"
                        + " connect it. How such a folder is written: [mapping](mapping.md).");
        lines.add("");
        for (Tool tool : tools.all()) {
            tool(tool, lines);
        }
        return String.join("\n", lines).stripTrailing() + "\n";
    }

    private static void tool(Tool tool, List<String> lines) {
        lines.add("## " + tool.title());
        lines.add("");
        lines.add(
                "[Connect](../../sources/" + tool.name() + "/README.md). " + tool.plans().strip());
        lines.add("");
        lines.add("Least rights: " + tool.scopes().strip());
        lines.add("");
        lines.add("| channel | role | comes by | framing | proves itself by |");
        lines.add("| --- | --- | --- | --- | --- |");
        for (Channel channel : tool.channels()) {
            lines.add(
                    "| "
                            + String.join(
                                    " | ",
                                    "`" + channel.name() + "` " + channel.title(),
                                    Words.of(channel.role()),
                                    channel.ways().stream()
                                            .sorted()
                                            .map(Words::of)
                                            .collect(Collectors.joining(", ")),
                                    framing(channel.framing()),
                                    schemes(channel.schemes()))
                            + " |");
        }
        lines.add("");
        lines.add("| what shows | reads | refusals | address | client | credential |");
        lines.add("| --- | --- | --- | --- | --- | --- |");
        for (Channel channel : tool.channels()) {
            Observes observes = channel.observes();
            lines.add(
                    "| `"
                            + channel.name()
                            + "` | "
                            + String.join(
                                    " | ",
                                    seen(observes.reads()),
                                    seen(observes.refusals()),
                                    seen(observes.address()),
                                    seen(observes.client()),
                                    seen(observes.credential()))
                            + " |");
        }
        lines.add("");
        actions(tool.plan(), lines);
    }

    private static void actions(Plan plan, List<String> lines) {
        List<Plan.Listed> listed = plan.listed();
        Map<String, List<String>> byDeed = new TreeMap<>();
        for (Plan.Listed action : listed) {
            byDeed.computeIfAbsent(
                            action.verb() + " | " + action.permission(), _ -> new ArrayList<>())
                    .add("`" + action.name() + "`");
        }
        lines.add(listed.size() + " actions are known by name:");
        lines.add("");
        lines.add("| verb | permission | actions |");
        lines.add("| --- | --- | --- |");
        byDeed.forEach((deed, names) -> lines.add("| " + deed + " | " + shown(names) + " |"));
        lines.add("");
    }

    private static String shown(List<String> names) {
        String first = names.stream().limit(ACTIONS_SHOWN_MAX).collect(Collectors.joining(", "));
        int more = names.size() - ACTIONS_SHOWN_MAX;
        return more > 0 ? first + " and " + more + " more" : first;
    }

    private static String seen(Observation observation) {
        String word = Words.of(observation.seen());
        return observation.note().isEmpty() ? word : word + ": " + observation.note();
    }

    private static String framing(Framing framing) {
        return switch (framing) {
            case Framing.Plain plain -> Words.of(plain);
            case Framing.JsonMember member -> "json-member:" + member.name();
            case Framing.MultiLine _ -> "multi-line";
        };
    }

    private static String schemes(List<Scheme> schemes) {
        return schemes.isEmpty()
                ? "nothing"
                : schemes.stream()
                        .map(SourcesReference::scheme)
                        .collect(Collectors.joining(", else "));
    }

    private static String scheme(Scheme scheme) {
        return switch (scheme) {
            case Scheme.None _ -> "nothing";
            case Scheme.Bearer _ -> "bearer token";
            case Scheme.SharedToken token -> "shared token in `" + token.header() + "`";
            case Scheme.Hmac hmac -> hmac.hash() + " in `" + hmac.header() + "`";
            case Scheme.StandardWebhooks _ -> "Standard Webhooks signature";
        };
    }
}
