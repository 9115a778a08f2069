package dev.gatehouse.intake;

/// A file that cannot be imported, and what to do about it. What was read before it stays imported.
public final class ImportProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ImportProblem(String message) {
        super(message);
    }
}
