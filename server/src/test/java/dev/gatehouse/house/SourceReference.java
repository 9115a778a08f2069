package dev.gatehouse.house;

import dev.gatehouse.source.Channel;
import dev.gatehouse.source.Observes;
import dev.gatehouse.source.Observes.Observation;
import dev.gatehouse.source.Scheme;
import dev.gatehouse.source.Tool;
import dev.gatehouse.source.Tools;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// docs/reference/sources.md, written from the folders under `sources/`.
final class SourceReference {
    private static final String HEAD =
            """
            # Sources

            Written from `sources/*/source.yaml` by `DocsTest`; change the file there, then run the test with `-Dgolden=write`.

            A *hint* is shown but does not count as used while the audit channel beside it is healthy. *Shows* says what an empty answer
            is worth: what a channel does not show, it cannot deny.
            """;

    private SourceReference() {}

    static String page(Tools tools) {
        var page = new StringBuilder(HEAD);
        tools.all().forEach(tool -> section(page, tool));
        return page.toString();
    }

    private static void section(StringBuilder page, Tool tool) {
        page.append("\n## ").append(tool.name()).append("\n\n");
        page.append(tool.title())
                .append(". [How to connect it](../../sources/")
                .append(tool.name());
        page.append("/README.md).\n\n");
        page.append("Plans and editions: ").append(oneLine(tool.plans())).append("\n\n");
        page.append("Least rights: ").append(oneLine(tool.scopes())).append("\n\n");
        page.append("| channel | what | comes by | proves itself by | role | shows |\n");
        page.append("| --- | --- | --- | --- | --- | --- |\n");
        tool.channels().forEach(channel -> page.append(row(channel)));
    }

    private static String row(Channel channel) {
        String ways =
                channel.ways().stream()
                        .sorted()
                        .map(SourceReference::word)
                        .collect(Collectors.joining(", "));
        String schemes =
                channel.schemes().stream()
                        .map(SourceReference::proof)
                        .collect(Collectors.joining(", "));
        return "| `%s` | %s | %s | %s | %s | %s |\n"
                .formatted(
                        channel.name(),
                        channel.title(),
                        ways,
                        schemes.isEmpty() ? "nothing" : schemes,
                        word(channel.role()),
                        shows(channel.observes()));
    }

    private static String proof(Scheme scheme) {
        return switch (scheme) {
            case Scheme.None _ -> "nothing";
            case Scheme.Bearer _ -> "a token of ours";
            case Scheme.SharedToken token -> "a secret in `" + token.header() + "`";
            case Scheme.Hmac hmac -> "a signature in `" + hmac.header() + "`";
            case Scheme.StandardWebhooks _ -> "a signature in `webhook-signature`";
        };
    }

    private static String shows(Observes observes) {
        Map<String, Observation> all = new LinkedHashMap<>();
        all.put("reads", observes.reads());
        all.put("refusals", observes.refusals());
        all.put("address", observes.address());
        all.put("client", observes.client());
        all.put("credential", observes.credential());
        return all.entrySet().stream()
                .map(each -> shown(each.getKey(), each.getValue()))
                .collect(Collectors.joining("; "));
    }

    private static String shown(String what, Observation observation) {
        String note = observation.note().isEmpty() ? "" : " (" + oneLine(observation.note()) + ")";
        return switch (observation.seen()) {
            case YES -> what + note;
            case NO -> "no " + what + note;
            case PARTIAL -> "some " + what + note;
        };
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
