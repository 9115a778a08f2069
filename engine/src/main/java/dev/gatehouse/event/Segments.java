package dev.gatehouse.event;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.List;

/// Encoding of one segment of a resource path and of the limits on the whole.
final class Segments {
    private static final HexFormat UPPER_HEX = HexFormat.of().withUpperCase();
    private static final int DIGEST_HEX_CHARS = 32;
    private static final int CUT_MARK_BYTES = 2 + DIGEST_HEX_CHARS;

    private Segments() {}

    static String encode(String name) {
        String normal = plain(name) ? name : Normalizer.normalize(name, Normalizer.Form.NFC);
        boolean firstToo = normal.equals(".") || normal.equals("..") || Contents.isWord(normal);
        if (!firstToo && plain(normal)) {
            return normal;
        }
        StringBuilder out = new StringBuilder(normal.length() + 8);
        for (int i = 0; i < normal.length(); ) {
            int c = normal.codePointAt(i);
            if ((firstToo && i == 0) || mustEscape(c)) {
                escape(c, out);
            } else {
                out.appendCodePoint(c);
            }
            i += Character.charCount(c);
        }
        return out.toString();
    }

    private static boolean plain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 0x7e || mustEscape(c)) {
                return false;
            }
        }
        return true;
    }

    private static boolean mustEscape(int c) {
        return c == '/'
                || c == '%'
                || c == '*'
                || c == '?'
                || Character.isISOControl(c)
                || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    private static void escape(int c, StringBuilder out) {
        for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
            out.append('%').append(UPPER_HEX.toHexDigits(b));
        }
    }

    static String decode(String segment) {
        if (segment.indexOf('%') < 0) {
            return segment;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(segment.length());
        byte[] bytes = segment.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '%'
                    && i + 2 < bytes.length
                    && HexFormat.isHexDigit(bytes[i + 1])
                    && HexFormat.isHexDigit(bytes[i + 2])) {
                out.write(
                        HexFormat.fromHexDigit(bytes[i + 1]) * 16
                                + HexFormat.fromHexDigit(bytes[i + 2]));
                i += 2;
            } else {
                out.write(bytes[i]);
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    static String join(List<String> segments) {
        String whole = String.join("/", segments);
        if (segments.size() <= ResourcePath.SEGMENTS_MAX && fits(whole, 0)) {
            return whole;
        }
        StringBuilder cut = new StringBuilder();
        for (int i = 0; i < Math.min(segments.size(), ResourcePath.SEGMENTS_MAX - 1); i++) {
            String longer = cut.isEmpty() ? segments.get(i) : cut + "/" + segments.get(i);
            if (!fits(longer, CUT_MARK_BYTES)) {
                break;
            }
            cut.setLength(0);
            cut.append(longer);
        }
        return cut.append("/~").append(digest(whole)).toString();
    }

    private static boolean fits(String path, int spareBytes) {
        int bytesMax = ResourcePath.PATH_BYTES_MAX - spareBytes;
        return path.length() <= bytesMax / 3
                || path.getBytes(StandardCharsets.UTF_8).length <= bytesMax;
    }

    private static String digest(String text) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, DIGEST_HEX_CHARS);
        } catch (NoSuchAlgorithmException bug) {
            throw new IllegalStateException("every JDK has SHA-256", bug);
        }
    }
}
