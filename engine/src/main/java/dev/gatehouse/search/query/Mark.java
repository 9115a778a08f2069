package dev.gatehouse.search.query;

import java.util.List;

/// What was later found out about an event that is no part of the event itself. Marks stand beside
/// the index, so setting one touches no document. Queries name them, `mark:duplicate`,
/// `verdict:unexpected`.
///
/// @param kind the key queries name it by; see [Key#isMark]
/// @param value its value, as queries write it
public record Mark(Key kind, String value) {
    /// The same content came before under the same natural id; not counted unless asked for.
    public static final Mark DUPLICATE = new Mark(Key.MARK, "duplicate");

    /// Other content came before under the same natural id; both are kept and shown.
    public static final Mark CONFLICT = new Mark(Key.MARK, "conflict");

    /// Told beside an audit channel that tells it too; not counted as used.
    public static final Mark HINT = new Mark(Key.MARK, "hint");

    /// How an event stands to others, found while it is read.
    public static final List<Mark> STANDINGS = List.of(DUPLICATE, CONFLICT, HINT);
}
