/// Conditions that people write in files: expressions in CEL over named values, bounded in cost, in
/// which what nobody knows is neither true nor false. Knows nothing of ours.
@NullMarked
package dev.gatehouse.condition;

import org.jspecify.annotations.NullMarked;
