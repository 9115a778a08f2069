package dev.gatehouse.sigma;

import java.util.BitSet;

/// A text with wildcards: `*` is any text, `?` one character. Compares without regard to case
/// unless it is cased, and takes every kind of dash for the same when told to. Immutable.
public final class TextPattern {
    private final String text;
    private final BitSet wild;
    private final boolean cased;
    private final boolean dashes;
    private final Form form;
    private final String literal;
    private final String whole;
    private final int open;
    private final int close;

    /// How a pattern compares.
    private enum Form {
        EQUALS,
        STARTS,
        ENDS,
        CONTAINS,
        /// With wildcards within.
        GLOB
    }

    private TextPattern(String text, BitSet wild, boolean cased, boolean dashes) {
        this.text = text;
        this.wild = wild;
        this.cased = cased;
        this.dashes = dashes;
        int from = isRun(0) ? 1 : 0;
        this.open = from;
        int to =
                text.length() > from && isRun(text.length() - 1)
                        ? text.length() - 1
                        : text.length();
        this.close = text.length() - to;
        this.whole = folded(text, cased, dashes);
        this.literal = whole.substring(from, to);
        this.form =
                wild.nextSetBit(from) >= 0 && wild.nextSetBit(from) < to
                        ? Form.GLOB
                        : form(from > 0, to < text.length());
    }

    private static Form form(boolean openStart, boolean openEnd) {
        if (openStart) {
            return openEnd ? Form.CONTAINS : Form.ENDS;
        }
        return openEnd ? Form.STARTS : Form.EQUALS;
    }

    private boolean isRun(int at) {
        return at < text.length() && wild.get(at) && text.charAt(at) == '*';
    }

    /// Reads what stands in a rule: `\*` and `\?` are these characters, `\\` is a backslash, any
    /// other backslash stands for itself.
    public static TextPattern parse(String written) {
        StringBuilder text = new StringBuilder(written.length());
        BitSet wild = new BitSet();
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            boolean escapes = c == '\\' && i + 1 < written.length();
            if (escapes && "*?\\".indexOf(written.charAt(i + 1)) >= 0) {
                text.append(written.charAt(++i));
                continue;
            }
            if (c == '*' || c == '?') {
                wild.set(text.length());
            }
            text.append(c);
        }
        return new TextPattern(text.toString(), wild, false, false);
    }

    /// Exactly this text.
    public static TextPattern literal(String text) {
        return new TextPattern(text, new BitSet(), false, false);
    }

    /// Whether it has wildcards.
    public boolean hasWildcards() {
        return !wild.isEmpty();
    }

    /// As it is, wildcards as they are written.
    public String text() {
        return text;
    }

    /// Case counts.
    TextPattern inCase() {
        return new TextPattern(text, wild, true, dashes);
    }

    /// Every kind of dash is the same.
    TextPattern withAnyDash() {
        return new TextPattern(text, wild, cased, true);
    }

    /// With any text before.
    TextPattern openStart() {
        return isRun(0) ? this : new TextPattern("*" + text, shifted(1, true), cased, dashes);
    }

    /// With any text behind.
    TextPattern openEnd() {
        if (!text.isEmpty() && isRun(text.length() - 1)) {
            return this;
        }
        BitSet more = (BitSet) wild.clone();
        more.set(text.length());
        return new TextPattern(text + "*", more, cased, dashes);
    }

    private BitSet shifted(int by, boolean first) {
        BitSet moved = new BitSet();
        moved.set(0, first);
        wild.stream().forEach(at -> moved.set(at + by));
        return moved;
    }

    /// This pattern with `replacement` in the place of the characters from `from` to `to`.
    TextPattern replaced(int from, int to, TextPattern replacement) {
        BitSet marks = new BitSet();
        int length = replacement.text.length();
        wild.stream()
                .filter(at -> at < from || at >= to)
                .forEach(at -> marks.set(at < from ? at : at - to + from + length));
        replacement.wild.stream().forEach(at -> marks.set(from + at));
        return new TextPattern(
                text.substring(0, from) + replacement.text + text.substring(to),
                marks,
                cased,
                dashes);
    }

    /// Whether only one text fits, apart from case.
    public boolean isOneText() {
        return form == Form.EQUALS && !dashes;
    }

    /// Whether case counts.
    public boolean isCased() {
        return cased;
    }

    /// The longest run of characters every match holds, in the form values are compared in.
    public String witness() {
        String best = "";
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            boolean ends = i == text.length() || wild.get(i) || (dashes && isDash(text.charAt(i)));
            if (ends) {
                best = i - from > best.length() ? text.substring(from, i) : best;
                from = i + 1;
            }
        }
        return folded(best, false, false);
    }

    /// Whether a value fits.
    ///
    /// @param value the value, in small letters unless this is cased
    public boolean fits(String value) {
        String candidate = dashes ? withOneDash(value) : value;
        return switch (form) {
            case EQUALS -> candidate.equals(literal);
            case STARTS -> candidate.startsWith(literal);
            case ENDS -> candidate.endsWith(literal);
            case CONTAINS -> candidate.contains(literal);
            case GLOB -> fitsWildcards(candidate);
        };
    }

    // One star at a time is taken back, so the cost is bounded by value times pattern.
    private boolean fitsWildcards(String value) {
        int p = 0;
        int star = -1;
        int mark = 0;
        int v = 0;
        while (v < value.length()) {
            if (p < whole.length() && isRun(p)) {
                star = p++;
                mark = v;
            } else if (p < whole.length() && (wild.get(p) || whole.charAt(p) == value.charAt(v))) {
                p++;
                v++;
            } else if (star >= 0) {
                p = star + 1;
                v = ++mark;
            } else {
                return false;
            }
        }
        while (p < whole.length() && isRun(p)) {
            p++;
        }
        return p == whole.length();
    }

    private static String folded(String text, boolean cased, boolean dashes) {
        String one = dashes ? withOneDash(text) : text;
        return cased ? one : fold(one);
    }

    /// The form in which texts are compared without regard to case. Keeps the length.
    public static String fold(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c >= 'A' && c <= 'Z') || c > 127) {
                return folded(text);
            }
        }
        return text;
    }

    // Letter by letter, so that every place stays where it is.
    private static String folded(String text) {
        char[] out = text.toCharArray();
        for (int i = 0; i < out.length; i++) {
            out[i] = Character.toLowerCase(Character.toUpperCase(out[i]));
        }
        return new String(out);
    }

    private static String withOneDash(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != '-' && isDash(text.charAt(i))) {
                return text.replace('/', '-')
                        .replace('\u2013', '-')
                        .replace('\u2014', '-')
                        .replace('\u2015', '-');
            }
        }
        return text;
    }

    private static boolean isDash(char c) {
        return c == '-' || c == '/' || (c >= '\u2013' && c <= '\u2015');
    }

    /// In words.
    String words() {
        String bare = form == Form.GLOB ? text : text.substring(open, text.length() - close);
        String shown = "'" + bare + "'" + (cased ? " (case counts)" : "");
        return switch (form) {
            case EQUALS -> bare.isEmpty() ? "is empty" : "= " + shown;
            case STARTS -> "starts with " + shown;
            case ENDS -> "ends with " + shown;
            case CONTAINS -> "contains " + shown;
            case GLOB -> "fits " + shown;
        };
    }
}
