package dev.gatehouse.search.query;

import java.util.ArrayList;
import java.util.List;

/// The one analyzer of free text: small letters, split where neither a letter nor a digit stands. A
/// name joined by `-`, `_`, `.` or `@` is kept whole as well, at the place of its last word, so
/// `payments-*` finds `payments-api`. Ideographs are words of their own.
public final class Tokens {
    /// Characters of one token; a longer run of letters is cut there.
    public static final int TOKEN_CHARS_MAX = 64;

    /// Words of one event that can be found.
    public static final int EVENT_WORDS_MAX = 2_000;

    /// Takes the tokens of a text one by one.
    public interface Taker {
        /// @param token the folded word, or a joined name
        /// @param place where it stands; a joined name stands where its last word does
        void take(String token, int place);
    }

    /// A token and its place.
    public record Token(String text, int place) {}

    private final Taker taker;
    private final StringBuilder word = new StringBuilder();
    private final StringBuilder joined = new StringBuilder();
    private int place;
    private int joinedWords;

    /// Hands the tokens of every text to `taker`; one thread only.
    Tokens(Taker taker) {
        this.taker = taker;
    }

    /// Hands the tokens of `text` to `taker`, the first word at `place`.
    ///
    /// @return the place after the last word
    public static int split(String text, int place, Taker taker) {
        return new Tokens(taker).split(text, place);
    }

    int split(String text, int firstPlace) {
        place = firstPlace;
        for (int i = 0; i < text.length() && place < EVENT_WORDS_MAX; ) {
            int end = plainEnd(text, i);
            if (end > i) {
                takePlain(text.substring(i, end));
                i = end;
            } else {
                int c = text.codePointAt(i);
                see(c);
                i += Character.charCount(c);
            }
        }
        endName();
        return place;
    }

    // Where the word of small ASCII letters and digits ends that begins here and goes through until
    // something ends it; most words of most events are such.
    private int plainEnd(String text, int from) {
        if (!word.isEmpty()) {
            return from;
        }
        int end = from;
        while (end < text.length() && isPlain(text.charAt(end))) {
            end++;
        }
        boolean whole =
                end == text.length() || (text.charAt(end) < 0x80 && !isWord(text.charAt(end)));
        return whole && end - from <= TOKEN_CHARS_MAX ? end : from;
    }

    private static boolean isPlain(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }

    /// The words of `text` in order, joined names left out: what a query looks for.
    public static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        int[] next = {0};
        split(
                text,
                0,
                (token, at) -> {
                    if (at == next[0]) {
                        words.add(token);
                        next[0]++;
                    }
                });
        return List.copyOf(words);
    }

    /// Whether `text` could be part of one token: letters, digits and what joins a name.
    static boolean isOneName(String text) {
        return text.codePoints().allMatch(c -> isWord(c) || isJoiner(c))
                && text.codePoints().anyMatch(Tokens::isWord);
    }

    private void see(int c) {
        if (isWord(c)) {
            if (c < 0x80) {
                if (word.length() < TOKEN_CHARS_MAX) {
                    word.append((char) c);
                }
            } else if (Character.isIdeographic(c)) {
                endWord();
                word.appendCodePoint(c);
                endWord();
            } else if (word.length() < TOKEN_CHARS_MAX) {
                word.appendCodePoint(c);
            }
        } else if (Character.getType(c) == Character.FORMAT) {
            return;
        } else if (isJoiner(c)) {
            endWord();
            if (joinedWords > 0 && joined.length() < TOKEN_CHARS_MAX) {
                joined.appendCodePoint(c);
            }
        } else {
            endName();
        }
    }

    private void endWord() {
        if (word.isEmpty()) {
            return;
        }
        takePlain(Folding.fold(word.toString()));
        word.setLength(0);
    }

    private void takePlain(String folded) {
        joinedWords++;
        if (joined.length() < TOKEN_CHARS_MAX) {
            joined.append(folded);
        }
        taker.take(folded, place++);
    }

    private void endName() {
        endWord();
        if (joinedWords > 1) {
            taker.take(trimmed(), place - 1);
        }
        joined.setLength(0);
        joinedWords = 0;
    }

    private String trimmed() {
        int end = joined.length();
        while (end > 0 && isJoiner(joined.charAt(end - 1))) {
            end--;
        }
        return joined.substring(0, Math.min(end, TOKEN_CHARS_MAX));
    }

    private static boolean isJoiner(int c) {
        return c == '-' || c == '_' || c == '.' || c == '@';
    }

    private static boolean isWord(int c) {
        if (c < 0x80) {
            return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
        }
        return switch (Character.getType(c)) {
            case Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            case Character.CONTROL, Character.FORMAT, Character.DASH_PUNCTUATION -> false;
            case Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.OTHER_PUNCTUATION ->
                    false;
            case Character.INITIAL_QUOTE_PUNCTUATION, Character.FINAL_QUOTE_PUNCTUATION -> false;
            case Character.CONNECTOR_PUNCTUATION -> false;
            default -> true;
        };
    }
}
