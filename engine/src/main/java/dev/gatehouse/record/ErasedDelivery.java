package dev.gatehouse.record;

/// What readers need of a `delivery` record whose payload an erasure destroyed: enough to go on
/// reading the pieces of it that are left.
public record ErasedDelivery(
        long position, String channel, String trust, int pieces, boolean trustTimes) {}
