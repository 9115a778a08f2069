/// Checks: questions about how tools are set and what they allow, asked of every thing they are
/// about whenever it changes. What could not be seen is never a pass. A check that fails names what
/// it saw, who should mend it and how; who lets it stand says so with a reason and an end.
@NullMarked
package dev.gatehouse.posture;

import org.jspecify.annotations.NullMarked;
