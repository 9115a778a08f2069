package dev.gatehouse.search.query;

import java.text.Normalizer;
import java.util.Locale;

/// The form in which values are compared: NFC, small letters, at most [#VALUE_CHARS_MAX]
/// characters, and U+FFFD where half a surrogate pair stands alone. The index, the evaluator and
/// the values of a query all go through here, so they cannot disagree.
public final class Folding {
    /// Characters of a value that take part in a comparison; longer values are alike from there on.
    public static final int VALUE_CHARS_MAX = 512;

    private Folding() {}

    /// The folded form of `value`.
    public static String fold(String value) {
        if (isPlain(value)) {
            return value;
        }
        String cut = cut(value);
        if (isAscii(cut)) {
            return cut.toLowerCase(Locale.ROOT);
        }
        String normal = Normalizer.normalize(whole(cut), Normalizer.Form.NFC);
        return cut(normal.toLowerCase(Locale.ROOT));
    }

    private static boolean isPlain(String value) {
        if (value.length() > VALUE_CHARS_MAX) {
            return false;
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c > 0x7e || (c >= 'A' && c <= 'Z')) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAscii(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static String cut(String value) {
        if (value.length() <= VALUE_CHARS_MAX) {
            return value;
        }
        boolean splitsPair =
                Character.isHighSurrogate(value.charAt(VALUE_CHARS_MAX - 1))
                        && Character.isLowSurrogate(value.charAt(VALUE_CHARS_MAX));
        return value.substring(0, splitsPair ? VALUE_CHARS_MAX - 1 : VALUE_CHARS_MAX);
    }

    private static String whole(String value) {
        StringBuilder out = new StringBuilder(value.length());
        value.codePoints()
                .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xfffd : c)
                .forEach(out::appendCodePoint);
        return out.toString();
    }
}
