package dev.gatehouse.json;

import dev.gatehouse.json.JsonValue.JsonArray;
import dev.gatehouse.json.JsonValue.JsonBoolean;
import dev.gatehouse.json.JsonValue.JsonNull;
import dev.gatehouse.json.JsonValue.JsonNumber;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.json.JsonValue.JsonString;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;

/// Writes a value so that equal values have equal bytes: members sorted by their UTF-16 units, no
/// white space, the shortest escapes, integers beyond 2^53 as strings. Only for records of our own;
/// what a tool sent is kept as its bytes.
public final class CanonicalJson {
    private static final int SAFE_DIGITS = 15;
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private CanonicalJson() {}

    /// The canonical UTF-8 bytes.
    public static byte[] bytes(JsonValue value) {
        return text(value).getBytes(StandardCharsets.UTF_8);
    }

    /// The canonical text.
    public static String text(JsonValue value) {
        StringBuilder out = new StringBuilder(256);
        write(value, out);
        return out.toString();
    }

    private static void write(JsonValue value, StringBuilder out) {
        switch (value) {
            case JsonObject object -> writeObject(object, out);
            case JsonArray array -> writeArray(array, out);
            case JsonString string -> writeString(string.value(), out);
            case JsonNumber number -> writeNumber(number.text(), out);
            case JsonBoolean bool -> out.append(bool.text());
            case JsonNull _ -> out.append("null");
        }
    }

    private static void writeObject(JsonObject object, StringBuilder out) {
        char before = '{';
        for (var member : new TreeMap<>(object.members()).entrySet()) {
            out.append(before);
            before = ',';
            writeString(member.getKey(), out);
            out.append(':');
            write(member.getValue(), out);
        }
        out.append(before == '{' ? "{}" : "}");
    }

    private static void writeArray(JsonArray array, StringBuilder out) {
        char before = '[';
        for (JsonValue item : array.items()) {
            out.append(before);
            before = ',';
            write(item, out);
        }
        out.append(before == '[' ? "[]" : "]");
    }

    private static void writeNumber(String digits, StringBuilder out) {
        boolean whole = digits.chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9'));
        if (whole && digits.length() > SAFE_DIGITS) {
            writeString(digits, out);
        } else {
            out.append(digits);
        }
    }

    /// Appends `text` as a JSON string, quotes included.
    public static void writeString(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                default -> {
                    if (c < 0x20 || isLoneSurrogate(text, i)) {
                        out.append("\\u").append(HEX[c >> 12]).append(HEX[(c >> 8) & 15]);
                        out.append(HEX[(c >> 4) & 15]).append(HEX[c & 15]);
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    // A lone surrogate has no UTF-8 form; escaped it survives the way to bytes and back.
    private static boolean isLoneSurrogate(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        return Character.isLowSurrogate(c)
                && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
    }
}
