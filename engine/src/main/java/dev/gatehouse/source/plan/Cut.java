package dev.gatehouse.source.plan;

/// A part of a text.
sealed interface Cut {
    /// The part of `text`, or nothing.
    String of(String text);

    /// What follows the first `mark`; nothing when it is not there.
    record After(String mark) implements Cut {
        @Override
        public String of(String text) {
            int at = text.indexOf(mark);
            return at < 0 ? "" : text.substring(at + mark.length());
        }
    }

    /// What precedes the first `mark`; everything when it is not there.
    record Before(String mark) implements Cut {
        @Override
        public String of(String text) {
            int at = text.indexOf(mark);
            return at < 0 ? text : text.substring(0, at);
        }
    }

    /// Parts `from` to `to` between `mark`s, counted from 1, or from the end when negative.
    record Parts(String mark, int from, int to) implements Cut {
        /// Parts of one text; what follows the last stays with it.
        static final int PARTS_MAX = 64;

        @Override
        public String of(String text) {
            int[] starts = new int[PARTS_MAX + 1];
            int count = 0;
            for (int at = 0; at >= 0 && count < PARTS_MAX; ) {
                starts[count++] = at;
                int next = text.indexOf(mark, at);
                at = next < 0 ? -1 : next + mark.length();
            }
            starts[count] = text.length() + mark.length();
            int first = from > 0 ? from - 1 : count + from;
            int last = to > 0 ? Math.min(to, count) - 1 : count + to;
            if (first < 0 || first > last || first >= count) {
                return "";
            }
            return text.substring(starts[first], starts[last + 1] - mark.length());
        }
    }
}
