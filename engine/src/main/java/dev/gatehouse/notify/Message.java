package dev.gatehouse.notify;

import java.time.Instant;
import java.util.List;

/// What is told, in words for people. Every text may hold what an attacker wrote; each form makes
/// it harmless for its receiver.
///
/// @param id what receivers know this message by; the same when it is told again
/// @param topic what further messages about the same thing have in common
/// @param rule the name of the detection, signal or check
/// @param title a few words
/// @param sentence what happened, in a sentence
/// @param link the page about it; empty where nobody can be led there
/// @param facts names and values, the most telling first
public record Message(
        String id,
        String topic,
        String rule,
        Severity severity,
        String title,
        String sentence,
        String resource,
        String link,
        Instant at,
        List<Fact> facts) {
    /// Facts of a message.
    public static final int FACTS_MAX = 12;

    /// Characters of a title, a sentence or a value; what is longer is cut.
    public static final int TEXT_CHARS_MAX = 600;

    public Message {
        title = cut(title);
        sentence = cut(sentence);
        rule = cut(rule);
        resource = cut(resource);
        facts = List.copyOf(facts.subList(0, Math.min(facts.size(), FACTS_MAX)));
    }

    /// A name and its value.
    public record Fact(String name, String value) {
        public Fact {
            value = cut(value);
        }
    }

    // Control and format characters reorder and hide text; a receiver is a terminal of some kind.
    private static String cut(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints()
                .limit(TEXT_CHARS_MAX)
                .map(c -> isHarmless(c) ? c : ' ')
                .forEach(out::appendCodePoint);
        return text.codePointCount(0, text.length()) > TEXT_CHARS_MAX
                ? out.append('…').toString()
                : out.toString();
    }

    private static boolean isHarmless(int c) {
        int type = Character.getType(c);
        return type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.SURROGATE
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR;
    }
}
