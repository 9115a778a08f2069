package dev.gatehouse.record;

import java.util.Optional;

/// How far a view has come.
///
/// @param name what operators call it
/// @param cursor the position of the next record it wants
/// @param lagRecords how many records it has not taken yet
/// @param quarantined records it could not take since the server started
/// @param stopped why it follows no longer, or what it is trying again
public record FollowerStatus(
        String name, long cursor, long lagRecords, long quarantined, Optional<String> stopped) {}
