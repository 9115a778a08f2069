package dev.gatehouse.search;

import dev.gatehouse.event.Contents;
import dev.gatehouse.event.Event;
import dev.gatehouse.event.ResourcePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A resource in words: `the environment production of payments on GitHub`.
final class ResourceWords {
    /// Characters of one name in a sentence.
    static final int NAME_CHARS_MAX = 80;

    private static final int INSTANCE_SEGMENTS = 2;
    private static final Map<String, String> TOOLS =
            Map.of(
                    "github", "GitHub",
                    "gitlab", "GitLab",
                    "jenkins", "Jenkins",
                    "kubernetes", "Kubernetes",
                    "vault", "Vault");

    private ResourceWords() {}

    static String tool(Event event) {
        String tool = event.source().tool();
        return TOOLS.getOrDefault(tool, tool);
    }

    static String of(Event event) {
        List<String> segments = event.resource().path().segments();
        if (segments.size() <= INSTANCE_SEGMENTS) {
            return tool(event);
        }
        List<String> parts = new ArrayList<>();
        int i = INSTANCE_SEGMENTS;
        while (i < segments.size()) {
            boolean contents = Contents.isWord(segments.get(i));
            int from = contents ? i + 1 : i;
            int to = from;
            while (to < segments.size() && !Contents.isWord(segments.get(to))) {
                to++;
            }
            String names = joined(segments.subList(from, to));
            if (!contents) {
                parts.addFirst(names);
            } else if (from == to) {
                parts.addFirst("the " + segments.get(i).replace('-', ' '));
            } else {
                parts.addFirst("the " + singular(segments.get(i)) + " " + names);
            }
            i = to;
        }
        return String.join(" of ", parts) + " on " + tool(event);
    }

    private static String joined(List<String> names) {
        return String.join("/", names.stream().map(ResourceWords::decoded).toList());
    }

    private static String decoded(String segment) {
        return name(new ResourcePath(segment).lastName());
    }

    private static String singular(String word) {
        String spaced = word.replace('-', ' ');
        if (spaced.endsWith("ies")) {
            return spaced.substring(0, spaced.length() - 3) + "y";
        }
        if (spaced.endsWith("ches") || spaced.endsWith("ses")) {
            return spaced.substring(0, spaced.length() - 2);
        }
        return spaced.endsWith("s") ? spaced.substring(0, spaced.length() - 1) : spaced;
    }

    /// A text of a tool as it may stand in a sentence.
    static String name(String text) {
        return inert(text, NAME_CHARS_MAX);
    }

    static String inert(String text, int charactersMax) {
        StringBuilder out = new StringBuilder(Math.min(text.length(), NAME_CHARS_MAX + 1));
        int written = 0;
        for (int i = 0; i < text.length(); ) {
            if (written++ == charactersMax) {
                return out.append('…').toString();
            }
            int c = text.codePointAt(i);
            out.appendCodePoint(isHarmless(c) ? c : 0xfffd);
            i += Character.charCount(c);
        }
        return out.toString();
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
