package dev.gatehouse.search.query;

/// Whole numbers in conditions: `10`, `>=10`, `5..10`.
final class Numbers {
    private Numbers() {}

    static Match ranged(String value, Span span) {
        int dots = value.indexOf("..");
        if (dots < 0) {
            long number = number(value, span);
            return new Match.Between(number, number);
        }
        String low = value.substring(0, dots);
        String high = value.substring(dots + 2);
        return between(
                low.isEmpty() || low.equals("*") ? Long.MIN_VALUE : number(low, span),
                high.isEmpty() || high.equals("*") ? Long.MAX_VALUE : number(high, span),
                span);
    }

    static Match compared(String comparison, String value, Span span) {
        long number = number(value, span);
        return switch (comparison) {
            case ">=" -> new Match.Between(number, Long.MAX_VALUE);
            case ">" -> new Match.Between(number + 1, Long.MAX_VALUE);
            case "<=" -> new Match.Between(Long.MIN_VALUE, number);
            default -> new Match.Between(Long.MIN_VALUE, number - 1);
        };
    }

    static Match between(long low, long high, Span span) {
        if (low > high) {
            throw new QueryProblem(span, "the range ends before it begins", "exchange the two");
        }
        if (low == Long.MIN_VALUE && high == Long.MAX_VALUE) {
            return Match.Exists.EXISTS;
        }
        return new Match.Between(low, high);
    }

    private static long number(String value, Span span) {
        if (!value.matches("-?[0-9]{1,18}")) {
            throw new QueryProblem(span, "this is no whole number", "for example count:>=10");
        }
        return Long.parseLong(value);
    }
}
