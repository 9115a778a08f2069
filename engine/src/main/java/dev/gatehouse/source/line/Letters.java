package dev.gatehouse.source.line;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A set of code points.
final class Letters {
    static final Letters DIGITS = new Builder().add('0', '9').build();
    static final Letters WORD =
            new Builder().add('0', '9').add('A', 'Z').add('a', 'z').add('_', '_').build();
    static final Letters SPACE =
            new Builder().add('\t', '\n').add('\f', '\r').add(' ', ' ').build();
    static final Letters NO_LINE_END = new Builder().add('\n', '\n').build().others();
    static final Letters ALL = new Builder().add(0, Character.MAX_CODE_POINT).build();

    // Ascending and apart: where each range begins, where it ends.
    private final int[] from;
    private final int[] to;
    private final long below64;
    private final long from64;

    private Letters(List<Range> ranges) {
        this.from = ranges.stream().mapToInt(Range::from).toArray();
        this.to = ranges.stream().mapToInt(Range::to).toArray();
        this.below64 = bits(0);
        this.from64 = bits(64);
    }

    private record Range(int from, int to) {}

    /// Collects ranges in any order.
    static final class Builder {
        private final List<Range> ranges = new ArrayList<>();

        Builder add(int from, int to) {
            ranges.add(new Range(from, to));
            return this;
        }

        Builder add(Letters letters) {
            for (int i = 0; i < letters.from.length; i++) {
                add(letters.from[i], letters.to[i]);
            }
            return this;
        }

        Letters build() {
            List<Range> apart = new ArrayList<>();
            for (Range range :
                    ranges.stream().sorted(Comparator.comparingInt(Range::from)).toList()) {
                if (apart.isEmpty() || apart.getLast().to() + 1 < range.from()) {
                    apart.add(range);
                } else {
                    Range last = apart.removeLast();
                    apart.add(new Range(last.from(), Math.max(last.to(), range.to())));
                }
            }
            return new Letters(apart);
        }
    }

    private long bits(int base) {
        long bits = 0;
        for (int bit = 0; bit < 64; bit++) {
            bits |= isListed(base + bit) ? 1L << bit : 0;
        }
        return bits;
    }

    boolean has(int letter) {
        if (letter < 128) {
            return ((letter < 64 ? below64 : from64) >>> letter & 1) != 0;
        }
        return isListed(letter);
    }

    private boolean isListed(int letter) {
        for (int i = 0; i < from.length && from[i] <= letter; i++) {
            if (letter <= to[i]) {
                return true;
            }
        }
        return false;
    }

    boolean meets(Letters other) {
        for (int i = 0; i < from.length; i++) {
            for (int j = 0; j < other.from.length; j++) {
                if (from[i] <= other.to[j] && other.from[j] <= to[i]) {
                    return true;
                }
            }
        }
        return false;
    }

    Letters others() {
        Builder others = new Builder();
        int next = 0;
        for (int i = 0; i < from.length; i++) {
            if (next < from[i]) {
                others.add(next, from[i] - 1);
            }
            next = to[i] + 1;
        }
        if (next <= Character.MAX_CODE_POINT) {
            others.add(next, Character.MAX_CODE_POINT);
        }
        return others.build();
    }

    /// The only one there is; -1 when there are more or none.
    int only() {
        return from.length == 1 && from[0] == to[0] ? from[0] : -1;
    }

    /// How many chars of `line` the letter at `at` takes that is one of these; 0 when it is none.
    int charsAt(String line, int at) {
        char c = line.charAt(at);
        if (!Character.isSurrogate(c)) {
            return has(c) ? 1 : 0;
        }
        int letter = line.codePointAt(at);
        return isListed(letter) ? Character.charCount(letter) : 0;
    }
}
