package dev.gatehouse.search.query;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Writes a tree as text that reads back as the same tree, whatever stands in its values: what
/// could be taken for anything but a value is quoted.
public final class QueryPrinter {
    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private QueryPrinter() {}

    /// The text of `query`.
    public static String print(Query query) {
        return switch (query) {
            case Query.All _ -> "*";
            case Query.And and -> joined(and.parts(), " ", Query.Or.class);
            case Query.Or or -> joined(or.parts(), " OR ", Query.Or.class);
            case Query.Not not ->
                    "-"
                            + inGroup(
                                    not.part(),
                                    not.part() instanceof Query.And
                                            || not.part() instanceof Query.Or);
            case Query.Field field -> field(field.key(), field.match());
            case Query.Detail detail ->
                    "detail." + detail.name() + ":" + value(detail.match(), false);
            case Query.Text text -> isBareText(text.text()) ? text.text() : quoted(text.text());
            case Query.TextLike like -> like.pattern();
            case Query.Is is -> "is:" + is.name();
        };
    }

    private static String joined(List<Query> parts, String separator, Class<?> grouped) {
        return parts.stream()
                .map(part -> inGroup(part, grouped.isInstance(part)))
                .collect(Collectors.joining(separator));
    }

    private static String inGroup(Query query, boolean group) {
        return group ? "(" + print(query) + ")" : print(query);
    }

    private static String field(Key key, Match match) {
        return key.word()
                + ":"
                + (match instanceof Match.Between between
                        ? range(between, key.shape() == Shape.TIME)
                        : value(match, key.shape() == Shape.ADDRESS));
    }

    private static String value(Match match, boolean slashIsNetwork) {
        return switch (match) {
            case Match.Exactly exactly ->
                    isBareValue(exactly.value(), slashIsNetwork)
                            ? exactly.value()
                            : quoted(exactly.value());
            case Match.Like like -> like.pattern();
            case Match.Regex regex -> "/" + regex.expression() + "/";
            case Match.AnyOf any ->
                    any.choices().stream()
                            .map(choice -> value(choice, slashIsNetwork))
                            .collect(Collectors.joining(","));
            case Match.Exists _ -> "*";
            case Match.Within within -> within.network().text();
            case Match.Under under ->
                    isBarePath(under.pattern().text())
                            ? under.pattern().text()
                            : quoted(under.pattern().text());
            case Match.Between between -> range(between, false);
        };
    }

    private static String range(Match.Between between, boolean time) {
        long low = between.low();
        long high = between.high();
        if (high == Long.MAX_VALUE) {
            return ">=" + (time ? instant(low) : low);
        }
        if (low == Long.MIN_VALUE) {
            return time ? "<" + instant(high + 1) : "<=" + high;
        }
        if (low == high && !time) {
            return Long.toString(low);
        }
        return time ? instant(low) + ".." + MICROS.format(at(high)) : low + ".." + high;
    }

    private static Instant at(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    static String instant(long micros) {
        return at(micros).toString();
    }

    static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static boolean isBareText(String text) {
        boolean operator =
                text.equalsIgnoreCase("and")
                        || text.equalsIgnoreCase("or")
                        || text.equalsIgnoreCase("not");
        return !operator
                && !text.startsWith("-")
                && text.chars().allMatch(c -> isSafe(c) || c == '/');
    }

    private static boolean isBareValue(String value, boolean slashIsNetwork) {
        return !value.isEmpty()
                && !value.startsWith("/")
                && !value.startsWith(":")
                && !(slashIsNetwork && value.indexOf('/') >= 0)
                && value.chars().allMatch(c -> isSafe(c) || c == '/' || c == ':');
    }

    private static boolean isBarePath(String path) {
        boolean expression = path.length() > 1 && path.startsWith("/") && path.endsWith("/");
        return !expression
                && !path.equals("*")
                && !path.startsWith(":")
                && path.chars()
                        .allMatch(c -> isSafe(c) || c == '/' || c == '*' || c == ':' || c == '=');
    }

    private static boolean isSafe(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || "._@+#-~%".indexOf(c) >= 0
                || (c > 0xbf && Character.isLetterOrDigit(c));
    }
}
