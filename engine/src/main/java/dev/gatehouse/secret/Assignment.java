package dev.gatehouse.secret;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// `password=…`, `"api_key": "…"`, `AccountKey=…;`: a value whose name says that it is secret.
final class Assignment {
    private static final int NAME_CHARS_MAX = 64;
    private static final int WORDLIKE_CHARS_MIN = 6;
    private static final List<String> PASSWORD_ENDINGS =
            List.of("password", "passwd", "passphrase", "pwd");
    private static final List<String> ENDINGS =
            List.of(
                    "secret",
                    "token",
                    "apikey",
                    "accesskey",
                    "secretkey",
                    "privatekey",
                    "accountkey",
                    "authkey",
                    "encryptionkey",
                    "signingkey",
                    "credentials");
    private static final Set<String> QUERY_SIGNATURES =
            Set.of("sig", "signature", "xamzsignature", "xgoogsignature");
    private static final Set<String> HARMLESS =
            Set.of("true", "false", "null", "none", "nil", "undefined", "***", "****", "xxxx");

    // The last two letters of every name above. Most names end otherwise: they cost two look-ups.
    private static final boolean[][] LAST_TWO = new boolean[128][128];

    static {
        Stream.of(PASSWORD_ENDINGS, ENDINGS, QUERY_SIGNATURES)
                .flatMap(Collection::stream)
                .forEach(name -> {
                    int last = name.length() - 1;
                    LAST_TWO[name.charAt(last - 1)][name.charAt(last)] = true;
                });
    }

    private Assignment() {}

    /// Whether a member of that name holds a secret, whatever it looks like.
    static boolean namesSecret(String name) {
        String plain = plain(name);
        return endsWithOneOf(plain, PASSWORD_ENDINGS) || endsWithOneOf(plain, ENDINGS);
    }

    /// The secret that `text` assigns at `sign`, where a `=` or `:` stands.
    static @Nullable Find at(String text, int sign) {
        int nameEnd = nameEnd(text, sign);
        if (!mayNameSecret(text, nameEnd)) {
            return null;
        }
        String name = plain(nameBefore(text, nameEnd));
        boolean password = endsWithOneOf(name, PASSWORD_ENDINGS);
        boolean query = text.charAt(sign) == '=' && QUERY_SIGNATURES.contains(name);
        if (!password && !query && !endsWithOneOf(name, ENDINGS)) {
            return null;
        }
        int start = valueStart(text, sign);
        int end = valueEnd(text, start);
        String value = text.substring(start, end);
        boolean sure = text.charAt(sign) == '=' || password;
        if (value.isEmpty()
                || Mark.end(text, start) > 0
                || value.startsWith("${")
                || HARMLESS.contains(value.toLowerCase(Locale.ROOT))
                || (!sure && !looksMade(value))) {
            return null;
        }
        return new Find(password ? "password" : "assigned-secret", start, end);
    }

    // A sentence such as "invalid token: expired" assigns nothing.
    private static boolean looksMade(String value) {
        boolean digit = value.chars().anyMatch(c -> c >= '0' && c <= '9');
        return value.length() >= WORDLIKE_CHARS_MIN && digit;
    }

    private static int nameEnd(String text, int sign) {
        int end = sign;
        while (end > 0 && isSpaceOrQuote(text.charAt(end - 1)) && sign - end < 3) {
            end--;
        }
        return end;
    }

    private static boolean mayNameSecret(String text, int nameEnd) {
        int at = nameEnd;
        char last = 0;
        while (at > 0 && nameEnd - at < NAME_CHARS_MAX && isNameChar(text.charAt(at - 1))) {
            char c = Character.toLowerCase(text.charAt(--at));
            if (!isJoint(c)) {
                if (last != 0) {
                    return LAST_TWO[c][last];
                }
                last = c;
            }
        }
        return false;
    }

    private static String nameBefore(String text, int end) {
        int start = end;
        while (start > 0 && end - start < NAME_CHARS_MAX && isNameChar(text.charAt(start - 1))) {
            start--;
        }
        return text.substring(start, end);
    }

    private static int valueStart(String text, int sign) {
        int start = sign + 1;
        while (start < text.length() && isSpaceOrQuote(text.charAt(start)) && start - sign <= 4) {
            start++;
        }
        return start;
    }

    // A quoted value ends at its quote and may hold spaces; a bare one ends at a delimiter.
    private static int valueEnd(String text, int start) {
        char before = text.charAt(start - 1);
        boolean quoted = before == '"' || before == '\'';
        int end = start;
        while (end < text.length()) {
            char c = text.charAt(end);
            if (quoted ? c == before || c == '\n' : isDelimiter(c)) {
                break;
            }
            end++;
        }
        return end;
    }

    private static boolean isDelimiter(char c) {
        return c <= ' ' || c == '"' || c == '\'' || c == '&' || c == ',' || c == ';' || c == ')'
                || c == '}' || c == '<' || c == '>' || c == '\\';
    }

    private static boolean isSpaceOrQuote(char c) {
        return c == ' ' || c == '"' || c == '\'' || c == '\\';
    }

    private static boolean isNameChar(char c) {
        return Alphabet.WORD_DASH_DOT.has(c);
    }

    private static boolean isJoint(char c) {
        return c == '_' || c == '-' || c == '.';
    }

    private static String plain(String name) {
        StringBuilder out = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!isJoint(c)) {
                out.append(Character.toLowerCase(c));
            }
        }
        return out.toString();
    }

    private static boolean endsWithOneOf(String name, List<String> endings) {
        for (String ending : endings) {
            if (name.endsWith(ending)) {
                return true;
            }
        }
        return false;
    }
}
