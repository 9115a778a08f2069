package dev.gatehouse.source.line;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the plain part of RE2's language from a pattern that RE2/J has accepted: letters, escapes,
/// classes, groups, choices, repetitions, edges. Flags, Unicode and POSIX classes, and repetitions
/// of what may be empty lie beyond it.
final class PatternReader {
    private static final String CONTROLS = "\u0007\f\n\r\t\u000b";
    private static final String CONTROL_NAMES = "afnrtv";

    private final String text;
    private int at;
    private int groups;

    private PatternReader(String text) {
        this.text = text;
    }

    /// Something of RE2's language that is not read here.
    private static final class Beyond extends Exception {
        private static final long serialVersionUID = 1L;

        Beyond() {
            super(null, null, false, false);
        }
    }

    /// The parts of `pattern`; nothing when some of it lies beyond.
    static Optional<PatternPart> read(String pattern) {
        PatternReader reader = new PatternReader(pattern);
        try {
            PatternPart whole = reader.choice();
            return reader.at == pattern.length() ? Optional.of(whole) : Optional.empty();
        } catch (Beyond leftToRe2) {
            return Optional.empty();
        }
    }

    private PatternPart choice() throws Beyond {
        List<PatternPart> parts = new ArrayList<>();
        parts.add(sequence());
        while (take('|')) {
            parts.add(sequence());
        }
        return parts.size() == 1 ? parts.getFirst() : new PatternPart.Choice(List.copyOf(parts));
    }

    private PatternPart sequence() throws Beyond {
        List<PatternPart> parts = new ArrayList<>();
        while (at < text.length() && text.charAt(at) != '|' && text.charAt(at) != ')') {
            parts.add(repeated(one()));
        }
        return parts.size() == 1 ? parts.getFirst() : new PatternPart.Sequence(List.copyOf(parts));
    }

    private PatternPart repeated(PatternPart part) throws Beyond {
        int min;
        int max = PatternPart.Repeated.WITHOUT_END;
        if (take('*')) {
            min = 0;
        } else if (take('+')) {
            min = 1;
        } else if (take('?')) {
            min = 0;
            max = 1;
        } else if (take('{')) {
            min = number();
            max = take(',') ? (lookingAt('}') ? max : number()) : min;
            need('}');
        } else {
            return part;
        }
        boolean lazy = take('?');
        if (part.mayBeEmpty() || lookingAt('*') || lookingAt('+') || lookingAt('?')) {
            throw new Beyond();
        }
        return new PatternPart.Repeated(part, min, max, lazy);
    }

    private PatternPart one() throws Beyond {
        char c = text.charAt(at);
        return switch (c) {
            case '(' -> group();
            case '[' -> new PatternPart.One(set());
            case '.' -> {
                at++;
                yield new PatternPart.One(Letters.NO_LINE_END);
            }
            case '^' -> {
                at++;
                yield PatternPart.Edge.BEGIN;
            }
            case '$' -> {
                at++;
                yield PatternPart.Edge.END;
            }
            case '\\' -> escaped();
            case '*', '+', '?', '{' -> throw new Beyond();
            default -> new PatternPart.One(letter(next()));
        };
    }

    private PatternPart group() throws Beyond {
        need('(');
        int number = 0;
        if (!take("?:")) {
            number = ++groups;
            if (take("?P<") || take("?<")) {
                at = text.indexOf('>', at) + 1;
            } else if (lookingAt('?')) {
                throw new Beyond();
            }
        }
        PatternPart inside = choice();
        need(')');
        return number == 0 ? inside : new PatternPart.Group(number, inside);
    }

    private PatternPart escaped() throws Beyond {
        if (take("\\b")) {
            return PatternPart.Edge.WORD;
        }
        if (take("\\B")) {
            return PatternPart.Edge.NO_WORD;
        }
        if (take("\\A")) {
            return PatternPart.Edge.BEGIN;
        }
        if (take("\\z")) {
            return PatternPart.Edge.END;
        }
        return new PatternPart.One(escapedLetters());
    }

    private Letters set() throws Beyond {
        need('[');
        boolean others = take('^');
        Letters.Builder letters = new Letters.Builder();
        for (boolean first = true; first || !lookingAt(']'); first = false) {
            if (at >= text.length() || lookingAt('[')) {
                throw new Beyond();
            }
            Letters from = lookingAt('\\') ? escapedLetters() : letter(next());
            boolean range = from.only() >= 0 && lookingAt('-') && !text.startsWith("]", at + 1);
            if (range) {
                need('-');
                Letters to = lookingAt('\\') ? escapedLetters() : letter(next());
                if (to.only() < from.only()) {
                    throw new Beyond();
                }
                letters.add(from.only(), to.only());
            } else {
                letters.add(from);
            }
        }
        need(']');
        return others ? letters.build().others() : letters.build();
    }

    private Letters escapedLetters() throws Beyond {
        need('\\');
        int c = next();
        int control = CONTROL_NAMES.indexOf(c);
        if (control >= 0) {
            return letter(CONTROLS.charAt(control));
        }
        if (c < 128 && !Character.isLetterOrDigit(c)) {
            return letter(c);
        }
        return switch (c) {
            case 'd' -> Letters.DIGITS;
            case 'D' -> Letters.DIGITS.others();
            case 'w' -> Letters.WORD;
            case 'W' -> Letters.WORD.others();
            case 's' -> Letters.SPACE;
            case 'S' -> Letters.SPACE.others();
            case 'x' -> letter(hexadecimal());
            default -> throw new Beyond();
        };
    }

    private int hexadecimal() throws Beyond {
        int end = take('{') ? text.indexOf('}', at) : Math.min(at + 2, text.length());
        try {
            int letter = Integer.parseInt(text.substring(at, end), 16);
            at = text.charAt(at - 1) == '{' ? end + 1 : end;
            return letter;
        } catch (NumberFormatException | StringIndexOutOfBoundsException notOne) {
            throw new Beyond();
        }
    }

    private static Letters letter(int letter) {
        return new Letters.Builder().add(letter, letter).build();
    }

    private int next() throws Beyond {
        if (at >= text.length()) {
            throw new Beyond();
        }
        int letter = text.codePointAt(at);
        at += Character.charCount(letter);
        return letter;
    }

    private int number() throws Beyond {
        int from = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        if (at == from || at - from > 4) {
            throw new Beyond();
        }
        return Integer.parseInt(text.substring(from, at));
    }

    private boolean lookingAt(char c) {
        return at < text.length() && text.charAt(at) == c;
    }

    private boolean take(char c) {
        boolean there = lookingAt(c);
        at += there ? 1 : 0;
        return there;
    }

    private boolean take(String start) {
        boolean there = text.startsWith(start, at);
        at += there ? start.length() : 0;
        return there;
    }

    private void need(char c) throws Beyond {
        if (!take(c)) {
            throw new Beyond();
        }
    }
}
