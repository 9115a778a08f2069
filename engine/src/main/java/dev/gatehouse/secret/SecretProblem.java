package dev.gatehouse.secret;

/// A key or a sealed file cannot be used. The message names the file and what the operator can do;
/// it never quotes what the file holds.
public final class SecretProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SecretProblem(String message) {
        super(message);
    }

    SecretProblem(String message, Throwable cause) {
        super(message, cause);
    }
}
