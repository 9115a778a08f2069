package dev.gatehouse.bench;

import java.io.IOException;

/// What many tools cost: reading a record of each, what waiting for fifty of them takes, and how
/// the ways in compare with the native one.
final class SourcesBench {
    private final BenchSettings settings;

    SourcesBench(BenchSettings settings) {
        this.settings = settings;
    }

    Figures run() throws IOException, InterruptedException {
        Figures figures = new Figures();
        new ToolSpeeds(settings).measure(figures);
        new IdlePolling(settings).measure(figures);
        new WaysInRatios(settings).measure(figures);
        return figures;
    }
}
