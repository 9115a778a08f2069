package dev.gatehouse.sigma;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// Texts as they look once somebody has encoded them.
final class Encoding {
    // How much of the encoded text depends on what stands before and behind, by the number of
    // bytes.
    private static final int[] STARTS = {0, 2, 3};
    private static final int[] ENDS = {0, 3, 2};
    private static final int GROUP_BYTES = 3;

    private Encoding() {}

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /// The part that is the same whatever surrounds it, for each of the three places at which the
    /// bytes may begin.
    static List<String> base64Anywhere(byte[] bytes) {
        List<String> forms = new ArrayList<>();
        for (int offset = 0; offset < GROUP_BYTES; offset++) {
            byte[] moved = new byte[offset + bytes.length];
            System.arraycopy(bytes, 0, moved, offset, bytes.length);
            String encoded = base64(moved);
            int end = encoded.length() - ENDS[moved.length % GROUP_BYTES];
            forms.add(encoded.substring(STARTS[offset], Math.max(STARTS[offset], end)));
        }
        return forms;
    }

    static byte[] bytes(Value.Text text) {
        Charset charset = text.isBytes() ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
        return text.pattern().text().getBytes(charset);
    }

    /// The text in UTF-16, each byte a character.
    static String utf16(String text, Modifier kind) {
        boolean bigEnd = kind == Modifier.UTF16BE;
        byte[] bytes =
                text.getBytes(bigEnd ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE);
        String mark = kind == Modifier.UTF16 ? "\u00ff\u00fe" : "";
        return mark + new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
