package dev.gatehouse.search.query;

/// Patterns in which `*` stands for any text, the empty one included.
public final class Wildcard {
    /// Stars one pattern may have.
    static final int STARS_MAX = 16;

    private Wildcard() {}

    /// Whether the whole of `value` fits. Linear in practice: only the last star is ever retried.
    public static boolean matches(String pattern, String value) {
        int p = 0;
        int v = 0;
        int star = -1;
        int retry = 0;
        while (v < value.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                retry = v;
            } else if (p < pattern.length() && pattern.charAt(p) == value.charAt(v)) {
                p++;
                v++;
            } else if (star >= 0) {
                p = star + 1;
                v = ++retry;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    static int stars(String pattern) {
        return (int) pattern.chars().filter(c -> c == '*').count();
    }
}
