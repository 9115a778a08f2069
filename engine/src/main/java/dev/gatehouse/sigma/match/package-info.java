/// Matches events: rules are chosen by log and by the literals they cannot match without, fields
/// are read once for all of them, and what held can be shown as a tree.
@NullMarked
package dev.gatehouse.sigma.match;

import org.jspecify.annotations.NullMarked;
