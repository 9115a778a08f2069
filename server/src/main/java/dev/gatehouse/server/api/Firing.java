package dev.gatehouse.server.api;

import dev.gatehouse.detection.Detection;
import dev.gatehouse.detection.EventFields;
import dev.gatehouse.record.Sources;
import dev.gatehouse.sigma.Logsource;
import dev.gatehouse.source.Tool;
import dev.gatehouse.source.Tools;
import java.util.List;
import java.util.Optional;

/// Whether a detection can match here at all: there has to be a source of its tool, or of one that
/// says published rules call its log so.
///
/// @param sources what is connected
/// @param tools what can be
record Firing(Sources sources, Tools tools) {
    /// Why it cannot match; empty where it can.
    Optional<String> never(Detection detection) {
        Logsource log = detection.logsource();
        String product = log.product();
        boolean isShared = product.equals(EventFields.LOG.product());
        String named = isShared || product.isEmpty() ? detection.theme() : product;
        List<String> able =
                tools.all().stream()
                        .filter(tool -> tool.name().equals(named) || isCalledSo(tool, log))
                        .map(Tool::name)
                        .toList();
        if (able.isEmpty()) {
            return isShared
                    ? Optional.empty()
                    : Optional.of("Gatehouse reads no log of " + named + ".");
        }
        boolean isConnected =
                sources.all().stream().anyMatch(source -> able.contains(source.name().tool()));
        return isConnected
                ? Optional.empty()
                : Optional.of("No source of " + String.join(" or ", able) + " is connected.");
    }

    private static boolean isCalledSo(Tool tool, Logsource log) {
        return tool.channels().stream()
                .flatMap(channel -> channel.logs().stream())
                .anyMatch(name -> log.isAbout(Logsource.of(name.product(), name.service())));
    }
}
