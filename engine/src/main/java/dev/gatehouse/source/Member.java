package dev.gatehouse.source;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.gatehouse.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// One member of a line that wraps what a tool sent.
public final class Member {
    private Member() {}

    /// Member `name` of the JSON object in `line`: an object or array as its exact bytes, a string
    /// as its decoded UTF-8 text; nothing when the line is no object or has no such member.
    public static Optional<byte[]> of(byte[] line, String name) {
        try (JsonParser parser = Json.factory().createParser(line)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            for (String each = parser.nextFieldName();
                    each != null;
                    each = parser.nextFieldName()) {
                JsonToken token = parser.nextToken();
                if (each.equals(name)) {
                    return value(parser, token, line);
                }
                parser.skipChildren();
            }
            return Optional.empty();
        } catch (IOException notOurs) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> value(JsonParser parser, JsonToken token, byte[] line)
            throws IOException {
        if (token == JsonToken.VALUE_STRING) {
            return Optional.of(parser.getText().getBytes(StandardCharsets.UTF_8));
        }
        int from = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        int to = (int) parser.currentLocation().getByteOffset();
        return Optional.of(Arrays.copyOfRange(line, from, to));
    }
}
