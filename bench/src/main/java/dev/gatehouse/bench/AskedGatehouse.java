package dev.gatehouse.bench;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// Asks a server the way its screens do: every question is noted in the journal before its answer.
///
/// @param connection to its socket
record AskedGatehouse(HttpConnection connection) implements Questions.Asked {
    /// What the explore screen counts by.
    static final String KEYS = "actor,action,verb,outcome,source,permission,kind,ip";

    @Override
    public boolean needle(Needles.Needle needle) throws IOException {
        String answer =
                connection
                        .get("/api/v1/events?limit=50&q=" + encoded(needle.query()))
                        .good()
                        .text();
        return !answer.contains("\"events\":[]");
    }

    @Override
    public void counts(Questions.Counts counts) throws IOException {
        String window =
                "?from="
                        + counts.from()
                        + "&to="
                        + counts.to()
                        + (counts.tool().isEmpty() ? "" : "&q=tool:" + counts.tool());
        connection.get("/api/v1/events/facets" + window + "&top=10&keys=" + KEYS).good();
        connection.get("/api/v1/events/histogram" + window + "&buckets=90&stack=outcome").good();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
