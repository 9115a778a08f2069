package dev.gatehouse.people;

/// A file of people that cannot be read on from a place.
public final class PeopleFileException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient PeopleProblem problem;

    PeopleFileException(long line, long column, String what) {
        super("line " + line + ", column " + column + ": " + what);
        this.problem = new PeopleProblem(line, column, what);
    }

    /// Where and what.
    public PeopleProblem problem() {
        return problem;
    }
}
