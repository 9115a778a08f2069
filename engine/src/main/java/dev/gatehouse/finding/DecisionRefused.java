package dev.gatehouse.finding;

/// A decision that cannot be taken; nothing was recorded.
public final class DecisionRefused extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /// Why not.
    public enum Reason {
        /// There is no such finding or suppression.
        NOT_THERE,
        /// It became otherwise since whoever decided looked.
        STALE,
        /// What was asked makes no sense, or not now.
        UNFIT
    }

    DecisionRefused(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /// Why not.
    public Reason reason() {
        return reason;
    }
}
