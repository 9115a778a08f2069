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

    private final Map<String, Integer> numbers = new HashMap<>();
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
        Integer known = numbers.get(kept);
        if (known != null) {
            return known;
        }
        int next = texts.size();
        numbers.put(kept, next);
        texts.add(kept);
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
