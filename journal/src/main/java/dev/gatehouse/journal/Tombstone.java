package dev.gatehouse.journal;

import java.util.Arrays;
import java.util.stream.LongStream;

/// The one payload the journal looks into: a tombstone says which positions an erasure destroyed,
/// so that a verifier which knows nothing else can tell an order from a deed nobody ordered.
///
/// Of its JSON object only the member `positions` is read, an array of whole numbers; the rest, who
/// and why, is the caller's.
final class Tombstone {

    /// The kind that only tombstones have.
    static final int KIND = 9;

    private static final String MEMBER = "positions";
    private static final int DIGITS_MAX = 18;

    private final byte[] payload;
    private int at;

    private Tombstone(byte[] payload) {
        this.payload = payload;
    }

    /// The positions a payload names, sorted.
    ///
    /// @throws IllegalArgumentException when it names none, or names them twice
    static long[] positions(byte[] payload) {
        return new Tombstone(payload).read();
    }

    private long[] read() {
        long[] positions = new long[0];
        int depth = 0;
        for (at = 0; at < payload.length; at++) {
            switch (payload[at]) {
                case '{', '[' -> depth++;
                case '}', ']' -> depth--;
                case '"' -> {
                    int from = at + 1;
                    skipString();
                    if (depth == 1 && isMember(from)) {
                        if (positions.length > 0) {
                            throw new IllegalArgumentException("names its positions twice");
                        }
                        at += 2;
                        positions = numbers();
                    }
                }
                default -> {}
            }
        }
        if (positions.length == 0) {
            throw new IllegalArgumentException("names no positions");
        }
        return positions;
    }

    /// Goes from the opening quote to the closing one.
    private void skipString() {
        for (at++; at < payload.length && payload[at] != '"'; at++) {
            if (payload[at] == '\\') {
                at++;
            }
        }
    }

    private boolean isMember(int from) {
        return at + 2 < payload.length
                && payload[at + 1] == ':'
                && at - from == MEMBER.length()
                && LongStream.range(0, MEMBER.length())
                        .allMatch(i -> payload[from + (int) i] == MEMBER.charAt((int) i));
    }

    /// Goes from the opening bracket to the closing one.
    private long[] numbers() {
        if (payload[at] != '[') {
            throw new IllegalArgumentException("its positions are no array");
        }
        LongStream.Builder numbers = LongStream.builder();
        do {
            at++;
            numbers.add(number());
        } while (at < payload.length && payload[at] == ',');
        if (at >= payload.length || payload[at] != ']') {
            throw new IllegalArgumentException("its positions are no whole numbers");
        }
        return Arrays.stream(numbers.build().toArray()).sorted().distinct().toArray();
    }

    private long number() {
        long number = 0;
        int from = at;
        while (at < payload.length && payload[at] >= '0' && payload[at] <= '9') {
            if (at - from == DIGITS_MAX) {
                throw new IllegalArgumentException("a position has too many digits");
            }
            number = number * 10 + payload[at++] - '0';
        }
        if (at == from) {
            throw new IllegalArgumentException("its positions are no whole numbers");
        }
        return number;
    }
}
