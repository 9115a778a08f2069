package dev.gatehouse.search.query;

/// What the values of a key are, and so what may be asked of them.
public enum Shape {
    /// Any text; compared whole.
    WORD,
    /// One of a closed list of words.
    CLOSED,
    /// Text in which words are looked for.
    PHRASE,
    /// A resource path.
    PATH,
    /// An IP address.
    ADDRESS,
    /// A whole number.
    NUMBER,
    /// A moment.
    TIME,
    /// An event id, `position.n`, or a position for all events of one piece.
    ID,
    /// Stands for several other keys.
    SEVERAL
}
