/// Copies of a data directory that are made while it is used, and data directories made again from
/// them: whole or not at all, and closed to everybody until what was erased since is erased there
/// too.
@NullMarked
package dev.gatehouse.backup;

import org.jspecify.annotations.NullMarked;
