/// Acme, a made-up engineering organisation that emits the tools' native payloads, with labelled
/// attacks. Imported by nothing of the product.
@NullMarked
package dev.gatehouse.simulator;

import org.jspecify.annotations.NullMarked;
