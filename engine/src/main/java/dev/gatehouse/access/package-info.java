/// Expected against used: judges every event as it arrives and says what its verdict rests on.
/// Takes what was understood of the journal, keeps of each event the little that judging needs, and
/// gives `search` the verdicts as marks. A change of the rules judges again what was judged before.
@NullMarked
package dev.gatehouse.access;

import org.jspecify.annotations.NullMarked;
