package dev.gatehouse.server.api;

import dev.gatehouse.detection.Detection;
import dev.gatehouse.detection.EventFields;
import dev.gatehouse.record.Sources;
import dev.gatehouse.source.Tools;
import java.util.Optional;

/// Whether a detection can match here at all: there has to be a source of its tool.
///
/// @param sources what is connected
/// @param tools what can be
record Firing(Sources sources, Tools tools) {
    /// Why it cannot match; empty where it can.
    Optional<String> never(Detection detection) {
        String product = detection.logsource().product();
        boolean isShared = product.equals(EventFields.LOG.product());
        String tool = isShared || product.isEmpty() ? detection.theme() : product;
        if (tools.find(tool).isEmpty()) {
            return isShared
                    ? Optional.empty()
                    : Optional.of("Gatehouse reads no log of " + tool + ".");
        }
        boolean isConnected =
                sources.all().stream().anyMatch(source -> source.name().tool().equals(tool));
        return isConnected
                ? Optional.empty()
                : Optional.of("No source of " + tool + " is connected.");
    }
}
