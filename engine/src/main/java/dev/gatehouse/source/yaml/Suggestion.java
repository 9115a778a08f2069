package dev.gatehouse.source.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// What somebody probably meant: the closest of the words that would have been right.
public final class Suggestion {
    private static final int WORDS_LISTED_MAX = 12;
    private static final int SHORT_CHARS = 4;

    private Suggestion() {}

    /// `did you mean "x"?` for a near miss, else the words there are, else nothing.
    public static String of(String written, Collection<String> words) {
        int distanceMax = Math.max(written.length() < SHORT_CHARS ? 1 : 2, written.length() / 3);
        return words.stream()
                .min(Comparator.comparingInt((String word) -> distance(written, word)))
                .filter(word -> distance(written, word) <= distanceMax)
                .map(word -> "did you mean \"" + word + "\"?")
                .orElseGet(() -> listed(words));
    }

    private static String listed(Collection<String> words) {
        if (words.isEmpty() || words.size() > WORDS_LISTED_MAX) {
            return "";
        }
        List<String> sorted = words.stream().sorted().toList();
        return "it is one of " + String.join(", ", sorted);
    }

    // Edit distance with one row; both words are short, they stand in files people write.
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
