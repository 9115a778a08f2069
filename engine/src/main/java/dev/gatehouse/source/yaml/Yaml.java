package dev.gatehouse.source.yaml;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// One value of a YAML file with its place. Scalars are text: `yes`, `1` and `null` mean what the
/// reader of the file makes of them, never what YAML would.
public sealed interface Yaml {
    /// Where it begins.
    Place place();

    /// A text.
    record Scalar(String text, Place place) implements Yaml {}

    /// A list.
    record Sequence(List<Yaml> items, Place place) implements Yaml {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /// Named members in the order of the file; `keys` says where each name stands.
    record Mapping(SequencedMap<String, Yaml> members, Map<String, Place> keys, Place place)
            implements Yaml {
        public Mapping {
            members = Collections.unmodifiableSequencedMap(members);
            keys = Map.copyOf(keys);
        }

        /// The member of that name, if there is one.
        public Optional<Yaml> find(String name) {
            return Optional.ofNullable(members.get(name));
        }

        /// The member of that name.
        ///
        /// @throws SourceProblem when there is none
        public Yaml get(String name) {
            return find(name)
                    .orElseThrow(
                            () -> new SourceProblem(place, "\"" + name + "\" is missing here"));
        }

        /// The text of a member, or `otherwise`.
        public String text(String name, String otherwise) {
            return find(name).map(Yaml::text).orElse(otherwise);
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
                    throw new SourceProblem(
                            placeOf(member),
                            "nothing here is called \"" + member + "\"",
                            Suggestion.of(member, allowed));
                }
            }
            return this;
        }
    }

    /// This as a text.
    ///
    /// @throws SourceProblem when it is a list or a mapping
    default String text() {
        return switch (this) {
            case Scalar scalar -> scalar.text();
            case Sequence _ -> throw new SourceProblem(place(), "a text is needed, not a list");
            case Mapping _ -> throw new SourceProblem(place(), "a text is needed, not a mapping");
        };
    }

    /// This as a mapping.
    ///
    /// @throws SourceProblem when it is a text or a list
    default Mapping mapping() {
        return switch (this) {
            case Mapping mapping -> mapping;
            case Scalar _, Sequence _ ->
                    throw new SourceProblem(place(), "a mapping is needed (name: value)");
        };
    }

    /// This as a list; one value alone counts as a list of one.
    default List<Yaml> list() {
        return switch (this) {
            case Sequence sequence -> sequence.items();
            case Scalar _, Mapping _ -> List.of(this);
        };
    }

    /// This as a list of texts; one text alone counts as a list of one.
    default List<String> texts() {
        return list().stream().map(Yaml::text).toList();
    }

    /// This as a constant, written in small letters joined by `-`.
    ///
    /// @throws SourceProblem when it is none of them
    default <E extends Enum<E>> E constant(Class<E> type) {
        return YamlWords.constant(type, text(), place());
    }

    /// This as a whole number.
    ///
    /// @throws SourceProblem when it is none
    default int number() {
        return YamlWords.number(text(), place());
    }
}
