package dev.gatehouse.source.plan;

import dev.gatehouse.json.CanonicalJson;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A piece as text for people, without its secrets: what stands where the mapping says `secret`, or
/// under a name that says so, is hidden whole, and in every other text, with its escapes undone,
/// what the redactor finds. All else stays as it was sent.
///
/// It takes JSON apart by its quotes and brackets alone, so that a document nobody could parse, and
/// one behind the prefix of a line, is covered too. Linear in the length of the text.
final class RedactedText {
    /// Brackets whose names are followed; what lies deeper is redacted, and hidden if that was.
    static final int LEVELS_MAX = 64;

    /// Documents within texts of documents.
    static final int EMBEDDED_LEVELS_MAX = 4;

    private static final Set<String> HARMLESS = Set.of("null", "true", "false");

    private final Wanted.Step root;
    private final Secrets secrets;

    RedactedText(Wanted.Step root, Secrets secrets) {
        this.root = root;
        this.secrets = secrets;
    }

    /// Without secrets, whether a document, a line, or neither.
    String of(String text) {
        return shown(text, root, 0);
    }

    private String shown(String text, Wanted.@Nullable Step at, int embedded) {
        String shown = secrets.plain(taken(text, at, embedded));
        return text.indexOf('\\') < 0 ? shown : withoutEscaped(shown);
    }

    private String taken(String text, Wanted.@Nullable Step at, int embedded) {
        int open = firstBracket(text);
        return open < 0 ? text : new Walk(text, embedded).from(open, at);
    }

    // Escapes outside any quotes: a log line that was JSON once.
    private String withoutEscaped(String shown) {
        String undone = Escapes.undone(shown, 0, shown.length());
        String again = secrets.plain(undone);
        return again.equals(undone) ? shown : again;
    }

    private static int firstBracket(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '{' || text.charAt(i) == '[') {
                return i;
            }
        }
        return -1;
    }

    /// An open bracket.
    ///
    /// @param step where the mapping is; null when it wants nothing here
    private record Level(boolean object, Wanted.@Nullable Step step, boolean hidden) {}

    /// One pass over one text.
    private final class Walk {
        private final String text;
        private final int embedded;
        private final StringBuilder out = new StringBuilder();
        private final Deque<Level> levels = new ArrayDeque<>();
        private int tooDeep;
        private String name = "";
        private boolean named;
        private int copied;

        Walk(String text, int embedded) {
            this.text = text;
            this.embedded = embedded;
        }

        String from(int open, Wanted.@Nullable Step start) {
            int at = open;
            while (at < text.length()) {
                char c = text.charAt(at);
                switch (c) {
                    case '"' -> at = string(at, start);
                    case '{', '[' -> open(c == '{', start);
                    case '}', ']' -> close();
                    case ':' -> named = true;
                    case ',' -> next();
                    default -> at = isBare(c) ? bare(at, start) : at;
                }
                at++;
            }
            return copied == 0 ? text : out.append(text, copied, text.length()).toString();
        }

        private void open(boolean object, Wanted.@Nullable Step start) {
            if (levels.size() == LEVELS_MAX) {
                tooDeep++;
            } else {
                Wanted.Step step = step(start);
                levels.push(
                        new Level(
                                object,
                                step != null && step.holdsPiece() ? root : step,
                                hidden(step)));
            }
            next();
        }

        private void next() {
            named = false;
            name = "";
        }

        private void close() {
            if (tooDeep > 0) {
                tooDeep--;
            } else {
                levels.poll();
            }
            next();
        }

        /// Where the mapping is with the value that comes next.
        private Wanted.@Nullable Step step(Wanted.@Nullable Step start) {
            Level level = levels.peek();
            if (level == null || tooDeep > 0) {
                return tooDeep > 0 ? null : start;
            }
            return level.object() && level.step() != null
                    ? level.step().member(name)
                    : level.step();
        }

        private boolean hidden(Wanted.@Nullable Step step) {
            Level level = levels.peek();
            boolean below = level != null && level.hidden();
            boolean says = level != null && level.object() && secrets.named(name);
            return below || (step != null ? step.secret : says);
        }

        /// Goes to the closing quote.
        private int string(int open, Wanted.@Nullable Step start) {
            int close = open + 1;
            while (close < text.length() && text.charAt(close) != '"') {
                close += text.charAt(close) == '\\' ? 2 : 1;
            }
            int end = Math.min(close, text.length());
            String said = Escapes.undone(text, open + 1, end);
            Level level = levels.peek();
            if (level != null && level.object() && !named) {
                name = said;
                put(open, end, said, secrets.plain(said));
            } else {
                Wanted.Step step = step(start);
                boolean whole = !said.isEmpty() && hidden(step);
                put(open, end, said, whole ? secrets.mark(said) : within(said, step));
            }
            return end;
        }

        private String within(String said, Wanted.@Nullable Step step) {
            return embedded == EMBEDDED_LEVELS_MAX
                    ? secrets.plain(said)
                    : shown(said, step != null && step.holdsPiece() ? root : step, embedded + 1);
        }

        /// Goes to the last character of a number or word.
        private int bare(int from, Wanted.@Nullable Step start) {
            int end = from;
            while (end + 1 < text.length() && isBare(text.charAt(end + 1))) {
                end++;
            }
            String said = text.substring(from, end + 1);
            Level level = levels.peek();
            if (level != null && level.object() && !named) {
                name = said;
            } else if (!HARMLESS.contains(said) && hidden(step(start))) {
                out.append(text, copied, from);
                CanonicalJson.writeString(secrets.mark(said), out);
                copied = end + 1;
            }
            return end;
        }

        private void put(int open, int end, String said, String shown) {
            if (!shown.equals(said)) {
                out.append(text, copied, open);
                CanonicalJson.writeString(shown, out);
                copied = Math.min(end + 1, text.length());
            }
        }

        private static boolean isBare(char c) {
            return (c >= '0' && c <= '9')
                    || (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || c == '-'
                    || c == '+'
                    || c == '.';
        }
    }
}
