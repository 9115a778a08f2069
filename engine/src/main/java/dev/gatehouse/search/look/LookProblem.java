package dev.gatehouse.search.look;

/// A file that cannot be looked at: which, why, and what to try.
public final class LookProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LookProblem(String message) {
        super(message);
    }
}
