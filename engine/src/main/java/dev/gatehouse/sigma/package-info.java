/// Sigma 2.1 in the stream: reads, checks, compiles and matches rules, correlations and filters
/// over any JSON-like event. What it cannot evaluate exactly it refuses with a reason; it never
/// guesses. Knows nothing of ours.
@NullMarked
package dev.gatehouse.sigma;

import org.jspecify.annotations.NullMarked;
