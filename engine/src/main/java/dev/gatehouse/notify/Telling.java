package dev.gatehouse.notify;

/// What is to be said of a record.
public sealed interface Telling {
    /// This.
    record Say(Message message) implements Telling {}

    /// Nothing, and why.
    record LeaveOut(String reason) implements Telling {}

    /// Whoever knows has not come so far; ask again.
    record NotYet() implements Telling {}
}
