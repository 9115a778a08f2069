/// How long what tools sent is kept, source by source, what is held although its time is over, and
/// the cuts that destroy the rest.
@NullMarked
package dev.gatehouse.retention;

import org.jspecify.annotations.NullMarked;
