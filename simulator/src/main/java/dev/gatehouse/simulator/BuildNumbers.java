package dev.gatehouse.simulator;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// Numbers the builds of each Jenkins job, growing with time, so that a company continued by
/// another process goes on where the first one stopped.
final class BuildNumbers {

    private static final long FOUNDING_SECONDS =
            Instant.parse("2026-01-01T00:00:00Z").getEpochSecond();
    private static final long SLOT_SECONDS = 600;

    private final Map<String, Long> last = new HashMap<>();

    long next(String job, Instant at) {
        long slot = (at.getEpochSecond() - FOUNDING_SECONDS) / SLOT_SECONDS;
        return last.merge(job, slot, (previous, current) -> Math.max(previous + 1, current));
    }
}
