package dev.gatehouse.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;

/// A document that is not the JSON we accept: where, and what is wrong. The message never quotes
/// the document, so a secret in it stays out of logs.
public final class JsonProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long byteOffset;

    private JsonProblem(String message, long byteOffset, Throwable cause) {
        super(message, cause);
        this.byteOffset = byteOffset;
    }

    static JsonProblem of(IOException problem) {
        long offset =
                problem instanceof JsonProcessingException json && json.getLocation() != null
                        ? json.getLocation().getByteOffset()
                        : -1;
        return new JsonProblem(
                reason(problem) + " at byte " + Math.max(0, offset), offset, problem);
    }

    /// Where it went wrong, counted from 0; -1 when the parser did not say.
    public long byteOffset() {
        return byteOffset;
    }

    /// What a parser's exception comes down to, in words that quote nothing of the document.
    public static String reason(IOException problem) {
        String said = String.valueOf(problem.getMessage());
        if (said.startsWith("Duplicate field") || said.startsWith("Duplicate Object property")) {
            return "a key stands twice in one object";
        }
        if (said.contains("nesting depth")) {
            return "nested deeper than " + Json.DEPTH_LEVELS_MAX + " levels";
        }
        if (said.contains("Token count")) {
            return "more than " + Json.DOCUMENT_TOKENS_MAX + " tokens";
        }
        if (said.contains("Number value length")) {
            return "a number of more than " + Json.NUMBER_CHARS_MAX + " characters";
        }
        return "not valid JSON";
    }
}
