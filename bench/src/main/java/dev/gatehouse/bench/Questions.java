package dev.gatehouse.bench;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// The questions both are asked, in the same order, each with parameters of its own, so that no
/// answer is one that was kept. The first of them warm up and are not counted.
final class Questions {
    private static final int COUNTS = 80;
    private static final int WARM_SHARE = 4;
    private static final Instant END = Instant.parse("2026-11-22T12:00:00Z");
    private static final List<String> TOOLS = List.of("", "github", "kubernetes", "gitlab");

    private final List<Needles.Needle> needles;

    Questions(List<Needles.Needle> needles) {
        this.needles = needles;
    }

    /// The counts of a screen.
    ///
    /// @param tool only its events; empty for all
    record Counts(Instant from, Instant to, String tool) {}

    /// Who is asked; each waits for the whole answer.
    interface Asked {
        /// The newest 50 events that hold it.
        ///
        /// @return whether there was one
        boolean needle(Needles.Needle needle) throws IOException;

        /// Facets and histogram.
        void counts(Counts counts) throws IOException;
    }

    void ask(Asked asked, String prefix, Figures figures) throws IOException {
        Percentiles forNeedles = new Percentiles();
        int missed = 0;
        for (int i = 0; i < needles.size(); i++) {
            long start = System.nanoTime();
            boolean found = asked.needle(needles.get(i));
            if (i >= needles.size() / WARM_SHARE) {
                forNeedles.add(System.nanoTime() - start);
            }
            missed += found ? 0 : 1;
        }
        if (missed > 0) {
            throw new IOException(missed + " needles were not found");
        }
        Percentiles forCounts = new Percentiles();
        for (int i = 0; i < COUNTS; i++) {
            Counts counts =
                    new Counts(
                            END.minus(Duration.ofDays(Payloads.DAYS)).plusSeconds(i),
                            END.minusSeconds(i),
                            TOOLS.get(i % TOOLS.size()));
            long start = System.nanoTime();
            asked.counts(counts);
            if (i >= COUNTS / WARM_SHARE) {
                forCounts.add(System.nanoTime() - start);
            }
        }
        figures.put(prefix + "needle_p50_ms", forNeedles.millis(0.5))
                .put(prefix + "needle_p95_ms", forNeedles.millis(0.95))
                .put(prefix + "facets_p50_ms", forCounts.millis(0.5))
                .put(prefix + "facets_p95_ms", forCounts.millis(0.95));
    }
}
