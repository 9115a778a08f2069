/// The only way out: one HTTP client that resolves, checks and then connects to what it checked,
/// follows no redirect, and caps what it reads. Knows nothing of ours.
@NullMarked
package dev.gatehouse.outbound;

import org.jspecify.annotations.NullMarked;
