package dev.gatehouse.search.query;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// Finds the word somebody probably meant.
final class Closest {
    private static final int WORD_CHARS_MAX = 64;

    private Closest() {}

    /// The nearest of `words` within a third of its length, or one that begins alike.
    static Optional<String> to(String typed, Collection<String> words) {
        String folded = typed.toLowerCase(Locale.ROOT);
        if (folded.length() > WORD_CHARS_MAX) {
            return Optional.empty();
        }
        int near = Math.max(1, folded.length() / 3);
        Optional<String> nearest =
                words.stream()
                        .filter(word -> distance(folded, word) <= near)
                        .min(
                                Comparator.<String>comparingInt(word -> distance(folded, word))
                                        .thenComparing(word -> word));
        return nearest.or(() ->
                words.stream()
                        .filter(word -> folded.length() > 1 && word.startsWith(folded))
                        .sorted()
                        .findFirst());
    }

    // Edits of one character, two neighbours exchanged counting as one.
    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] =
                        Math.min(d[i - 1][j - 1] + change, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
                boolean swapped =
                        i > 1
                                && j > 1
                                && a.charAt(i - 1) == b.charAt(j - 2)
                                && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
