package dev.gatehouse.secret;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// Credentials recognised by how they are encoded: JSON Web Tokens (RFC 7519, Kubernetes service
/// accounts among them) and the `Basic` and `Bearer` values of an HTTP `Authorization` header.
final class CodedCredential {
    private static final int JWT_PART_CHARS_MIN = 10;
    private static final int BEARER_CHARS_MIN = 16;
    private static final int BASIC_CHARS_MIN = 8;
    private static final int BASIC_CHARS_MAX = 4_096;

    private final String text;
    // No token starts before here: the run up to it was tried and is none. Keeps the scan linear.
    private int triedUpTo;

    CodedCredential(String text) {
        this.text = text;
    }

    @Nullable Find jsonWebToken(int from) {
        if (from < triedUpTo || !text.startsWith("eyJ", from)) {
            return null;
        }
        int head = Alphabet.WORD_DASH.runEnd(text, from);
        int body = partEnd(head);
        int end = body < 0 ? -1 : partEnd(body);
        if (head - from < JWT_PART_CHARS_MIN || end < 0) {
            triedUpTo = head;
            return null;
        }
        return new Find("json-web-token", from, end);
    }

    private int partEnd(int point) {
        if (point >= text.length() || text.charAt(point) != '.') {
            return -1;
        }
        int end = Alphabet.WORD_DASH.runEnd(text, point + 1);
        return end - point - 1 < JWT_PART_CHARS_MIN ? -1 : end;
    }

    @Nullable Find header(int from, int wordEnd) {
        int letters = wordEnd - from;
        if (letters != "basic".length() && letters != "bearer".length()) {
            return null;
        }
        if (text.regionMatches(true, from, "basic ", 0, 6)) {
            int start = from + 6;
            int end = Alphabet.BASE64.runEnd(text, start);
            return isBasic(start, end) ? new Find("basic-credentials", start, end) : null;
        }
        if (text.regionMatches(true, from, "bearer ", 0, 7)) {
            int start = from + 7;
            int end = bearerEnd(start);
            boolean digit = text.substring(start, end).chars().anyMatch(c -> c >= '0' && c <= '9');
            return end - start >= BEARER_CHARS_MIN && digit
                    ? new Find("bearer-token", start, end)
                    : null;
        }
        return null;
    }

    private int bearerEnd(int start) {
        int end = start;
        while (end < text.length()
                && (Alphabet.WORD_DASH_DOT.has(text.charAt(end))
                        || Alphabet.BASE64.has(text.charAt(end))
                        || text.charAt(end) == '~')) {
            end++;
        }
        return end;
    }

    private boolean isBasic(int start, int end) {
        if (end - start < BASIC_CHARS_MIN || end - start > BASIC_CHARS_MAX) {
            return false;
        }
        try {
            byte[] decoded = Base64.getDecoder().decode(text.substring(start, end));
            return new String(decoded, StandardCharsets.ISO_8859_1).indexOf(':') > 0;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }
}
