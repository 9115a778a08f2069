package dev.gatehouse.backup;

import org.jspecify.annotations.Nullable;

/// A backup cannot be made, or cannot be used; says which file, why, and what to do.
public final class BackupProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BackupProblem(String what) {
        super(what);
    }

    BackupProblem(String what, @Nullable Throwable cause) {
        super(what, cause);
    }
}
