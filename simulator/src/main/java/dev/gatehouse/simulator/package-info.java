/// Acme, a made-up engineering organisation that emits the tools' native payloads, with labelled
/// attacks. Everything is a function of a seed: the same seed, days and end give the same bytes.
/// The truth (who did what, and which lines belong to which scene) is written before the payloads,
/// so that a test never has to ask the product what the right answer is. Imported by nothing of the
/// product; it runs as its own process.
@NullMarked
package dev.gatehouse.simulator;

import org.jspecify.annotations.NullMarked;
