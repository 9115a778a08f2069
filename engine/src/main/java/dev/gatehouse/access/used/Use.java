package dev.gatehouse.access.used;

import dev.gatehouse.event.EventId;
import dev.gatehouse.event.Permission;
import java.time.Instant;
import java.util.Optional;

/// That an account exercised a permission on a resource, once or often.
///
/// @param account as events name it
/// @param events how often, refused attempts included
/// @param unexpected how many of those asked about are judged unexpected now
/// @param first when it happened first
/// @param last when it happened last
/// @param lastAllowed when it was last not refused; empty where it always was
/// @param newest the event that was recorded last
public record Use(
        String account,
        Permission permission,
        String resource,
        long events,
        long unexpected,
        Instant first,
        Instant last,
        Optional<Instant> lastAllowed,
        EventId newest) {}
