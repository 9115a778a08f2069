package dev.gatehouse.source.plan;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.gatehouse.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The documents of a piece that holds a list of them, as collectors and clouds forward them:
/// `[{…},{…}]` or `{"records":[{…},{…}]}`. An element that is a string counts when its text is an
/// object. A list with anything else in it holds no documents.
final class Documents {
    /// Documents in one piece; a longer list is read as if it were none, which shows.
    static final int DOCUMENTS_MAX = 10_000;

    private Documents() {}

    /// The documents of the list that the piece is; none when it is no such list.
    static List<byte[]> ofList(byte[] piece) {
        try (JsonParser parser = Json.factory().createParser(piece)) {
            return parser.nextToken() == JsonToken.START_ARRAY
                    ? elements(parser, piece)
                    : List.of();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    /// The documents of the first member of the object at one of these paths that is a list.
    static List<byte[]> ofMember(byte[] piece, List<String> names) {
        try (JsonParser parser = Json.factory().createParser(piece)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return List.of();
            }
            return within(parser, piece, names).orElse(List.of());
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    private static Optional<List<byte[]>> within(
            JsonParser parser, byte[] piece, List<String> names) throws IOException {
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_ARRAY && names.contains(name)) {
                return Optional.of(elements(parser, piece));
            }
            List<String> below = below(names, name);
            if (token == JsonToken.START_OBJECT && !below.isEmpty()) {
                Optional<List<byte[]>> found = within(parser, piece, below);
                if (found.isPresent()) {
                    return found;
                }
            } else {
                parser.skipChildren();
            }
        }
        return Optional.empty();
    }

    private static List<String> below(List<String> names, String name) {
        String begins = name + ".";
        return names.stream()
                .filter(path -> path.startsWith(begins))
                .map(path -> path.substring(begins.length()))
                .toList();
    }

    private static List<byte[]> elements(JsonParser parser, byte[] piece) throws IOException {
        List<byte[]> documents = new ArrayList<>();
        for (JsonToken token = parser.nextToken();
                token != JsonToken.END_ARRAY;
                token = parser.nextToken()) {
            if (documents.size() == DOCUMENTS_MAX) {
                return List.of();
            }
            if (token == JsonToken.START_OBJECT) {
                int from = (int) parser.currentTokenLocation().getByteOffset();
                parser.skipChildren();
                int to = (int) parser.currentLocation().getByteOffset();
                documents.add(Arrays.copyOfRange(piece, from, to));
            } else if (token == JsonToken.VALUE_STRING && parser.getText().startsWith("{")) {
                documents.add(parser.getText().getBytes(StandardCharsets.UTF_8));
            } else {
                return List.of();
            }
        }
        return documents;
    }
}
