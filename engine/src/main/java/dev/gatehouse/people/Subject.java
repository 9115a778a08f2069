package dev.gatehouse.people;

/// Somebody or something that accounts belong to. Its id is the identity provider's, or the one a
/// file gave it; persons and machines share one set of ids.
public sealed interface Subject permits Person, Machine {
    /// What links and records name it by; it never changes.
    String id();

    /// What people call it.
    String name();
}
