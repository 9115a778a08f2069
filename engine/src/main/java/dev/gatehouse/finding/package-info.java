/// One life cycle for everything worth a look, whoever raised it: what belongs together becomes one
/// finding, people acknowledge, assign, resolve and suppress it, and what comes back is open again.
/// Everything here is made again from the journal; what people decide is a record first.
@NullMarked
package dev.gatehouse.finding;

import org.jspecify.annotations.NullMarked;
