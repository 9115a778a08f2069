package dev.gatehouse.search.query;

import dev.gatehouse.event.Words;

/// What was later found out about an event that is no part of the event itself. A mark is a set of
/// events beside the index, so setting one touches no document. Queries name it, `mark:duplicate`.
public enum Mark {
    /// The same content came before under the same natural id; not counted unless asked for.
    DUPLICATE,
    /// Other content came before under the same natural id; both are kept and shown.
    CONFLICT,
    /// Told beside an audit channel that tells it too; not counted as used.
    HINT;

    /// The word used in queries.
    public String word() {
        return Words.of(this);
    }
}
