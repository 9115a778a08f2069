package dev.gatehouse.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;

/// The one place a JSON parser is made. Every parser it gives refuses, with a [JsonProblem] or the
/// parser's own exception, what the limits below or RFC 8259 do not allow: a repeated key, a
/// document nested too deep, too many tokens, an endless number. Comments, single quotes, `NaN` and
/// trailing commas are errors.
public final class Json {
    /// Levels of nesting.
    public static final int DEPTH_LEVELS_MAX = 64;

    /// Tokens in one document.
    public static final long DOCUMENT_TOKENS_MAX = 100_000;

    /// Characters of one number.
    public static final int NUMBER_CHARS_MAX = 1_000;

    /// Characters of one member name.
    public static final int NAME_CHARS_MAX = 1_024;

    /// Characters of one string; a whole body is capped before it gets here.
    public static final int STRING_CHARS_MAX = 32 * 1024 * 1024;

    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(DEPTH_LEVELS_MAX)
                                    .maxTokenCount(DOCUMENT_TOKENS_MAX)
                                    .maxNumberLength(NUMBER_CHARS_MAX)
                                    .maxNameLength(NAME_CHARS_MAX)
                                    .maxStringLength(STRING_CHARS_MAX)
                                    .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build();

    private Json() {}

    /// The factory behind every parser and generator of the product.
    public static JsonFactory factory() {
        return FACTORY;
    }

    /// Reads one whole document; anything after it is an error.
    ///
    /// @throws JsonProblem with the byte offset and what is wrong there
    public static JsonValue parse(byte[] document) {
        return parse(document, 0, document.length);
    }

    /// Reads the document that fills `length` bytes from `offset`.
    ///
    /// @throws JsonProblem with the byte offset and what is wrong there
    public static JsonValue parse(byte[] bytes, int offset, int length) {
        try (JsonParser parser = FACTORY.createParser(bytes, offset, length)) {
            return JsonTree.readWhole(parser);
        } catch (java.io.IOException problem) {
            throw JsonProblem.of(problem);
        }
    }

    /// Reads one whole document from text.
    ///
    /// @throws JsonProblem with the offset and what is wrong there
    public static JsonValue parse(String document) {
        return parse(document.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
