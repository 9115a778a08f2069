/// Strict JSON: read with hard limits, written canonically. Knows nothing of ours.
@NullMarked
package dev.gatehouse.json;

import org.jspecify.annotations.NullMarked;
