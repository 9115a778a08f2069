package dev.gatehouse.people;

import java.util.List;

/// What became of a file: every entry is in exactly one of `added`, `changed`, `unchanged` and
/// `refused`.
///
/// @param read entries: rows, users, groups, operations
/// @param linked accounts that were linked
/// @param refused entries that could not be taken
/// @param problems the first [#PROBLEMS_MAX] of what was wrong; an account that could not be linked
///   is one too, its person is taken all the same
public record PeopleCount(
        long read,
        long added,
        long changed,
        long unchanged,
        long linked,
        long refused,
        List<PeopleProblem> problems) {
    /// Problems that are told; the rest is only counted.
    public static final int PROBLEMS_MAX = 100;

    /// Nothing yet.
    public static final PeopleCount NOTHING = new PeopleCount(0, 0, 0, 0, 0, 0, List.of());

    public PeopleCount {
        problems = List.copyOf(problems);
    }
}
