package dev.gatehouse.review;

/// What was asked of a review and cannot be; nothing was recorded.
public final class ReviewRefused extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /// Why not.
    public enum Reason {
        /// There is no such review or line.
        NOT_THERE,
        /// It became otherwise since whoever decides looked.
        STALE,
        /// Whoever decides may not decide about this line.
        NOT_YOURS,
        /// What was asked makes no sense, or not now.
        UNFIT
    }

    ReviewRefused(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /// Why not.
    public Reason reason() {
        return reason;
    }

    static void needs(boolean there, String otherwise) throws ReviewRefused {
        if (!there) {
            throw new ReviewRefused(Reason.UNFIT, otherwise);
        }
    }
}
