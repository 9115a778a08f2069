/// Learns what each account usually does, notes what is unusual as signals, and adds their points
/// up for each person or machine; only when several kinds of unusual come together is it worth a
/// look.
@NullMarked
package dev.gatehouse.behaviour;

import org.jspecify.annotations.NullMarked;
