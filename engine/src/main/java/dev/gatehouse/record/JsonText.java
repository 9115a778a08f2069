package dev.gatehouse.record;

import dev.gatehouse.json.CanonicalJson;
import java.nio.charset.StandardCharsets;

/// Text as a JSON string, quotes included.
final class JsonText {
    private JsonText() {}

    static byte[] quoted(byte[] utf8) {
        StringBuilder out = new StringBuilder(utf8.length + 2);
        CanonicalJson.writeString(new String(utf8, StandardCharsets.UTF_8), out);
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }
}
