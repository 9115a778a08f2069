/// Least privilege as a patch: the smallest setting the last 90 days would still have passed, in
/// the form of the model or of the tool, with what was used beside it.
@NullMarked
package dev.gatehouse.access.least;

import org.jspecify.annotations.NullMarked;
