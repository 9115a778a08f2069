package dev.gatehouse.search;

import dev.gatehouse.search.query.Query;
import java.util.Optional;
import java.util.OptionalLong;

/// One page of events, asked for.
///
/// @param query which
/// @param window from when
/// @param asOf the last position the answer may know of; what is known now where empty
/// @param after where the page before ended; empty for the first
/// @param limit events of the page, 1 to [#LIMIT_EVENTS_MAX]
public record SearchRequest(
        Query query, Window window, OptionalLong asOf, Optional<PageCursor> after, int limit) {
    /// Events one page may have.
    public static final int LIMIT_EVENTS_MAX = 1_000;

    public SearchRequest {
        if (limit < 1 || limit > LIMIT_EVENTS_MAX) {
            throw new IllegalArgumentException("a page has 1 to " + LIMIT_EVENTS_MAX + " events");
        }
    }

    /// The first page over all time, as of now.
    public static SearchRequest first(Query query, int limit) {
        return new SearchRequest(
                query, Window.ALL_TIME, OptionalLong.empty(), Optional.empty(), limit);
    }

    /// The page that follows, as of the same position.
    public SearchRequest next(PageCursor cursor) {
        return new SearchRequest(
                query, window, OptionalLong.of(cursor.asOf()), Optional.of(cursor), limit);
    }
}
