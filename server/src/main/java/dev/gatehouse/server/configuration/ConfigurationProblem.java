package dev.gatehouse.server.configuration;

/// A setting the operator must correct: where it stands, what is wrong, what was probably meant.
public final class ConfigurationProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// @param where `file:line`, the variable or the flag
    public ConfigurationProblem(String where, String what) {
        super(where + ": " + what);
    }
}
