package dev.gatehouse.simulator;

import java.util.List;

/// Everything that happens because the plot wants it.
final class Plot {

    private Plot() {}

    static List<Happening> happenings(Setting setting, Calendar calendar, long seed) {
        return List.of();
    }
}
