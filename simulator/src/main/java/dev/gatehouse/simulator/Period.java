package dev.gatehouse.simulator;

import java.time.Instant;

/// From, inclusive, until, exclusive.
record Period(Instant from, Instant until) {}
