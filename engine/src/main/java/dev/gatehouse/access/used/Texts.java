package dev.gatehouse.access.used;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Texts by number, so that a row is numbers and what was found out about a text once need not be
/// found out again. 0 is the empty text: not sent. A number keeps its text. One thread adds; it may
/// be read by others under the lock of whoever owns it.
public final class Texts {
    /// Characters of a text that are kept; what is longer is cut.
    public static final int TEXT_CHARS_MAX = 1_024;

    /// The number of the empty text.
    public static final int ABSENT = 0;

    /// Texts met last that are found without asking the whole table; a power of two.
    private static final int MET_TEXTS_MAX = 1 << 16;

    private final Map<String, Integer> numbers = new HashMap<>();
    // By the end of their hash: a few words are in nearly every row, and the whole table is far
    // larger than what a processor keeps at hand.
    private final int[] met = new int[MET_TEXTS_MAX];
    private final List<String> texts = new ArrayList<>();

    /// Texts, none yet but the empty one.
    public Texts() {
        number("");
    }

    /// The number of a text, given now if it has none.
    public int number(String text) {
        // Most fields of most events.
        if (text.isEmpty() && !texts.isEmpty()) {
            return ABSENT;
        }
        String kept = text.length() > TEXT_CHARS_MAX ? text.substring(0, TEXT_CHARS_MAX) : text;
        int hash = kept.hashCode();
        int place = (hash ^ hash >>> 16) & MET_TEXTS_MAX - 1;
        if (met[place] == ABSENT || !texts.get(met[place]).equals(kept)) {
            met[place] = wholly(kept);
        }
        return met[place];
    }

    private int wholly(String text) {
        Integer known = numbers.get(text);
        if (known != null) {
            return known;
        }
        int next = texts.size();
        numbers.put(text, next);
        texts.add(text);
        return next;
    }

    /// The number of a text, if it has one.
    public Optional<Integer> find(String text) {
        return Optional.ofNullable(numbers.get(text));
    }

    /// The text of a number.
    public String text(int number) {
        return texts.get(number);
    }

    /// One more than the highest number.
    public int size() {
        return texts.size();
    }
}
