package dev.gatehouse.cli;

/// What may be printed. Text from events was written by anybody, attackers included: nothing of it
/// reaches a terminal as a control sequence or turns the direction of a line.
final class Terminal {
    private static final int COLUMNS_USUAL = 140;

    private Terminal() {}

    /// One line, with controls, line breaks and direction marks written as their number, `\{202e}`.
    static String inert(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints()
                .forEach(c -> {
                    if (isHarmful(c)) {
                        out.append(String.format("\\{%x}", c));
                    } else {
                        out.appendCodePoint(c);
                    }
                });
        return out.toString();
    }

    /// Several lines of our own making; line breaks stay.
    static String inertLines(String text) {
        return String.join("\n", text.lines().map(Terminal::inert).toList());
    }

    private static boolean isHarmful(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    true;
            default -> false;
        };
    }

    /// At most `columns` characters, the last one `…` where something was cut.
    static String cut(String text, int columns) {
        return text.codePointCount(0, text.length()) <= columns
                ? text
                : text.substring(0, text.offsetByCodePoints(0, Math.max(0, columns - 1))) + "…";
    }

    /// Whether a person is looking, as far as can be told.
    static boolean isInteractive() {
        java.io.Console console = System.console();
        return console != null && console.isTerminal();
    }

    /// The width to lay out for.
    static int columns() {
        String told = System.getenv("COLUMNS");
        return told != null && told.matches("[0-9]{2,4}") ? Integer.parseInt(told) : COLUMNS_USUAL;
    }
}
