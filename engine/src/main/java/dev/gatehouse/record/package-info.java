/// The only writer: deduplicates what came in, appends it and Gatehouse's own records to the
/// journal, numbers them, and lets views follow. Nothing is acknowledged before it is durable.
@NullMarked
package dev.gatehouse.record;

import org.jspecify.annotations.NullMarked;
