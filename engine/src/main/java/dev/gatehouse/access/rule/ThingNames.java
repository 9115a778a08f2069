package dev.gatehouse.access.rule;

import dev.gatehouse.event.Contents;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// What a path leads to, as people call it in every tool: of a repository, group or job its last
/// name; where a tool keeps everything behind words of the closed list, such as a cluster, every
/// name behind them.
final class ThingNames {
    private static final int INSTANCE_SEGMENTS = 2;

    private ThingNames() {}

    static List<String> of(String path) {
        List<String> segments =
                Stream.of(path.toLowerCase(Locale.ROOT).split("/", -1))
                        .skip(INSTANCE_SEGMENTS)
                        .toList();
        List<String> before = segments.stream().takeWhile(one -> !Contents.isWord(one)).toList();
        return before.isEmpty()
                ? segments.stream().filter(one -> !Contents.isWord(one)).distinct().toList()
                : List.of(before.getLast());
    }
}
