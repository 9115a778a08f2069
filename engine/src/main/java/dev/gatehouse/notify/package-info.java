/// Tells people and other systems what is worth a look: destinations, what each wants to know and
/// when, one form for each kind of receiver, retries, and the log of what became of it. It follows
/// the journal and knows no feature: whoever wires it says what a record is to be told as.
@NullMarked
package dev.gatehouse.notify;

import org.jspecify.annotations.NullMarked;
