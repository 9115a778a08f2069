package dev.gatehouse.search;

import dev.gatehouse.search.query.Key;
import dev.gatehouse.search.query.Query;

/// Observed values that begin with some letters, asked for.
///
/// @param within the events whose values they are
/// @param window when these happened
/// @param prefix in any case
/// @param top the most values wanted
public record ValuesRequest(Query within, Window window, Key key, String prefix, int top) {}
