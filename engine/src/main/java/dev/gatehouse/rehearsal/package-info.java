/// Plays a harmless attack through everything and says who saw it, how fast, and who was told. It
/// knows no detection and no destination: what they did it reads in the journal, like everybody.
@NullMarked
package dev.gatehouse.rehearsal;

import org.jspecify.annotations.NullMarked;
