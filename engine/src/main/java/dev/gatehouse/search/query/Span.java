package dev.gatehouse.search.query;

/// A part of the text of a query, from `start` up to and without `end`, counted from 0.
record Span(int start, int end) {}
