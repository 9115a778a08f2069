package dev.gatehouse.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One pass over one text, giving its secrets in order. Most characters cost one table look-up:
/// only a character that can start or mark a secret is looked at again.
final class Scan {
    private static final byte PREFIX = 1;
    private static final byte SIGN = 2;
    private static final byte[] INTEREST = new byte[128];
    private static final List<List<PrefixShape>> BY_FIRST = new ArrayList<>();
    private static final String BEGIN = "-----BEGIN ";
    private static final int PEM_LABEL_CHARS_MAX = 64;
    private static final int AWS_SECRET_CHARS = 40;
    private static final int AWS_CHANGES_MIN = 12;

    static {
        for (int c = 0; c < 128; c++) {
            BY_FIRST.add(new ArrayList<>());
        }
        for (PrefixShape shape : PrefixShape.ALL) {
            BY_FIRST.get(shape.prefix().charAt(0)).add(shape);
            INTEREST[shape.prefix().charAt(0)] |= PREFIX;
        }
        for (char c : "=:-[".toCharArray()) {
            INTEREST[c] |= SIGN;
        }
    }

    private final String text;
    private final CodedCredential coded;
    private int at;
    private int wordStart;

    Scan(String text) {
        this.text = text;
        this.coded = new CodedCredential(text);
    }

    @Nullable Find next() {
        int length = text.length();
        while (at < length) {
            char c = text.charAt(at);
            Find find = null;
            if (at >= wordStart && isAlphanumeric(c)) {
                find = atWord(c);
                wordStart = wordEnd(at);
            } else if (c < 128 && (INTEREST[c] & SIGN) != 0) {
                find = atSign(c);
            }
            if (find != null) {
                at = Math.max(at + 1, find.end());
                wordStart = at;
                return find;
            }
            at = at < wordStart ? wordStart : at + 1;
        }
        return null;
    }

    private int wordEnd(int from) {
        int end = from;
        while (end < text.length() && isAlphanumeric(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private @Nullable Find atWord(char c) {
        if (c < 128 && (INTEREST[c] & PREFIX) != 0) {
            for (PrefixShape shape : BY_FIRST.get(c)) {
                int end = shape.endOf(text, at);
                if (end > 0) {
                    return new Find(shape.type(), at, end);
                }
            }
        }
        return switch (c) {
            case 'e' -> coded.jsonWebToken(at);
            case 'B', 'b' -> coded.header(at);
            default -> awsSecret();
        };
    }

    private @Nullable Find atSign(char c) {
        if (c == '-') {
            return text.startsWith(BEGIN, at) ? privateKey() : null;
        }
        if (c == '[') {
            wordStart = Math.max(wordStart, Mark.end(text, at));
            return null;
        }
        if (c == ':' && text.startsWith("://", at)) {
            return urlPassword();
        }
        return Assignment.at(text, at);
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
    private @Nullable Find awsSecret() {
        boolean starts =
                at == 0 || !Alphabet.BASE64.has(text.charAt(at - 1)) || text.charAt(at - 1) == '=';
        int last = at + AWS_SECRET_CHARS;
        if (!starts
                || last > text.length()
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
        return c == '+' || c == '/' ? 8 : 0;
    }

    private static boolean isAlphanumeric(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
