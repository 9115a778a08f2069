package dev.gatehouse.event;

/// The name of an event for ever: the position of its piece in the journal and its ordinal within
/// that piece, written `position.n`. Never from a mapping, a view or a natural id.
public record EventId(long position, int n) implements Comparable<EventId> {
    public EventId {
        if (position < 0 || n < 0) {
            throw new IllegalArgumentException("an event id counts from 0.0");
        }
    }

    /// Reads `position.n`.
    ///
    /// @throws IllegalArgumentException when it is not two whole numbers joined by a point
    public static EventId parse(String text) {
        int point = text.indexOf('.');
        if (point < 1 || !text.matches("[0-9]{1,18}\\.[0-9]{1,9}")) {
            throw new IllegalArgumentException(
                    "an event id is written position.n, like 4812.0; this is not: " + text);
        }
        return new EventId(
                Long.parseLong(text.substring(0, point)),
                Integer.parseInt(text.substring(point + 1)));
    }

    @Override
    public int compareTo(EventId other) {
        int byPosition = Long.compare(position, other.position);
        return byPosition != 0 ? byPosition : Integer.compare(n, other.n);
    }

    @Override
    public String toString() {
        return position + "." + n;
    }
}
