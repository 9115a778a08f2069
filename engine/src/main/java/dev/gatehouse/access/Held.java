package dev.gatehouse.access;

import dev.gatehouse.access.model.Model;

/// A change of the model that would make its own author's past expected, and is not approved: what
/// the author did before it is judged as the model before would, where that is stricter.
///
/// @param before the position of the record of the change
/// @param author an address, as the change names it
/// @param earlier the model before it
public record Held(long before, String author, Model earlier) {}
