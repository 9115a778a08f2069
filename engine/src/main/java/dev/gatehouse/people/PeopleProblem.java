package dev.gatehouse.people;

/// What in a file could not be taken, and where.
///
/// @param line of the file, from 1
/// @param column of that line in bytes, from 1
/// @param what is wrong and what would be right; quotes nothing that is not a column's name
public record PeopleProblem(long line, long column, String what) {}
