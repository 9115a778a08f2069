/// What each source sent, missed and cannot show: counts, lag, gaps, silence, and sight, the
/// sentence under every answer that says what the tools asked could not have told.
@NullMarked
package dev.gatehouse.completeness;

import org.jspecify.annotations.NullMarked;
