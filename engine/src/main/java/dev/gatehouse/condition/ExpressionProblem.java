package dev.gatehouse.condition;

/// An expression cannot be read: an operator's mistake.
public final class ExpressionProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    ExpressionProblem(String message, int line, int column) {
        super(message);
        this.line = line;
        this.column = column;
    }

    /// The line within the expression, from 1.
    public int line() {
        return line;
    }

    /// The column within that line, from 1.
    public int column() {
        return column;
    }
}
