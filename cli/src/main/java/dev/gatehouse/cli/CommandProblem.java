package dev.gatehouse.cli;

/// A command that cannot do its work: what was tried, on what, what to do.
final class CommandProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    CommandProblem(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }
}
