/// Lays the three answers side by side: who should, who can and who did; who can reach a resource
/// and by which way, and where two of the answers differ.
@NullMarked
package dev.gatehouse.access.compare;

import org.jspecify.annotations.NullMarked;
