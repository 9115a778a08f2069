package dev.gatehouse.cli;

import dev.gatehouse.json.JsonProblem;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonArray;
import dev.gatehouse.json.JsonValue.JsonObject;
import java.util.ArrayList;
import java.util.List;

/// What the server refused, in its own words (RFC 9457), or that there is no server.
final class ApiProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;
    private final transient List<String> hints;

    ApiProblem(int exitCode, String message, List<String> hints) {
        super(message);
        this.exitCode = exitCode;
        this.hints = List.copyOf(hints);
    }

    static ApiProblem of(int status, byte[] body) {
        int exitCode =
                switch (status) {
                    case 401, 403 -> ExitCode.NOT_ALLOWED;
                    case 429, 502, 503, 504 -> ExitCode.UNAVAILABLE;
                    default -> status >= 500 ? ExitCode.INTERNAL : ExitCode.USAGE;
                };
        try {
            if (dev.gatehouse.json.Json.parse(body) instanceof JsonObject problem) {
                String words = words(status, problem);
                return new ApiProblem(exitCode, words, hints(problem, words));
            }
        } catch (JsonProblem notJson) {
            return new ApiProblem(exitCode, "the server answered " + status, List.of());
        }
        return new ApiProblem(exitCode, "the server answered " + status, List.of());
    }

    private static String words(int status, JsonObject problem) {
        String title = problem.get("title").text();
        String detail = problem.get("detail").text();
        String said = detail.isEmpty() ? title : detail;
        return said.isEmpty() ? "the server answered " + status : said;
    }

    // What the sentence says already is not said again.
    private static List<String> hints(JsonObject problem, String words) {
        List<String> hints = new ArrayList<>();
        if (problem.get("errors") instanceof JsonArray errors) {
            for (JsonValue error : errors.items()) {
                if (error instanceof JsonObject one && !words.contains(one.get("message").text())) {
                    hints.add(hint(one));
                }
            }
        }
        return hints;
    }

    private static String hint(JsonObject error) {
        String suggestion = error.get("suggestion").text();
        return error.get("message").text() + (suggestion.isEmpty() ? "" : "; " + suggestion);
    }

    int exitCode() {
        return exitCode;
    }

    List<String> hints() {
        return hints == null ? List.of() : hints;
    }
}
