package dev.gatehouse.source.plan;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;

/// One layout of a line of text. Its named groups fill slots; the text of one of them may be a JSON
/// document, or a line again.
///
/// @param name what the slot `line` says when it fits
/// @param literal a text every such line holds, looked for before the pattern is tried; may be
///   empty
/// @param json the group that holds a JSON document; empty when none
/// @param again the group that the patterns after this one are tried on; empty when none
/// @param ignored why such a line is no event; empty when it is one
record LinePattern(
        String name,
        String literal,
        Pattern pattern,
        List<Group> groups,
        String json,
        String again,
        String ignored) {
    /// Instructions of one compiled pattern.
    static final int PROGRAM_MAX = 5_000;

    /// Characters of a line that patterns are tried on.
    static final int LINE_CHARS_MAX = 64 * 1_024;

    /// A named group and the slot it fills.
    record Group(String name, int slot) {}

    /// Fills the slots when it fits.
    boolean fits(String line, Slots slots, Layers layers) {
        if (line.length() > LINE_CHARS_MAX || !line.contains(literal)) {
            return false;
        }
        Matcher matcher = pattern.matcher(line);
        if (!matcher.matches()) {
            return false;
        }
        for (int i = 0; i < groups.size(); i++) {
            Group group = groups.get(i);
            String text = isReadAgain(group) ? null : matcher.group(group.name());
            if (text != null) {
                slots.set(group.slot(), text);
            }
        }
        layers.json = json.isEmpty() ? "" : orEmpty(matcher.group(json));
        layers.again = again.isEmpty() ? "" : orEmpty(matcher.group(again));
        return true;
    }

    // What is taken apart is not kept whole as well, secrets and all.
    private boolean isReadAgain(Group group) {
        return group.name().equals(json) || group.name().equals(again);
    }

    private static String orEmpty(@org.jspecify.annotations.Nullable String text) {
        return text == null ? "" : text;
    }

    /// What a fitting line left to be read.
    static final class Layers {
        String json = "";
        String again = "";
    }
}
