package dev.gatehouse.server.web;

import java.time.Duration;

/// Ends a request with a problem for the caller. Not a bug: it leaves no trace in the log.
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final long retryAfterSeconds;

    private ProblemException(Problem problem, long retryAfterSeconds) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    /// Refuses with `problem`.
    public static ProblemException of(Problem problem) {
        return new ProblemException(problem, 0);
    }

    /// Refuses with that status, saying why.
    public static ProblemException of(int status, String detail) {
        return of(Problem.of(status, detail));
    }

    /// Refuses for now.
    ///
    /// @param wait what `Retry-After` says, at least a second
    public static ProblemException later(int status, String detail, Duration wait) {
        return new ProblemException(
                Problem.of(status, detail), Math.max(1, wait.plusMillis(999).toSeconds()));
    }

    /// What the caller is told.
    public Problem problem() {
        return problem;
    }

    /// Seconds to wait before asking again; 0 where waiting does not help.
    public long retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
