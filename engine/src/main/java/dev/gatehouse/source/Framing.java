package dev.gatehouse.source;

import com.google.re2j.Pattern;

/// How a delivery is cut into pieces; the closed list of `docs/spec`. Where the cut fails the whole
/// body is one piece.
public sealed interface Framing {
    /// The framings that need no argument.
    enum Plain implements Framing {
        WHOLE_BODY,
        LINES,
        JSON_ARRAY,
        SYSLOG,
        FILE_LINE
    }

    /// The elements of the array that is the member `name` of the body.
    record JsonMember(String name) implements Framing {}

    /// Lines, where only one that `first` matches begins a piece.
    record MultiLine(Pattern first) implements Framing {}
}
