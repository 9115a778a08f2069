package dev.gatehouse.search.query;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Random trees over a small world of values, so that they often match something.
public final class RandomQueries {
    private static final List<String> ODD =
            List.of(
                    "' OR 1=1 --",
                    "a:b",
                    "\"",
                    "\\",
                    "*",
                    "a b",
                    "(x)",
                    "x,y",
                    "",
                    "-",
                    "ÄÖ ß",
                    "\u0000",
                    "\ud800",
                    "/x/",
                    ">5",
                    "..",
                    "日本語",
                    "NOT");

    private final RandomGenerator random;
    private final List<String> values;

    /// @param values what conditions ask for most of the time
    public RandomQueries(RandomGenerator random, List<String> values) {
        this.random = random;
        this.values = values;
    }

    /// A tree at most `depth` levels deep.
    public Query next(int depth) {
        int choice = random.nextInt(depth <= 0 ? 10 : 16);
        return switch (choice) {
            case 0 -> new Query.Text(word());
            case 1 ->
                    new Query.TextLike(Folding.fold(word().replaceAll("[^A-Za-z0-9]", "x")) + "*");
            case 2 -> new Query.Is(any(List.copyOf(Shorthands.names())));
            case 3 -> new Query.Detail("repo_" + random.nextInt(3), match());
            case 4 -> new Query.Field(any(List.of(Key.COUNT, Key.POSITION)), between(20));
            case 5 ->
                    new Query.Field(
                            any(List.of(Key.TIME, Key.RECEIVED)), between(2_000_000_000_000_000L));
            case 6 -> new Query.Field(Key.IP, random.nextBoolean() ? within() : match());
            case 7 -> new Query.Field(Key.RESOURCE, path());
            case 8, 9 -> keyed();
            case 10, 11 -> Query.and(parts(depth));
            case 12, 13 -> Query.or(parts(depth));
            case 14 -> Query.All.ALL;
            default -> negated(next(depth - 1));
        };
    }

    private static Query negated(Query part) {
        return part instanceof Query.Not ? part : new Query.Not(part);
    }

    private List<Query> parts(int depth) {
        return List.of(next(depth - 1), next(depth - 1));
    }

    private Query keyed() {
        Key key = any(List.of(Key.values()));
        return switch (key.shape()) {
            case WORD, SEVERAL -> new Query.Field(key, match());
            case CLOSED -> new Query.Field(key, new Match.Exactly(any(key.closedValues())));
            case PHRASE -> new Query.Field(key, new Match.Exactly(word()));
            case ADDRESS, PATH, NUMBER, TIME, ID -> new Query.Field(Key.ACTOR, match());
        };
    }

    private Match match() {
        return switch (random.nextInt(8)) {
            case 0 -> Match.Exists.EXISTS;
            case 1 -> new Match.Like(pattern());
            case 2 -> new Match.Regex(value().replaceAll("[^A-Za-z0-9]", ".") + ".?");
            case 3 ->
                    new Match.AnyOf(List.of(new Match.Exactly(value()), new Match.Like(pattern())));
            case 4 -> new Match.Exactly(any(ODD));
            default -> new Match.Exactly(value());
        };
    }

    private String pattern() {
        String plain = value().replaceAll("[^A-Za-z0-9.-]", "x");
        int at = random.nextInt(plain.length() + 1);
        return switch (random.nextInt(3)) {
            case 0 -> plain.substring(0, Math.max(1, at)) + "*";
            case 1 -> "*" + plain.substring(at) + "x*";
            default -> "a" + plain.substring(0, at) + "*" + plain.substring(at);
        };
    }

    private Match path() {
        List<String> segments = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            String plain = value().replaceAll("[^A-Za-z0-9-]", "x") + "x";
            segments.add(
                    random.nextInt(5) == 0
                            ? any(List.of("*", "**", "p*", "*s"))
                            : random.nextInt(3) == 0 ? "payments" : plain);
        }
        String head = any(List.of("", "", "", "/", "="));
        String text = head + String.join("/", segments);
        return new Match.Under(new PathPattern(text.equals("*") ? "**/*" : text));
    }

    private Match within() {
        return new Match.Within(
                Network.parse(
                                any(
                                        List.of(
                                                "10.0.0.0/8",
                                                "10.1.0.0/16",
                                                "0.0.0.0/0",
                                                "2001:db8::/32",
                                                "10.1.2.3/32")))
                        .orElseThrow());
    }

    private Match between(long top) {
        long low = random.nextLong(top);
        long high = low + random.nextLong(top);
        return switch (random.nextInt(3)) {
            case 0 -> new Match.Between(low, Long.MAX_VALUE);
            case 1 -> new Match.Between(Long.MIN_VALUE, high);
            default -> new Match.Between(low, high);
        };
    }

    private String word() {
        String value = value();
        return Tokens.words(value).isEmpty() ? "word" : value;
    }

    private String value() {
        return any(values);
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
