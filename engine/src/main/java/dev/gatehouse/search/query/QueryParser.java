package dev.gatehouse.search.query;

import java.util.ArrayList;
import java.util.List;

/// Reads the text of a query. A space means AND, which binds tighter than OR; `-` and NOT negate.
/// Never fails but with a [QueryProblem], and never takes longer than its limits allow.
public final class QueryParser {
    /// Characters of one query.
    public static final int QUERY_CHARS_MAX = 8_192;

    /// Conditions and listed values of one query.
    public static final int CONDITIONS_MAX = 512;

    /// Parentheses and negations within each other.
    public static final int DEPTH_LEVELS_MAX = 32;

    private final Cursor cursor;
    private final ConditionReader conditions;
    private int depth;

    private QueryParser(Cursor cursor, QueryScope scope) {
        this.cursor = cursor;
        this.conditions = new ConditionReader(cursor, scope);
    }

    /// The tree of `text`; the empty text matches everything.
    ///
    /// @throws QueryProblem where it cannot be read
    public static Query parse(String text, QueryScope scope) {
        if (text.length() > QUERY_CHARS_MAX) {
            throw new QueryProblem(
                    new Span(QUERY_CHARS_MAX, text.length()),
                    "a query has at most " + QUERY_CHARS_MAX + " characters",
                    "");
        }
        QueryParser parser = new QueryParser(new Cursor(text), scope);
        parser.cursor.skipSpace();
        if (parser.cursor.atEnd()) {
            return Query.All.ALL;
        }
        Query query = parser.anyOf();
        if (!parser.cursor.atEnd()) {
            int start = parser.cursor.at();
            throw new QueryProblem(
                    new Span(start, start + 1),
                    "this parenthesis closes nothing",
                    "leave it out, or quote it");
        }
        return query;
    }

    private Query anyOf() {
        List<Query> parts = new ArrayList<>();
        do {
            parts.add(allOf());
        } while (takeOperator("OR"));
        return Query.or(parts);
    }

    private Query allOf() {
        List<Query> parts = new ArrayList<>();
        do {
            parts.add(negatable());
            cursor.skipSpace();
        } while (takeOperator("AND") || !(cursor.atEnd() || cursor.peek() == ')' || isNext("OR")));
        return Query.and(parts);
    }

    private Query negatable() {
        cursor.skipSpace();
        int start = cursor.at();
        if (cursor.atEnd() || cursor.peek() == ')') {
            throw new QueryProblem(new Span(start, start + 1), "a condition is missing here", "");
        }
        if (takeOperator("NOT") || cursor.take('-')) {
            return nested(start, () -> negated(negatable()));
        }
        if (cursor.take('(')) {
            return nested(start, () -> group(start));
        }
        for (String operator : List.of("AND", "OR")) {
            if (isNext(operator)) {
                throw new QueryProblem(
                        new Span(start, start + operator.length()),
                        operator + " needs a condition on both sides",
                        "quote it to search for the word");
            }
        }
        return conditions.read();
    }

    private static Query negated(Query part) {
        return part instanceof Query.Not not ? not.part() : new Query.Not(part);
    }

    private Query group(int start) {
        Query inner = anyOf();
        if (!cursor.take(')')) {
            throw new QueryProblem(
                    new Span(start, start + 1),
                    "this parenthesis is never closed",
                    "end it with )");
        }
        return inner;
    }

    private Query nested(int start, java.util.function.Supplier<Query> inner) {
        if (++depth > DEPTH_LEVELS_MAX) {
            throw new QueryProblem(
                    cursor.since(start),
                    "parentheses and negations go deeper than " + DEPTH_LEVELS_MAX + " levels",
                    "");
        }
        Query query = inner.get();
        depth--;
        return query;
    }

    private boolean isNext(String operator) {
        int start = cursor.at();
        boolean next = cursor.takeOperator(operator);
        cursor.back(start);
        return next;
    }

    private boolean takeOperator(String operator) {
        cursor.skipSpace();
        return cursor.takeOperator(operator);
    }
}
