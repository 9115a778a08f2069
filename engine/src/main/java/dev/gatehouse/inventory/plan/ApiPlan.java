package dev.gatehouse.inventory.plan;

import dev.gatehouse.source.Paging;
import java.util.Map;

/// How a tool's API is asked.
///
/// @param scopes the least its token must be allowed, for people
/// @param root where its addresses begin; names in braces are settings of the source
/// @param settings those names, with what to tell the operator about each
/// @param headers of every request; `{token}` is the source's secret
/// @param next how the next page is found
/// @param rateLimit the headers that tell what is left
public record ApiPlan(
        String scopes,
        String root,
        Map<String, String> settings,
        Map<String, String> headers,
        Next next,
        Paging.RateLimit rateLimit) {
    public ApiPlan {
        settings = Map.copyOf(settings);
        headers = Map.copyOf(headers);
    }

    /// How the next page is found.
    public enum Next {
        /// The `Link` header's `rel="next"`.
        LINK,
        /// `first` and the address's own `max`, until a page is not full.
        OFFSET,
        /// `metadata.continue` of the answer, sent back as `continue`.
        CONTINUE,
        /// The answer is all of it.
        NONE
    }
}
