package dev.gatehouse.cli;

/// What the process says when it ends. Codes of failures follow `sysexits.h`.
final class ExitCode {
    static final int OK = 0;
    static final int USAGE = 64;
    static final int UNAVAILABLE = 69;
    static final int INTERNAL = 70;
    static final int NOT_ALLOWED = 77;

    private ExitCode() {}
}
