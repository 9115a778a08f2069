package dev.gatehouse.search;

/// A search that took longer than it may. Nothing of an answer is given.
public final class SearchTooLong extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SearchTooLong() {
        super(
                "the search took longer than "
                        + SearchTime.SEARCH_SECONDS_MAX.toSeconds()
                        + " seconds; narrow the time range or replace patterns by whole values");
    }
}
