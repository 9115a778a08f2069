package dev.gatehouse.inventory.plan;

import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonArray;
import dev.gatehouse.json.JsonValue.JsonBoolean;
import dev.gatehouse.json.JsonValue.JsonNull;
import dev.gatehouse.json.JsonValue.JsonNumber;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.json.JsonValue.JsonString;
import dev.gatehouse.source.yaml.Yaml;
import java.util.List;
import java.util.Optional;

/// What a setting is set to.
sealed interface SettingValue {
    /// Digits of a number.
    int DIGITS_MAX = 15;

    /// Nothing where the object does not say.
    Optional<JsonValue> of(Thing thing);

    static SettingValue read(Yaml yaml, ExpressionFile expressions) {
        if (yaml instanceof Yaml.Mapping mapping && mapping.find("all").isPresent()) {
            return new Listed(expressions.value(yaml));
        }
        return yaml instanceof Yaml.Scalar scalar && !scalar.text().startsWith("$")
                ? new Raw(scalar.text())
                : new Said(expressions.value(yaml));
    }

    /// As the tool says it: a text, number, truth, or a list of them. An object is only told to be
    /// there: nobody has looked through its members for secrets.
    record Raw(String path) implements SettingValue {
        @Override
        public Optional<JsonValue> of(Thing thing) {
            List<JsonValue> found = thing.at(path);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(
                    found.size() == 1
                            ? plain(found.getFirst())
                            : new JsonArray(found.stream().map(Raw::plain).toList()));
        }

        private static JsonValue plain(JsonValue value) {
            return switch (value) {
                case JsonObject _ -> JsonBoolean.TRUE;
                case JsonString _, JsonNumber _, JsonBoolean _, JsonNull _, JsonArray _ -> value;
            };
        }
    }

    /// The first text; `true` and `false` are truths, digits alone a number.
    record Said(Expression expression) implements SettingValue {
        @Override
        public Optional<JsonValue> of(Thing thing) {
            String text = expression.one(thing);
            return switch (text) {
                case "" -> Optional.empty();
                case "true" -> Optional.of(JsonBoolean.TRUE);
                case "false" -> Optional.of(JsonBoolean.FALSE);
                default ->
                        Optional.of(
                                text.length() <= DIGITS_MAX
                                                && text.chars().allMatch(Character::isDigit)
                                        ? new JsonNumber(text)
                                        : new JsonString(text));
            };
        }
    }

    /// A list, be it empty.
    record Listed(Expression expression) implements SettingValue {
        @Override
        public Optional<JsonValue> of(Thing thing) {
            return Optional.of(
                    new JsonArray(expression.all(thing).<JsonValue>map(JsonString::new).toList()));
        }
    }
}
