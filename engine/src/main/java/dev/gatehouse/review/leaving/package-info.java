/// What somebody who leaves could still reach things by, and what closed each: followed to its end,
/// with what cannot be told said.
@NullMarked
package dev.gatehouse.review.leaving;

import org.jspecify.annotations.NullMarked;
