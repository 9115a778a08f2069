package dev.gatehouse.search.query;

/// A query that cannot be read: where it goes wrong, what is wrong there, and what was probably
/// meant. Everything in it is fit to show to whoever typed the query.
public final class QueryProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int column;
    private final int length;
    private final String what;
    private final String suggestion;

    QueryProblem(Span span, String what, String suggestion) {
        super(
                "column "
                        + (span.start() + 1)
                        + ": "
                        + what
                        + (suggestion.isEmpty() ? "" : "; " + suggestion));
        this.column = span.start() + 1;
        this.length = Math.max(1, span.end() - span.start());
        this.what = what;
        this.suggestion = suggestion;
    }

    /// The first character that is wrong, counted from 1.
    public int column() {
        return column;
    }

    /// How many characters are wrong; at least 1.
    public int length() {
        return length;
    }

    /// What is wrong, one clause without a full stop.
    public String what() {
        return what;
    }

    /// What was probably meant; empty when nothing is close.
    public String suggestion() {
        return suggestion;
    }
}
