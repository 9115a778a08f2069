package dev.gatehouse.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One pass over one text, giving its secrets in order. Most characters cost one table look-up:
/// only what can start or mark a secret is looked at again, and a word by its first two letters.
final class Scan {
    private static final byte WORD = 1;
    private static final byte SIGN = 2;
    private static final byte[] KINDS = new byte[128];
    private static final List<List<PrefixShape>> BY_FIRST = new ArrayList<>();
    private static final boolean[][] FIRST_TWO = new boolean[128][128];
    private static final String BEGIN = "-----BEGIN ";
    private static final int PEM_LABEL_CHARS_MAX = 64;
    private static final int AWS_SECRET_CHARS = 40;
    private static final int AWS_CHANGES_MIN = 12;

    static {
        for (char c = 0; c < 128; c++) {
            BY_FIRST.add(new ArrayList<>());
            KINDS[c] = isAlphanumeric(c) ? WORD : 0;
        }
        for (PrefixShape shape : PrefixShape.ALL) {
            char first = shape.prefix().charAt(0);
            BY_FIRST.get(first).add(shape);
            FIRST_TWO[first][shape.prefix().charAt(1)] = true;
        }
        for (char c : "=:-[".toCharArray()) {
            KINDS[c] = SIGN;
        }
    }

    private final String text;
    private final CodedCredential coded;
    private int at;

    Scan(String text) {
        this.text = text;
        this.coded = new CodedCredential(text);
    }

    @Nullable Find next() {
        int length = text.length();
        while (at < length) {
            char c = text.charAt(at);
            byte kind = c < 128 ? KINDS[c] : 0;
            if (kind == 0) {
                at++;
                continue;
            }
            int behind = kind == WORD ? wordEnd(at) : signEnd(c);
            Find find = kind == WORD ? atWord(c, behind) : atSign(c);
            if (find != null) {
                at = Math.max(at + 1, find.end());
                return find;
            }
            at = behind;
        }
        return null;
    }

    private int wordEnd(int from) {
        int end = from + 1;
        while (end < text.length()) {
            char c = text.charAt(end);
            if (c >= 128 || KINDS[c] != WORD) {
                break;
            }
            end++;
        }
        return end;
    }

    // What stands in a mark is no secret any more.
    private int signEnd(char c) {
        return c == '[' ? Math.max(at + 1, Mark.end(text, at)) : at + 1;
    }

    private @Nullable Find atWord(char c, int end) {
        char second = at + 1 < text.length() ? text.charAt(at + 1) : 0;
        if (second < 128 && FIRST_TWO[c][second]) {
            for (PrefixShape shape : BY_FIRST.get(c)) {
                int secretEnd = shape.endOf(text, at);
                if (secretEnd > 0) {
                    return new Find(shape.type(), at, secretEnd);
                }
            }
        }
        Find find =
                switch (c) {
                    case 'e' -> second == 'y' ? coded.jsonWebToken(at) : null;
                    case 'B', 'b' -> coded.header(at, end);
                    default -> null;
                };
        return find != null ? find : awsSecret(end);
    }

    private @Nullable Find atSign(char c) {
        char second = at + 1 < text.length() ? text.charAt(at + 1) : 0;
        return switch (c) {
            case '-' -> second == '-' && text.startsWith(BEGIN, at) ? privateKey() : null;
            case '[' -> null;
            case ':' ->
                    second == '/' && text.startsWith("://", at)
                            ? urlPassword()
                            : Assignment.at(text, at);
            default -> Assignment.at(text, at);
        };
    }

    private @Nullable Find privateKey() {
        int label = text.indexOf("-----", at + BEGIN.length());
        if (label < 0
                || label - at > PEM_LABEL_CHARS_MAX
                || !text.substring(at, label).toUpperCase(Locale.ROOT).contains("PRIVATE KEY")) {
            return null;
        }
        int end = text.indexOf("-----END", label);
        if (end < 0) {
            return new Find("private-key", at, text.length());
        }
        int close = text.indexOf("-----", end + 8);
        boolean near = close >= 0 && close - end <= PEM_LABEL_CHARS_MAX;
        return new Find("private-key", at, near ? close + 5 : end + 8);
    }

    private @Nullable Find urlPassword() {
        int colon = -1;
        for (int i = at + 3; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '@') {
                return colon > 0 && i > colon + 1 && Mark.end(text, colon + 1) < 0
                        ? new Find("url-password", colon + 1, i)
                        : null;
            }
            if (c == ':' && colon < 0) {
                colon = i;
            }
            if (c <= ' ' || c == '/' || c == '?' || c == '#' || c == '"' || c == '<') {
                return null;
            }
        }
        return null;
    }

    // 40 characters of base64 that change class as often as chance would: hashes are hex, words and
    // paths change class seldom.
    private @Nullable Find awsSecret(int wordEnd) {
        int last = at + AWS_SECRET_CHARS;
        if (last > text.length()
                || wordEnd > last
                || (wordEnd < last && !isPlusOrSlash(text.charAt(wordEnd)))
                || (at > 0
                        && Alphabet.BASE64.has(text.charAt(at - 1))
                        && text.charAt(at - 1) != '=')
                || (last < text.length() && Alphabet.BASE64.has(text.charAt(last)))) {
            return null;
        }
        int changes = 0;
        int seen = 0;
        int before = 0;
        for (int i = at; i < last; i++) {
            int kind = kind(text.charAt(i));
            if (kind == 0) {
                return null;
            }
            changes += kind != before ? 1 : 0;
            before = kind;
            seen |= kind;
        }
        return changes >= AWS_CHANGES_MIN && (seen & 7) == 7
                ? new Find("aws-secret-key", at, last)
                : null;
    }

    private static int kind(char c) {
        if (c >= 'a' && c <= 'z') {
            return 1;
        }
        if (c >= 'A' && c <= 'Z') {
            return 2;
        }
        if (c >= '0' && c <= '9') {
            return 4;
        }
        return isPlusOrSlash(c) ? 8 : 0;
    }

    private static boolean isPlusOrSlash(char c) {
        return c == '+' || c == '/';
    }

    private static boolean isAlphanumeric(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
