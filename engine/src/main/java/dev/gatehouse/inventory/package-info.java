/// What the tools allow and how they are set: rights, settings, credentials, accounts and
/// memberships, with history. Their APIs' answers are kept as they came and closed by a record that
/// says which listings they are and whether each is whole; everything else here is a view of those.
/// Nothing is taken for absent that a whole listing did not leave out.
@NullMarked
package dev.gatehouse.inventory;

import org.jspecify.annotations.NullMarked;
