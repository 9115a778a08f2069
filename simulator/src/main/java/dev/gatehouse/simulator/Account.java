package dev.gatehouse.simulator;

/// Somebody or something that acts: what the tools record as the actor.
sealed interface Account permits Person, Machine {

    /// The full name of a person, the host or application name of a machine.
    String name();

    Handles handles();

    NativeIds ids();

    Origin origin();

    /// The token this account uses on GitHub when it is not in a browser.
    Credential token();

    default boolean isMachine() {
        return switch (this) {
            case Person person -> false;
            case Machine machine -> true;
        };
    }
}
