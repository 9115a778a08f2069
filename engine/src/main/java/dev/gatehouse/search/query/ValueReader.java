package dev.gatehouse.search.query;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads one value of a key, as what its [Shape] allows.
final class ValueReader {
    /// Instructions a regular expression may compile to.
    static final int EXPRESSION_INSTRUCTIONS_MAX = 2_000;

    private static final List<String> COMPARISONS = List.of(">=", "<=", ">", "<");
    private static final Map<String, String> AS_OTHERS_SAY =
            Map.of(
                    "success",
                    "succeeded",
                    "ok",
                    "succeeded",
                    "failure",
                    "failed",
                    "error",
                    "failed",
                    "refused",
                    "denied",
                    "unknown",
                    "not-recorded");

    private final Cursor cursor;
    private final Moments moments;

    ValueReader(Cursor cursor, Moments moments) {
        this.cursor = cursor;
        this.moments = moments;
    }

    Match read(Key key) {
        int start = cursor.at();
        if (cursor.peek() == '"') {
            return ofText(key, cursor.takeQuoted(), start);
        }
        if (cursor.peek() == '/') {
            Optional<String> expression = cursor.takeExpression();
            if (expression.isPresent()) {
                return regex(key, expression.get(), cursor.since(start));
            }
        }
        for (String comparison : COMPARISONS) {
            if (cursor.take(comparison)) {
                return compared(key, comparison, start);
            }
        }
        String value = cursor.takeValue();
        if (value.isEmpty()) {
            throw new QueryProblem(
                    cursor.since(start),
                    key.word() + ": needs a value",
                    "for example " + key.example());
        }
        return value.equals("*") ? Match.Exists.EXISTS : ofValue(key, value, start);
    }

    private Match ofValue(Key key, String value, int start) {
        return switch (key.shape()) {
            case NUMBER, TIME -> ranged(key, value, cursor.since(start));
            case ADDRESS -> address(value, start);
            case PATH -> under(value, start);
            case WORD, CLOSED, PHRASE, ID, SEVERAL ->
                    value.indexOf('*') < 0 ? ofText(key, value, start) : like(value, start);
        };
    }

    private Match ofText(Key key, String value, int start) {
        Span span = cursor.since(start);
        return switch (key.shape()) {
            case NUMBER, TIME -> ranged(key, value, span);
            case CLOSED -> closed(key, value, span);
            case PATH -> under(value, start);
            case ADDRESS -> new Match.Exactly(value);
            case PHRASE -> phrase(value, span);
            case WORD, ID, SEVERAL -> new Match.Exactly(value);
        };
    }

    private static Match phrase(String value, Span span) {
        if (Tokens.words(value).isEmpty()) {
            throw new QueryProblem(span, "there is no letter or digit to search for", "");
        }
        return new Match.Exactly(value);
    }

    private Match under(String value, int start) {
        Span span = cursor.since(start);
        PathPattern pattern = new PathPattern(value);
        checkStars(value.replace("**", "*"), span);
        if (pattern.segments().contains("")) {
            throw new QueryProblem(
                    span, "a resource path needs a name", "for example resource:payments");
        }
        if (pattern.segments().size() > PathPattern.SEGMENTS_MAX) {
            throw new QueryProblem(
                    span, "a path has at most " + PathPattern.SEGMENTS_MAX + " segments", "");
        }
        return new Match.Under(pattern);
    }

    private Match address(String value, int start) {
        if (value.indexOf('/') >= 0) {
            return new Match.Within(
                    Network.parse(value)
                            .orElseThrow(() ->
                                    new QueryProblem(
                                            cursor.since(start),
                                            "this is no network",
                                            "write it like 10.0.0.0/8 or 2001:db8::/32")));
        }
        return value.indexOf('*') < 0 ? new Match.Exactly(value) : like(value, start);
    }

    private Match like(String value, int start) {
        checkStars(value, cursor.since(start));
        return new Match.Like(value);
    }

    void checkStars(String pattern, Span span) {
        if (Wildcard.stars(pattern) > Wildcard.STARS_MAX) {
            throw new QueryProblem(
                    span, "a pattern has at most " + Wildcard.STARS_MAX + " stars", "");
        }
    }

    private static Match closed(Key key, String value, Span span) {
        String word = Folding.fold(value).replace('_', '-');
        String known = key == Key.OUTCOME ? AS_OTHERS_SAY.getOrDefault(word, word) : word;
        if (!key.closedValues().contains(known)) {
            String suggestion =
                    key == Key.KIND && Shorthands.named(word).isPresent()
                            ? "did you mean is:" + word + "?"
                            : Closest.to(word, key.closedValues())
                                    .map(close -> "did you mean " + close + "?")
                                    .orElse("one of " + String.join(", ", key.closedValues()));
            throw new QueryProblem(span, key.word() + " is never " + value, suggestion);
        }
        return new Match.Exactly(known);
    }

    private static Match regex(Key key, String expression, Span span) {
        boolean textual = key.shape() != Shape.NUMBER && key.shape() != Shape.TIME;
        if (!textual) {
            throw new QueryProblem(
                    span, key.word() + " is compared, not matched", "for example " + key.example());
        }
        try {
            if (Pattern.compile(expression, Pattern.CASE_INSENSITIVE).programSize()
                    > EXPRESSION_INSTRUCTIONS_MAX) {
                throw new QueryProblem(
                        span, "this expression is too large", "use shorter repetitions");
            }
        } catch (PatternSyntaxException problem) {
            throw new QueryProblem(
                    span,
                    "not an RE2 expression: " + problem.getDescription(),
                    "RE2 has no look-around and no back-references");
        }
        return new Match.Regex(expression);
    }

    private Match compared(Key key, String comparison, int start) {
        cursor.skipSpace();
        String value = cursor.takeValue();
        Span span = cursor.since(start);
        return switch (key.shape()) {
            case TIME -> moments.compared(comparison, value, span);
            case NUMBER -> Numbers.compared(comparison, value, span);
            case WORD, CLOSED, PHRASE, PATH, ADDRESS, ID, SEVERAL ->
                    throw new QueryProblem(
                            span,
                            "only numbers and times are compared",
                            "put the value in quotes to search for it");
        };
    }

    private Match ranged(Key key, String value, Span span) {
        return key.shape() == Shape.TIME
                ? moments.ranged(value, span)
                : Numbers.ranged(value, span);
    }
}
