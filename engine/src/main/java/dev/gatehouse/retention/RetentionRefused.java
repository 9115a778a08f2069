package dev.gatehouse.retention;

/// What was asked about retention or a hold cannot be; nothing was recorded.
public final class RetentionRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RetentionRefused(String why) {
        super(why);
    }
}
