package dev.gatehouse.inventory.plan;

import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonBoolean;
import dev.gatehouse.json.JsonValue.JsonNull;
import dev.gatehouse.json.JsonValue.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// Something a field of a fact can hold, read from an object: any number of texts, none of them
/// empty.
sealed interface Expression {
    /// All texts, in the order of the object.
    Stream<String> all(Thing thing);

    /// The first text; empty when there is none.
    default String one(Thing thing) {
        return all(thing).findFirst().orElse("");
    }

    /// What stands at a path.
    record At(String path) implements Expression {
        @Override
        public Stream<String> all(Thing thing) {
            return thing.at(path).stream().map(JsonValue::text).filter(text -> !text.isEmpty());
        }
    }

    /// The names of the members of an object that are not false, nothing or empty.
    record Members(String path) implements Expression {
        @Override
        public Stream<String> all(Thing thing) {
            return thing.at(path).stream()
                    .filter(JsonObject.class::isInstance)
                    .flatMap(object -> ((JsonObject) object).members().entrySet().stream())
                    .filter(member ->
                            member.getValue() != JsonBoolean.FALSE
                                    && !(member.getValue() instanceof JsonNull))
                    .map(Map.Entry::getKey);
        }
    }

    /// Always these texts.
    record Constant(List<String> texts) implements Expression {
        @Override
        public Stream<String> all(Thing thing) {
            return texts.stream();
        }
    }

    /// The first of several that says anything.
    record First(List<Expression> some) implements Expression {
        @Override
        public Stream<String> all(Thing thing) {
            for (Expression each : some) {
                List<String> texts = each.all(thing).toList();
                if (!texts.isEmpty()) {
                    return texts.stream();
                }
            }
            return Stream.empty();
        }
    }

    /// What every one of several says.
    record Every(List<Expression> some) implements Expression {
        @Override
        public Stream<String> all(Thing thing) {
            return some.stream().flatMap(each -> each.all(thing));
        }
    }

    /// What the first case says whose condition holds.
    record Chosen(List<Case> cases) implements Expression {
        record Case(Condition when, Expression value) {}

        @Override
        public Stream<String> all(Thing thing) {
            return cases.stream()
                    .filter(each -> each.when().holds(thing))
                    .findFirst()
                    .map(each -> each.value().all(thing))
                    .orElseGet(Stream::empty);
        }
    }

    /// What a table says of each, else `otherwise`.
    record LookedUp(Expression of, Map<String, List<String>> table, Expression otherwise)
            implements Expression {
        @Override
        public Stream<String> all(Thing thing) {
            List<String> found =
                    of.all(thing)
                            .map(text -> table.get(text.toLowerCase(Locale.ROOT)))
                            .filter(Objects::nonNull)
                            .flatMap(List::stream)
                            .distinct()
                            .toList();
            return found.isEmpty() ? otherwise.all(thing) : found.stream();
        }
    }

    /// What follows the first `mark` of each; nothing of one that has none.
    record After(Expression of, String mark) implements Expression {
        @Override
        public Stream<String> all(Thing thing) {
            return of.all(thing)
                    .filter(text -> text.contains(mark))
                    .map(text -> text.substring(text.indexOf(mark) + mark.length()))
                    .filter(text -> !text.isEmpty());
        }
    }

    /// What precedes the first `mark` of each; all of one that has none.
    record Before(Expression of, String mark) implements Expression {
        @Override
        public Stream<String> all(Thing thing) {
            return of.all(thing)
                    .map(text -> text.contains(mark) ? text.substring(0, text.indexOf(mark)) : text)
                    .filter(text -> !text.isEmpty());
        }
    }

    /// Each in small letters.
    record Lower(Expression of) implements Expression {
        @Override
        public Stream<String> all(Thing thing) {
            return of.all(thing).map(text -> text.toLowerCase(Locale.ROOT));
        }
    }

    /// One text with values in it; nothing where one of them was not sent.
    record Sentence(List<Expression> parts) implements Expression {
        @Override
        public Stream<String> all(Thing thing) {
            StringBuilder out = new StringBuilder();
            for (Expression part : parts) {
                String text = part.one(thing);
                if (text.isEmpty()) {
                    return Stream.empty();
                }
                out.append(text);
            }
            return out.isEmpty() ? Stream.empty() : Stream.of(out.toString());
        }
    }
}
