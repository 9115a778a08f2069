package dev.gatehouse.event;

/// A text the tool may or may not have sent. There is no null: what was not sent says so.
public sealed interface Text {

    /// What the tool sent; never empty.
    record Sent(String value) implements Text {
        public Sent {
            if (value.isEmpty()) {
                throw new IllegalArgumentException("an empty text is NOT_SENT");
            }
        }
    }

    /// The tool did not say.
    enum Absent implements Text {
        NOT_SENT
    }

    /// `value` as sent, or [Absent#NOT_SENT] for the empty text.
    static Text of(String value) {
        return value.isEmpty() ? Absent.NOT_SENT : new Sent(value);
    }

    /// Whether the tool sent it.
    default boolean isSent() {
        return this instanceof Sent;
    }

    /// The text, or `fallback` where none was sent.
    default String or(String fallback) {
        return switch (this) {
            case Sent sent -> sent.value();
            case Absent _ -> fallback;
        };
    }

    /// The text, or the empty text where none was sent.
    default String orEmpty() {
        return or("");
    }
}
