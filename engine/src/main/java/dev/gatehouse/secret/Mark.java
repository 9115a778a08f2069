package dev.gatehouse.secret;

/// What stands where a secret stood: `[redacted:type:fp]`. Only a whole mark counts as one: an
/// attacker's `[redacted:` hides nothing.
final class Mark {
    static final String START = "[redacted:";
    static final int FINGERPRINT_CHARS = 8;

    private static final int TYPE_CHARS_MAX = 32;

    private Mark() {}

    static String of(String type, String fingerprint) {
        return START + type + ":" + fingerprint + "]";
    }

    /// Where the mark that starts at `from` ends; -1 when none does.
    static int end(String text, int from) {
        if (!text.startsWith(START, from)) {
            return -1;
        }
        int type = from + START.length();
        int typeEnd = Alphabet.WORD_DASH.runEnd(text, type);
        int close = typeEnd + 1 + FINGERPRINT_CHARS;
        boolean whole =
                typeEnd - type <= TYPE_CHARS_MAX
                        && close < text.length()
                        && text.charAt(typeEnd) == ':'
                        && text.charAt(close) == ']'
                        && Alphabet.HEX_LOWER.runEnd(text, typeEnd + 1) == close;
        return whole ? close + 1 : -1;
    }
}
