package dev.gatehouse.secret;

import java.util.Locale;

/// A set of ASCII characters, for scanning.
enum Alphabet {
    WORD("_"),
    WORD_DASH("_-"),
    WORD_DASH_DOT("_-."),
    BASE64("+/="),
    HEX_LOWER(""),
    UPPER_DIGIT("");

    private final long below64;
    private final long from64;

    Alphabet(String more) {
        String members = "0123456789" + more;
        if (name().equals("HEX_LOWER")) {
            members += "abcdef";
        } else {
            String letters = "abcdefghijklmnopqrstuvwxyz";
            members += letters.toUpperCase(Locale.ROOT);
            members += name().equals("UPPER_DIGIT") ? "" : letters;
        }
        this.below64 = bits(members, 0);
        this.from64 = bits(members, 64);
    }

    private static long bits(String members, int from) {
        return members.chars()
                .filter(c -> c >= from && c < from + 64)
                .mapToLong(c -> 1L << (c - from))
                .reduce(0, (all, bit) -> all | bit);
    }

    boolean has(char c) {
        return c < 64 ? (below64 >>> c & 1) != 0 : c < 128 && (from64 >>> (c - 64) & 1) != 0;
    }

    /// Where the run of members that starts at `from` ends.
    int runEnd(String text, int from) {
        int end = from;
        while (end < text.length() && has(text.charAt(end))) {
            end++;
        }
        return end;
    }
}
