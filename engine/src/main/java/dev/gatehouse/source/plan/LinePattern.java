package dev.gatehouse.source.plan;

import dev.gatehouse.source.line.LineWalk;
import dev.gatehouse.source.line.WholeLinePattern;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// One layout of a line of text. Its named groups fill slots; the text of one of them may be a JSON
/// document, or a line again.
///
/// @param name what the slot `line` says when it fits
/// @param literal a text every such line holds, looked for before the pattern is tried; may be
///   empty
/// @param groups those that fill a slot: what is taken apart is not kept whole as well, secrets and
///   all
/// @param json the group that holds a JSON document; [#NO_GROUP] when none
/// @param again the group that the patterns after this one are tried on; [#NO_GROUP] when none
/// @param ignored why such a line is no event; empty when it is one
record LinePattern(
        String name,
        String literal,
        WholeLinePattern pattern,
        List<Group> groups,
        int json,
        int again,
        String ignored) {
    /// Instructions of one compiled pattern.
    static final int PROGRAM_MAX = 5_000;

    /// Characters of a line that patterns are tried on.
    static final int LINE_CHARS_MAX = 64 * 1_024;

    /// Groups are counted from 1.
    static final int NO_GROUP = 0;

    /// A group and the slot it fills.
    record Group(int number, int slot) {}

    /// Fills the slots when it fits.
    boolean fits(String line, Slots slots, Layers layers) {
        if (line.length() > LINE_CHARS_MAX || !line.contains(literal)) {
            return false;
        }
        IntFunction<@Nullable String> texts = pattern.fit(line, layers.walk);
        if (texts == null) {
            return false;
        }
        for (int i = 0; i < groups.size(); i++) {
            Group group = groups.get(i);
            slots.set(group.slot(), text(texts, group.number()));
        }
        layers.json = text(texts, json);
        layers.again = text(texts, again);
        return true;
    }

    private static String text(IntFunction<@Nullable String> texts, int group) {
        String text = group == NO_GROUP ? null : texts.apply(group);
        return text == null ? "" : text;
    }

    /// What a fitting line left to be read.
    static final class Layers {
        final LineWalk walk = new LineWalk();
        String json = "";
        String again = "";
    }
}
