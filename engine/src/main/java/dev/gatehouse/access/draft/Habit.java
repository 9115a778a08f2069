package dev.gatehouse.access.draft;

import dev.gatehouse.event.EventId;
import dev.gatehouse.event.Permission;
import java.time.Instant;

/// What an account did in one place with one permission, as far as nothing says whether it was all
/// right.
///
/// @param account `tool/instance/kind/id`
/// @param name what people call the account
/// @param place a path; what lies below counts
/// @param events how many are undecided
/// @param flagged whether any was unexpected or refused
/// @param first of those that count, when it happened
/// @param last of those that count, when it happened
/// @param newest the event recorded last
public record Habit(
        String account,
        String name,
        Permission permission,
        String place,
        long events,
        boolean flagged,
        Instant first,
        Instant last,
        EventId newest) {}
