package dev.gatehouse.sigma.match;

import java.util.List;

/// What held of an event and what did not, as a tree.
///
/// @param holds whether this part holds
/// @param words what it asks, in words
/// @param found the values that stand there; empty where it asks for no field
/// @param parts what it is made of
public record Explained(boolean holds, String words, List<String> found, List<Explained> parts) {
    /// Values shown of one field.
    public static final int VALUES_MAX = 20;

    public Explained {
        found = List.copyOf(found);
        parts = List.copyOf(parts);
    }
}
