package dev.gatehouse.secret;

import java.util.BitSet;

/// A set of ASCII characters, for scanning.
enum Alphabet {
    WORD("_"),
    WORD_DASH("_-"),
    WORD_DASH_DOT("_-."),
    BASE64("+/="),
    HEX_LOWER(""),
    UPPER_DIGIT("");

    private final BitSet members = new BitSet(128);

    Alphabet(String more) {
        members.set('0', '9' + 1);
        if (name().equals("HEX_LOWER")) {
            members.set('a', 'f' + 1);
        } else {
            members.set('A', 'Z' + 1);
            if (!name().equals("UPPER_DIGIT")) {
                members.set('a', 'z' + 1);
            }
        }
        more.chars().forEach(members::set);
    }

    boolean has(char c) {
        return c < 128 && members.get(c);
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
