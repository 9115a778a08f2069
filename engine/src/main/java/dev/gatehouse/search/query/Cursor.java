package dev.gatehouse.search.query;

import java.util.Locale;
import java.util.Optional;

/// Reads the text of a query from left to right; knows quotes and word ends, nothing of meaning.
final class Cursor {
    private final String text;
    private int at;

    Cursor(String text) {
        this.text = text;
    }

    int at() {
        return at;
    }

    void back(int to) {
        at = to;
    }

    Span since(int start) {
        return new Span(start, at);
    }

    boolean atEnd() {
        return at >= text.length();
    }

    char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    boolean atBreak() {
        return atEnd() || Character.isWhitespace(peek()) || peek() == ')';
    }

    void skipSpace() {
        while (!atEnd() && Character.isWhitespace(peek())) {
            at++;
        }
    }

    boolean take(char c) {
        if (!atEnd() && peek() == c) {
            at++;
            return true;
        }
        return false;
    }

    boolean take(String symbol) {
        if (text.startsWith(symbol, at)) {
            at += symbol.length();
            return true;
        }
        return false;
    }

    /// Takes the word AND, OR or NOT, in any case, when it stands alone.
    boolean takeOperator(String operator) {
        int end = at + operator.length();
        boolean stands =
                text.regionMatches(true, at, operator, 0, operator.length())
                        && (end == text.length() || isOperatorEnd(text.charAt(end)));
        if (stands) {
            at = end;
        }
        return stands;
    }

    /// The key before a `:` or a comparison, in small letters, the cursor then on that sign;
    /// otherwise empty, and the cursor stays.
    Optional<String> takeKey() {
        int start = at;
        while (!atEnd() && isKeyCharacter(peek())) {
            at++;
        }
        boolean named =
                at > start && !Character.isDigit(text.charAt(start)) && text.charAt(start) != '-';
        char sign = peek();
        char after = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        boolean compares = at < text.length() && "<>".indexOf(text.charAt(pastSpace())) >= 0;
        boolean isKey = named && ((sign == ':' && after != ':' && after != '/') || compares);
        if (named && sign == ':' && after == '/') {
            isKey = !text.startsWith("//", at + 1);
        }
        if (isKey) {
            return Optional.of(text.substring(start, at).toLowerCase(Locale.ROOT));
        }
        at = start;
        return Optional.empty();
    }

    /// Skips the space in `time >= 2026`.
    void skipSpaceBeforeComparison() {
        if (peek() != ':') {
            at = pastSpace();
        }
    }

    // Where the white space after the cursor ends; on the last character when nothing follows it.
    private int pastSpace() {
        int past = at;
        while (past < text.length() - 1 && Character.isWhitespace(text.charAt(past))) {
            past++;
        }
        return past;
    }

    /// The rest of a word: up to white space or a parenthesis that closes one outside it.
    String takeWord() {
        return takeUntil(false);
    }

    /// One value of a list: up to white space, a comma or a closing parenthesis.
    String takeValue() {
        return takeUntil(true);
    }

    private String takeUntil(boolean commaEnds) {
        int start = at;
        int open = 0;
        while (!atEnd() && !Character.isWhitespace(peek()) && !(commaEnds && peek() == ',')) {
            if (peek() == '(') {
                open++;
            } else if (peek() == ')' && --open < 0) {
                break;
            }
            at++;
        }
        return text.substring(start, at);
    }

    /// What stands between quotes, the cursor on the first; `\"` and `\\` are a quote and a
    /// backslash.
    String takeQuoted() {
        int start = at++;
        StringBuilder out = new StringBuilder();
        while (!atEnd() && peek() != '"') {
            if (peek() == '\\'
                    && at + 1 < text.length()
                    && (text.charAt(at + 1) == '"' || text.charAt(at + 1) == '\\')) {
                at++;
            }
            out.append(text.charAt(at++));
        }
        if (!take('"')) {
            throw new QueryProblem(
                    since(start), "a quote is opened and never closed", "end it with \"");
        }
        return out.toString();
    }

    /// What stands between slashes, the cursor on the first, when a closing slash ends the word;
    /// otherwise empty, and the cursor stays.
    Optional<String> takeExpression() {
        int start = at;
        at++;
        while (!atEnd() && !Character.isWhitespace(peek())) {
            if (peek() == '\\' && at + 1 < text.length()) {
                at += 2;
                continue;
            }
            boolean closes = peek() == '/' && at > start + 1;
            at++;
            if (closes && atBreak()) {
                return Optional.of(text.substring(start + 1, at - 1));
            }
        }
        at = start;
        return Optional.empty();
    }

    private static boolean isKeyCharacter(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '_'
                || c == '.'
                || c == '@'
                || c == '-';
    }

    private static boolean isOperatorEnd(char c) {
        return Character.isWhitespace(c) || c == '(' || c == ')';
    }
}
