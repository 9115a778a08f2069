package dev.gatehouse.condition;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/// The names that expressions of one place may use; any other name is a mistake found on reading.
///
/// @param names each with what it holds
public record Vocabulary(SequencedMap<String, Kind> names) {
    public Vocabulary {
        names = new LinkedHashMap<>(names);
    }

    /// The names in no order of their own.
    public static Vocabulary of(Map<String, Kind> names) {
        return new Vocabulary(new LinkedHashMap<>(names));
    }

    /// What a name holds, and the Java type to give it as.
    public enum Kind {
        /// A [String].
        TEXT(SimpleType.STRING),
        /// A [Long].
        NUMBER(SimpleType.INT),
        /// A [Boolean].
        TRUTH(SimpleType.BOOL),
        /// An [java.time.Instant].
        TIME(SimpleType.TIMESTAMP),
        /// A [java.util.List] of anything here.
        LIST(ListType.create(SimpleType.DYN)),
        /// A [Map] from text to anything here.
        MEMBERS(MapType.create(SimpleType.STRING, SimpleType.DYN)),
        /// Whatever was given.
        ANYTHING(SimpleType.DYN);

        private final CelType type;

        Kind(CelType type) {
            this.type = type;
        }

        CelType type() {
            return type;
        }
    }
}
