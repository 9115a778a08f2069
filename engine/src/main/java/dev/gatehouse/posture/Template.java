package dev.gatehouse.posture;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A text with placeholders for facts. Facts are what anybody could write: in a sentence they are
/// plain text on one line, in commands each is one quoted word that a shell takes for nothing else.
/// A fact that cannot be made harmless leaves no commands at all.
public final class Template {
    /// Characters of one fact in a sentence.
    public static final int FACT_CHARS_MAX = 200;

    private static final Pattern PLACEHOLDER =
            Pattern.compile("\\{(url:)?([a-z_]+(?:\\.[A-Za-z0-9_-]+)*)\\}");
    private static final Pattern HARMLESS =
            Pattern.compile("[A-Za-z0-9_./:@%+,][A-Za-z0-9_./:@%+,=-]*");
    private static final String UNKNOWN = "(not known)";

    private final String text;
    private final List<Part> parts;

    private Template(String text, List<Part> parts) {
        this.text = text;
        this.parts = parts;
    }

    private sealed interface Part {
        record Words(String text) implements Part {}

        record Fact(List<String> path, boolean url) implements Part {}
    }

    /// Reads a text.
    public static Template of(String text) {
        List<Part> parts = new ArrayList<>();
        Matcher found = PLACEHOLDER.matcher(text);
        int end = 0;
        while (found.find()) {
            parts.add(new Part.Words(text.substring(end, found.start())));
            parts.add(new Part.Fact(List.of(found.group(2).split("\\.")), found.group(1) != null));
            end = found.end();
        }
        parts.add(new Part.Words(text.substring(end)));
        return new Template(text, parts);
    }

    /// The first members of its placeholders.
    List<String> names() {
        List<String> names = new ArrayList<>();
        for (Part part : parts) {
            if (part instanceof Part.Fact fact) {
                names.add(fact.path().getFirst());
            }
        }
        return names;
    }

    /// The first placeholder that stands within quotes, where quoting it once more would open them.
    Optional<String> withinQuotes() {
        char open = 0;
        boolean comment = false;
        for (Part part : parts) {
            switch (part) {
                case Part.Words(String words) -> {
                    for (int i = 0; i < words.length(); i++) {
                        char c = words.charAt(i);
                        if (c == '\n') {
                            comment = false;
                        } else if (open == 0 && c == '#' && startsWord(words, i)) {
                            comment = true;
                        } else if (!comment && (c == '\'' || c == '"')) {
                            open = open == 0 ? c : open == c ? 0 : open;
                        }
                    }
                }
                case Part.Fact fact -> {
                    if (open != 0) {
                        return Optional.of(String.join(".", fact.path()));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static boolean startsWord(String words, int at) {
        return at == 0 || Character.isWhitespace(words.charAt(at - 1));
    }

    /// The sentence, on one line, with everything it quotes made visible.
    public String sentence(Map<String, Object> facts) {
        StringBuilder out = new StringBuilder();
        for (Part part : parts) {
            switch (part) {
                case Part.Words(String words) -> out.append(words);
                case Part.Fact fact -> out.append(plain(value(fact, facts).orElse(UNKNOWN)));
            }
        }
        return out.toString().strip();
    }

    /// The commands; nothing where a fact is not known, or could not be typed without harm: one
    /// with control or direction characters, or one that would be taken for an option.
    public Optional<String> commands(Map<String, Object> facts) {
        StringBuilder out = new StringBuilder();
        for (Part part : parts) {
            switch (part) {
                case Part.Words(String words) -> out.append(words);
                case Part.Fact fact -> {
                    Optional<String> value = value(fact, facts).filter(Template::canBeTyped);
                    boolean option =
                            value.filter(some -> some.startsWith("-")).isPresent()
                                    && (out.isEmpty() || endsWord(out));
                    if (value.isEmpty() || option) {
                        return Optional.empty();
                    }
                    out.append(fact.url() ? encoded(value.get()) : quoted(value.get()));
                }
            }
        }
        return Optional.of(out.toString().strip());
    }

    private static boolean endsWord(CharSequence out) {
        return Character.isWhitespace(out.charAt(out.length() - 1));
    }

    private static Optional<String> value(Part.Fact fact, Map<String, Object> facts) {
        Object at = facts;
        for (String name : fact.path()) {
            at = at instanceof Map<?, ?> members ? members.get(name) : null;
        }
        return switch (at) {
            case String some -> Optional.of(some);
            case Number some -> Optional.of(some.toString());
            case Boolean some -> Optional.of(some.toString());
            case List<?> some -> Optional.of(listed(some));
            case null, default -> Optional.empty();
        };
    }

    private static String listed(List<?> some) {
        return String.join(", ", some.stream().map(String::valueOf).toList());
    }

    private static boolean canBeTyped(String value) {
        return !value.isEmpty()
                && value.length() <= FACT_CHARS_MAX * 4
                && value.codePoints().noneMatch(Template::isHarmful);
    }

    private static boolean isHarmful(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE ->
                    true;
            default -> false;
        };
    }

    // Within single quotes a shell reads nothing but the next single quote.
    private static String quoted(String value) {
        return HARMLESS.matcher(value).matches() ? value : "'" + value.replace("'", "'\\''") + "'";
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String plain(String value) {
        StringBuilder out = new StringBuilder();
        int[] shown = value.codePoints().limit(FACT_CHARS_MAX).toArray();
        for (int c : shown) {
            if (isHarmful(c)) {
                out.append(String.format("\\{%x}", c));
            } else {
                out.appendCodePoint(c);
            }
        }
        return value.codePointCount(0, value.length()) > FACT_CHARS_MAX
                ? out + "…"
                : out.toString();
    }

    /// As it was written.
    public String text() {
        return text;
    }
}
