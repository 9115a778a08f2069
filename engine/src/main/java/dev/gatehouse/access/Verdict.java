package dev.gatehouse.access;

import dev.gatehouse.event.Words;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonArray;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.json.JsonValue.JsonString;
import java.util.LinkedHashMap;
import java.util.List;

/// The judgement of one event.
///
/// @param value whether it was expected
/// @param basis what that rests on
/// @param rule the id of the house rule, or the `file:line` of the model, that decided; empty where
///   nothing did
/// @param missing what would have had to be known, where that is why it is undecided
public record Verdict(Value value, Basis basis, String rule, List<String> missing) {
    /// Nothing says either way.
    public static final Verdict NOTHING = new Verdict(Value.UNDECIDED, Basis.NONE, "", List.of());

    public Verdict {
        missing = List.copyOf(missing);
    }

    /// The three verdicts.
    public enum Value {
        EXPECTED,
        UNEXPECTED,
        UNDECIDED;

        /// The word used in files, queries and JSON.
        public String word() {
            return Words.of(this);
        }
    }

    /// The step that decided, in the order in which they are tried.
    public enum Basis {
        NEVER,
        DECIDED,
        GOVERNED,
        USUAL,
        NONE;

        /// The word used in files, queries and JSON.
        public String word() {
            return Words.of(this);
        }
    }

    /// What a query finds it by as a reason: the rule, else what was missing.
    public String reason() {
        return rule.isEmpty() ? String.join(", ", missing) : rule;
    }

    /// Its form in every answer.
    public JsonObject json() {
        LinkedHashMap<String, JsonValue> out = new LinkedHashMap<>();
        out.put("value", new JsonString(value.word()));
        out.put("basis", new JsonString(basis.word()));
        if (!rule.isEmpty()) {
            out.put("rule", new JsonString(rule));
        }
        if (!missing.isEmpty()) {
            out.put(
                    "missing",
                    new JsonArray(missing.stream().<JsonValue>map(JsonString::new).toList()));
        }
        return new JsonObject(out);
    }
}
