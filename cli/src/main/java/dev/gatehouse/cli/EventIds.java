package dev.gatehouse.cli;

import dev.gatehouse.event.EventId;

/// Event ids as people type them.
final class EventIds {
    private EventIds() {}

    /// The id, when it is one.
    ///
    /// @throws CommandProblem when it is not
    static String checked(String text) {
        try {
            return EventId.parse(text).toString();
        } catch (IllegalArgumentException notId) {
            throw new CommandProblem(ExitCode.USAGE, String.valueOf(notId.getMessage()));
        }
    }
}
