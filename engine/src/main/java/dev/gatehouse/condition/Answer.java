package dev.gatehouse.condition;

import java.util.List;

/// What an [Expression] comes to.
public sealed interface Answer {
    /// It is true.
    record Holds() implements Answer {}

    /// It is false.
    record Fails() implements Answer {}

    /// Nobody can say.
    ///
    /// @param missing the names that would have to be known, in the order they are written; where
    ///   all are known, the one reason why it could not be worked out
    record Unknown(List<String> missing) implements Answer {
        public Unknown {
            missing = List.copyOf(missing);
        }
    }
}
