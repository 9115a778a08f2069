package dev.gatehouse.sigma.yaml;

import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonArray;
import dev.gatehouse.json.JsonValue.JsonBoolean;
import dev.gatehouse.json.JsonValue.JsonNull;
import dev.gatehouse.json.JsonValue.JsonNumber;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.json.JsonValue.JsonString;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// One value of a YAML document with its place. A scalar keeps the text it was written as, so a
/// date, a hexadecimal number or `yes` stays what stands there; its kind says what it means.
public sealed interface Node {
    /// Where it begins.
    Place place();

    /// What a scalar means.
    enum Kind {
        /// Everything in quotes, and everything that is none of the others.
        TEXT,
        /// A decimal number.
        NUMBER,
        /// `true` or `false`; `yes` and `on` are text.
        BOOLEAN,
        /// `null`, `~` or nothing at all.
        NULL
    }

    /// A single value.
    record Scalar(String text, Kind kind, Place place) implements Node {}

    /// A list.
    record Sequence(List<Node> items, Place place) implements Node {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /// Named members in the order of the file; `keys` says where each name stands.
    record Mapping(SequencedMap<String, Node> members, Map<String, Place> keys, Place place)
            implements Node {
        public Mapping {
            members = Collections.unmodifiableSequencedMap(members);
            keys = Map.copyOf(keys);
        }

        /// The member of that name, if there is one that is not null.
        public Optional<Node> find(String name) {
            return Optional.ofNullable(members.get(name)).filter(node -> !node.isNull());
        }

        /// The member of that name.
        ///
        /// @throws RuleProblem when there is none
        public Node get(String name) {
            return find(name)
                    .orElseThrow(() -> new RuleProblem(place, "\"" + name + "\" is missing here"));
        }

        /// The text of a member; empty when there is none.
        public String text(String name) {
            return find(name).map(Node::text).orElse("");
        }

        /// A member as a list of texts; empty when there is none.
        public List<String> texts(String name) {
            return find(name).map(Node::texts).orElse(List.of());
        }

        /// Where the name of a member stands.
        public Place placeOf(String name) {
            return keys.getOrDefault(name, place);
        }

        /// Complains of the first member whose name is not one of `names`.
        public Mapping only(String... names) {
            List<String> allowed = List.of(names);
            for (String member : members.keySet()) {
                if (!allowed.contains(member)) {
                    throw new RuleProblem(
                            placeOf(member),
                            "nothing here is called \""
                                    + member
                                    + "\"; it is one of "
                                    + String.join(", ", allowed));
                }
            }
            return this;
        }
    }

    /// Whether it is a null.
    default boolean isNull() {
        return this instanceof Scalar scalar && scalar.kind() == Kind.NULL;
    }

    /// This as a text.
    ///
    /// @throws RuleProblem when it is a list or a mapping
    default String text() {
        if (this instanceof Scalar scalar) {
            return scalar.text();
        }
        throw new RuleProblem(place(), "a single value is needed here");
    }

    /// This as a mapping.
    ///
    /// @throws RuleProblem when it is none
    default Mapping mapping() {
        if (this instanceof Mapping mapping) {
            return mapping;
        }
        throw new RuleProblem(place(), "a mapping is needed here (name: value)");
    }

    /// This as a list; one value alone counts as a list of one.
    default List<Node> list() {
        return this instanceof Sequence sequence ? sequence.items() : List.of(this);
    }

    /// This as a list of texts; one text alone counts as a list of one.
    default List<String> texts() {
        return list().stream().map(Node::text).toList();
    }

    /// This as JSON: numbers with the digits they were written with.
    default JsonValue json() {
        return switch (this) {
            case Scalar scalar ->
                    switch (scalar.kind()) {
                        case TEXT -> new JsonString(scalar.text());
                        case NUMBER -> new JsonNumber(scalar.text());
                        case BOOLEAN ->
                                scalar.text().equalsIgnoreCase("true")
                                        ? JsonBoolean.TRUE
                                        : JsonBoolean.FALSE;
                        case NULL -> JsonNull.NULL;
                    };
            case Sequence sequence ->
                    new JsonArray(sequence.items().stream().map(Node::json).toList());
            case Mapping mapping -> {
                LinkedHashMap<String, JsonValue> members = new LinkedHashMap<>();
                mapping.members().forEach((name, value) -> members.put(name, value.json()));
                yield new JsonObject(members);
            }
        };
    }
}
