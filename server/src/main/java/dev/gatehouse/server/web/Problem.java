package dev.gatehouse.server.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/// What went wrong, for the one who asked (RFC 9457). It never quotes a secret and never shows how
/// the inside looks.
///
/// @param type `about:blank`, or a word of ours for a problem a client can act on
/// @param title the status in words
/// @param status the HTTP status
/// @param detail one sentence with what to do
/// @param errors what stands where, for a query that does not parse
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<At> errors) {
    /// The media type.
    public static final String CONTENT_TYPE = "application/problem+json";

    private static final Map<Integer, String> TITLES =
            Map.ofEntries(
                    Map.entry(400, "Not understood"),
                    Map.entry(401, "Not signed in"),
                    Map.entry(403, "Not allowed"),
                    Map.entry(404, "Not found"),
                    Map.entry(405, "Method not allowed"),
                    Map.entry(408, "Too slow"),
                    Map.entry(409, "Conflict"),
                    Map.entry(410, "Gone"),
                    Map.entry(413, "Too large"),
                    Map.entry(415, "Content type not supported"),
                    Map.entry(421, "Host not served here"),
                    Map.entry(422, "Cannot be answered"),
                    Map.entry(429, "Too many"),
                    Map.entry(431, "Headers too large"),
                    Map.entry(500, "Our mistake"),
                    Map.entry(503, "Not available now"));

    /// One place in a query.
    ///
    /// @param column counted from 0
    /// @param length characters it spans
    /// @param message what is wrong
    /// @param suggestion what was probably meant; empty when there is no good guess
    public record At(int column, int length, String message, String suggestion) {}

    /// A problem of that status.
    public static Problem of(int status, String detail) {
        return new Problem("about:blank", title(status), status, detail, List.of());
    }

    /// A sign-in that goes no further without a code of the second factor.
    public static Problem secondFactor(String detail) {
        return new Problem("urn:gatehouse:second-factor", title(401), 401, detail, List.of());
    }

    /// A query that cannot be read.
    public static Problem query(String detail, List<At> errors) {
        return new Problem("urn:gatehouse:query", title(400), 400, detail, List.copyOf(errors));
    }

    static String title(int status) {
        return TITLES.getOrDefault(status, "Refused");
    }
}
