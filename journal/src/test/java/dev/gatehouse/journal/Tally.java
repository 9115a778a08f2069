package dev.gatehouse.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// What a campaign came to, for `./gatehouse test campaigns` to show.
///
/// @param rounds how often something was broken
/// @param acknowledged records whose append had returned
/// @param lost how many of those were not there afterwards
record Tally(String campaign, long rounds, long acknowledged, long lost) {

    /// Adds a line to the file that `-Dgatehouse.tallies` names; nothing without it.
    void note() throws IOException {
        String file = System.getProperty("gatehouse.tallies", "");
        if (file.isEmpty()) {
            return;
        }
        String line =
                "{\"campaign\":\"%s\",\"rounds\":%d,\"acknowledged\":%d,\"lost\":%d}\n"
                        .formatted(campaign, rounds, acknowledged, lost);
        Files.write(
                Path.of(file),
                line.getBytes(StandardCharsets.US_ASCII),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}
