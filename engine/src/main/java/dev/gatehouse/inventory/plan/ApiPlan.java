package dev.gatehouse.inventory.plan;

import java.util.Map;

/// How a tool's API is asked.
///
/// @param root where its addresses begin; names in braces are settings of the source
/// @param settings those names, with what to tell the operator about each
/// @param headers of every request; `{token}` is the source's secret
/// @param next how the next page is found
public record ApiPlan(
        String root, Map<String, String> settings, Map<String, String> headers, Next next) {
    public ApiPlan {
        settings = Map.copyOf(settings);
        headers = Map.copyOf(headers);
    }

    /// How the next page is found.
    public enum Next {
        /// The `Link` header's `rel="next"`.
        LINK,
        /// `first` and `max`, until a page is not full.
        OFFSET,
        /// `metadata.continue` of the answer, sent back as `continue`.
        CONTINUE,
        /// The answer is all of it.
        NONE
    }
}
