/// Who is who: the persons and machines there are, and which accounts of the tools are theirs. Told
/// by files of the identity provider and by people, kept as records, followed as a view. Nothing
/// here guesses: equal names and addresses are questions in a queue, never links.
@NullMarked
package dev.gatehouse.people;

import org.jspecify.annotations.NullMarked;
