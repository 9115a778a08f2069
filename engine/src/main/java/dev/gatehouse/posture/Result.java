package dev.gatehouse.posture;

import java.util.List;

/// What a check says of one thing.
public sealed interface Result {
    /// Something is wrong.
    enum Fails implements Result {
        FAILS
    }

    /// Nothing is wrong, and everything needed to say so was seen.
    enum Passes implements Result {
        PASSES
    }

    /// Nobody can say.
    ///
    /// @param missing what would have to be seen; at least one
    record Unknown(List<String> missing) implements Result {
        public Unknown {
            missing = List.copyOf(missing);
        }
    }

    /// The word used in files, queries and JSON.
    default String word() {
        return switch (this) {
            case Fails _ -> "fails";
            case Passes _ -> "passes";
            case Unknown _ -> "unknown";
        };
    }
}
