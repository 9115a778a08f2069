package dev.gatehouse.search.look;

import dev.gatehouse.search.query.Query;

/// One thing worth a look.
///
/// @param number how the command line names it, from 1
/// @param title a few words
/// @param why one sentence: why somebody would want to know
/// @param count events it is about
/// @param query lists them
public record Thing(int number, String title, String why, long count, Query query) {}
