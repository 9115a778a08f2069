package dev.gatehouse.cli;

/// One line of `gatehouse doctor`.
///
/// @param about what was looked at, in one or two words
/// @param state how it is
/// @param said what was found; may hold words of others, so it is made inert before it is printed
/// @param remedy what to do; empty when there is nothing to do
record Diagnosis(String about, State state, String said, String remedy) {

    /// How bad it is; the number is the exit code when nothing is worse.
    enum State {
        OK(0),
        LOOK(1),
        BAD(2);

        private final int exitCode;

        State(int exitCode) {
            this.exitCode = exitCode;
        }

        int exitCode() {
            return exitCode;
        }
    }

    static Diagnosis ok(String about, String said) {
        return new Diagnosis(about, State.OK, said, "");
    }

    static Diagnosis look(String about, String said, String remedy) {
        return new Diagnosis(about, State.LOOK, said, remedy);
    }

    static Diagnosis bad(String about, String said, String remedy) {
        return new Diagnosis(about, State.BAD, said, remedy);
    }
}
