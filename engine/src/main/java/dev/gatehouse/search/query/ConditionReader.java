package dev.gatehouse.search.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads one condition: `key:value` in all its forms, a bare word or a phrase.
final class ConditionReader {
    private static final String DETAIL = "detail.";

    private final Cursor cursor;
    private final ValueReader values;
    private int conditions;

    ConditionReader(Cursor cursor, QueryScope scope) {
        this.cursor = cursor;
        this.values = new ValueReader(cursor, new Moments(scope));
    }

    Query read() {
        int start = cursor.at();
        countOne(start);
        if (cursor.peek() == '"') {
            return text(cursor.takeQuoted(), start);
        }
        Optional<String> name = cursor.takeKey();
        if (name.isEmpty()) {
            return bare(start);
        }
        Span span = cursor.since(start);
        cursor.skipSpaceBeforeComparison();
        cursor.take(':');
        return switch (name.get()) {
            case "is" -> is(span);
            case "has" -> has();
            default -> named(name.get(), span);
        };
    }

    private Query named(String name, Span span) {
        if (name.startsWith(DETAIL) && name.length() > DETAIL.length()) {
            return new Query.Detail(name.substring(DETAIL.length()), match(Key.ACTION));
        }
        Key key = Key.named(name).orElseThrow(() -> unknownKey(name, span));
        return key == Key.ID ? id() : new Query.Field(key, match(key));
    }

    private Match match(Key key) {
        int start = cursor.at();
        if (cursor.take('(')) {
            return alternatives(key, start);
        }
        List<Match> choices = new ArrayList<>();
        do {
            choices.add(next(key, choices.isEmpty(), start));
        } while (cursor.take(','));
        return oneOf(choices, start);
    }

    // `key:(a or b)`, as other products write a list.
    private Match alternatives(Key key, int start) {
        List<Match> choices = new ArrayList<>();
        do {
            cursor.skipSpace();
            choices.add(next(key, choices.isEmpty(), start));
            cursor.skipSpace();
        } while (cursor.takeOperator("OR"));
        if (!cursor.take(')')) {
            throw new QueryProblem(
                    cursor.since(start),
                    "a list in parentheses joins its values with OR and ends with )",
                    "write " + key.word() + ":a,b");
        }
        return oneOf(choices, start);
    }

    // The first value was counted as the condition it is of.
    private Match next(Key key, boolean first, int start) {
        if (!first) {
            countOne(start);
        }
        return values.read(key);
    }

    private Match oneOf(List<Match> choices, int start) {
        for (Match choice : choices) {
            boolean listable =
                    choice instanceof Match.Exactly
                            || choice instanceof Match.Like
                            || choice instanceof Match.Under
                            || choice instanceof Match.Within;
            if (choices.size() > 1 && !listable) {
                throw new QueryProblem(
                        cursor.since(start),
                        "only plain values stand in a list",
                        "join conditions with OR instead");
            }
        }
        return Match.anyOf(choices);
    }

    private Query id() {
        int start = cursor.at();
        String id = cursor.takeValue();
        if (id.matches("[0-9]{1,18}")) {
            long position = Long.parseLong(id);
            return new Query.Field(Key.POSITION, new Match.Between(position, position));
        }
        if (!id.matches("[0-9]{1,18}\\.[0-9]{1,9}")) {
            throw new QueryProblem(
                    cursor.since(start),
                    "an event id is written position.n",
                    "for the tool's own id write natural_id:");
        }
        return new Query.Field(Key.ID, new Match.Exactly(id));
    }

    private Query is(Span key) {
        int start = cursor.at();
        String name = cursor.takeWord().toLowerCase(Locale.ROOT);
        if (Shorthands.named(name).isEmpty()) {
            String close =
                    Closest.to(name, Shorthands.names())
                            .map(word -> "did you mean is:" + word + "?")
                            .orElse("is: takes one of " + String.join(", ", Shorthands.names()));
            throw new QueryProblem(
                    name.isEmpty() ? key : cursor.since(start),
                    name.isEmpty() ? "is: needs a word" : "nothing is called is:" + name,
                    close);
        }
        return new Query.Is(name);
    }

    private Query has() {
        int start = cursor.at();
        String name = cursor.takeWord().toLowerCase(Locale.ROOT);
        if (name.startsWith(DETAIL) && name.substring(DETAIL.length()).matches("[a-z0-9_.@-]+")) {
            return new Query.Detail(name.substring(DETAIL.length()), Match.Exists.EXISTS);
        }
        return new Query.Field(
                Key.named(name).orElseThrow(() -> unknownKey(name, cursor.since(start))),
                Match.Exists.EXISTS);
    }

    private Query bare(int start) {
        String word = cursor.takeWord();
        if (word.equals("*")) {
            return Query.All.ALL;
        }
        if (word.indexOf('*') < 0) {
            return text(word, start);
        }
        String pattern = Folding.fold(word);
        values.checkStars(pattern, cursor.since(start));
        boolean oneWord = Tokens.isOneName(pattern.replace("*", ""));
        if (!oneWord) {
            throw new QueryProblem(
                    cursor.since(start),
                    "with * a bare word holds letters, digits and - _ . @ only",
                    "name a key, like resource:" + word + ", or use quotes");
        }
        return new Query.TextLike(pattern);
    }

    private Query text(String text, int start) {
        if (Tokens.words(text).isEmpty()) {
            throw new QueryProblem(
                    cursor.since(start),
                    "there is no letter or digit to search for",
                    "name a key to compare a whole value, like actor:\""
                            + text.replace("\"", "")
                            + "\"");
        }
        return new Query.Text(text);
    }

    private void countOne(int start) {
        if (++conditions > QueryParser.CONDITIONS_MAX) {
            throw new QueryProblem(
                    cursor.since(start),
                    "more than " + QueryParser.CONDITIONS_MAX + " conditions",
                    "");
        }
    }

    private static QueryProblem unknownKey(String name, Span span) {
        if (name.equals("account_name")) {
            return new QueryProblem(span, "unknown key " + name, "did you mean actor?");
        }
        String close =
                Closest.to(name, Key.names())
                        .map(word -> "did you mean " + word + "?")
                        .orElse("to search for the text itself, put it in quotes");
        return new QueryProblem(span, "unknown key " + name, close);
    }
}
