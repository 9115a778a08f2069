package dev.gatehouse.people;

import java.util.List;

/// How names, addresses and groups of a file are kept: one line each, without letters that turn the
/// direction of reading, and not longer than anybody's name.
final class Names {
    static final int NAME_CHARS_MAX = 256;
    static final int LIST_NAMES_MAX = 500;

    private Names() {}

    static String plain(String text) {
        StringBuilder out = new StringBuilder();
        text.strip()
                .codePoints()
                .limit(NAME_CHARS_MAX)
                .map(c -> isInert(c) ? c : 0xfffd)
                .forEach(out::appendCodePoint);
        return out.toString();
    }

    static List<String> plain(List<String> texts) {
        return texts.stream().limit(LIST_NAMES_MAX).map(Names::plain).distinct().toList();
    }

    /// Whether it can name a person or machine in records and addresses.
    static boolean isId(String text) {
        return !text.isBlank()
                && text.length() <= NAME_CHARS_MAX
                && text.codePoints().allMatch(Names::isInert);
    }

    private static boolean isInert(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            default -> true;
        };
    }
}
