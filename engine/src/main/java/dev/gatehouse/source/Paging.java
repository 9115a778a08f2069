package dev.gatehouse.source;

import java.time.Duration;
import java.util.Map;

/// How a channel is polled: pages follow the `Link` header's `rel="next"`.
///
/// @param url where it begins; `{name}` is replaced by a setting of the source
/// @param settings the names between braces, with what to tell the operator about each
/// @param parameters of the first request
/// @param sinceParameter the parameter that says from when on; empty when it is part of another
/// @param sinceTemplate how that is written; `{since}` is the time in RFC 3339
/// @param overlap how far a poll reaches back behind the newest event it has seen
/// @param headers of every request
/// @param rateLimit the headers that tell what is left
public record Paging(
        String url,
        Map<String, String> settings,
        Map<String, String> parameters,
        String sinceParameter,
        String sinceTemplate,
        Duration overlap,
        Map<String, String> headers,
        RateLimit rateLimit) {
    /// Names of headers; empty where the tool has none.
    public record RateLimit(String limit, String remaining, String reset) {}
}
