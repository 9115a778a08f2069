package dev.gatehouse.source.plan;

import dev.gatehouse.event.TimeQuality;
import java.time.Instant;

/// A time as the tool wrote it, and how exact that is.
record Occurred(Instant at, TimeQuality quality) {}
