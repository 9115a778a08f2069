/// `gatehouse look`: reads files somebody already has, in memory and in one pass, and says on one
/// page what is in them, what cannot be seen in them, and what is worth a look. Leaves nothing
/// behind and speaks to nobody.
@NullMarked
package dev.gatehouse.search.look;

import org.jspecify.annotations.NullMarked;
