package dev.gatehouse.source.plan;

/// The escapes of JSON texts (RFC 8259 §7), undone where they can be; what is no escape stays.
final class Escapes {
    private static final String LETTERS = "nrtbf";
    private static final String MEANT = "\n\r\t\b\f";
    private static final int HEX_DIGITS = 4;

    private Escapes() {}

    /// The text between two quotes.
    static String undone(String text, int from, int to) {
        int at = text.indexOf('\\', from);
        if (at < 0 || at >= to) {
            return text.substring(from, to);
        }
        StringBuilder out = new StringBuilder(to - from).append(text, from, at);
        while (at < to) {
            char c = text.charAt(at);
            if (c == '\\' && at + 1 < to) {
                at += escape(text, at + 1, to, out);
            } else {
                out.append(c);
            }
            at++;
        }
        return out.toString();
    }

    /// How many characters the escape has beside its backslash.
    private static int escape(String text, int at, int to, StringBuilder out) {
        char letter = text.charAt(at);
        int known = LETTERS.indexOf(letter);
        if (known >= 0) {
            out.append(MEANT.charAt(known));
        } else if (letter == 'u' && isHex(text, at + 1, to)) {
            out.append((char) Integer.parseInt(text, at + 1, at + 1 + HEX_DIGITS, 16));
            return 1 + HEX_DIGITS;
        } else {
            out.append(letter);
        }
        return 1;
    }

    private static boolean isHex(String text, int from, int to) {
        if (from + HEX_DIGITS > to) {
            return false;
        }
        for (int i = from; i < from + HEX_DIGITS; i++) {
            if (Character.digit(text.charAt(i), 16) < 0) {
                return false;
            }
        }
        return true;
    }
}
