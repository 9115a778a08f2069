package dev.gatehouse.sigma.match;

import com.google.re2j.Pattern;

/// Finds a text that stands in everything a regular expression matches, so that most values need
/// not be tried. Where it is not sure, it finds the empty text.
final class RegexLiteral {
    private static final String QUANTIFIERS = "*?{";
    private static final String NOTHING_LITERAL = ".^$+})]";

    private static final Pattern COUNT = Pattern.compile("\\{[0-9]+(,[0-9]*)?\\}");

    private final String regex;
    private final StringBuilder run = new StringBuilder();
    private String best = "";
    private int at;

    private RegexLiteral(String regex) {
        this.regex = regex;
    }

    /// The longest such text that can be told from the expression's outermost level.
    static String of(String regex) {
        return new RegexLiteral(regex).find();
    }

    private String find() {
        while (at < regex.length()) {
            char c = regex.charAt(at);
            if (c == '|' || (c == '{' && !isCount())) {
                return "";
            }
            if (c == '\\' && !takeEscape()) {
                return "";
            }
            if (c != '\\') {
                take(c);
            }
            at++;
        }
        end();
        return best;
    }

    // A brace that counts nothing is itself, and then what follows is no count either.
    private boolean isCount() {
        return COUNT.matcher(regex.substring(at)).lookingAt();
    }

    // Whether the escape is one whose end is known.
    private boolean takeEscape() {
        if (++at == regex.length()) {
            return false;
        }
        char escaped = regex.charAt(at);
        if (!Character.isLetterOrDigit(escaped)) {
            takeLiteral(escaped);
            return true;
        }
        end();
        return "dDsSwWbBntr".indexOf(escaped) >= 0;
    }

    private void take(char c) {
        if (c == '(') {
            end();
            skipGroup();
        } else if (c == '[') {
            end();
            skipClass();
        } else if (QUANTIFIERS.indexOf(c) >= 0) {
            dropLast();
            end();
            skipCount(c);
        } else if (NOTHING_LITERAL.indexOf(c) >= 0) {
            end();
        } else {
            takeLiteral(c);
        }
    }

    private void takeLiteral(char c) {
        run.append(c);
    }

    // What may stand there no time at all is not required.
    private void dropLast() {
        if (!run.isEmpty()) {
            run.setLength(run.length() - 1);
        }
    }

    private void end() {
        if (run.length() > best.length()) {
            best = run.toString();
        }
        run.setLength(0);
    }

    private void skipGroup() {
        int depth = 0;
        for (; at < regex.length(); at++) {
            char c = regex.charAt(at);
            if (c == '\\') {
                at++;
            } else if (c == '[') {
                skipClass();
            } else if (c == '(') {
                depth++;
            } else if (c == ')' && --depth == 0) {
                return;
            }
        }
    }

    // A bracket that comes first is one of the characters.
    private void skipClass() {
        at++;
        if (at < regex.length() && regex.charAt(at) == '^') {
            at++;
        }
        if (at < regex.length() && regex.charAt(at) == ']') {
            at++;
        }
        while (at < regex.length() && regex.charAt(at) != ']') {
            at += regex.charAt(at) == '\\' ? 2 : 1;
        }
    }

    private void skipCount(char c) {
        while (c == '{' && at < regex.length() && regex.charAt(at) != '}') {
            at++;
        }
    }
}
