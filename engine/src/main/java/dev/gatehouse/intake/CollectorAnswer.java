package dev.gatehouse.intake;

/// What to answer a stream that sends to the event collector.
public sealed interface CollectorAnswer {

    /// Everything it sent is durable, or was counted or refused as its source is set.
    record Taken(int pieces) implements CollectorAnswer {}

    /// Nothing of it was kept.
    ///
    /// @param number the event at fault, counted from 0
    record Refused(Fault fault, int number) implements CollectorAnswer {}

    /// What is wrong with a body.
    enum Fault {
        NO_DATA,
        INVALID_FORMAT,
        NO_EVENT_FIELD,
        BLANK_EVENT_FIELD
    }
}
