package dev.gatehouse.outbound;

/// Why a request did not get an answer: refused by our own guard, or the world's doing.
public final class OutboundProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// Whose doing it was.
    public enum Kind {
        /// The guard would not send it; trying again will not help.
        REFUSED,
        /// No answer, or not in time; trying again may help.
        UNREACHABLE,
        /// The answer was larger or slower than the caps allow.
        OVER_THE_CAP
    }

    private final Kind kind;

    public OutboundProblem(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public OutboundProblem(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /// Whose doing it was.
    public Kind kind() {
        return kind;
    }
}
