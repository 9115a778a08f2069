package dev.gatehouse.access.draft;

import dev.gatehouse.inventory.Picture;
import dev.gatehouse.people.Who;
import java.time.Instant;

/// What a draft may rest on beside what happened.
///
/// @param who who is who, and in which groups
/// @param granted what the tools allow
/// @param at the moment it is drafted
public record Known(Who who, Picture granted, Instant at) {}
