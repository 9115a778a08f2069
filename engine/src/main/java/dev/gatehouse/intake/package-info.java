/// Takes deliveries in: HTTP push, pollers, file tails and imports. Authenticates the raw bytes,
/// frames them, hands them to the recorder, and only then answers.
@NullMarked
package dev.gatehouse.intake;

import org.jspecify.annotations.NullMarked;
