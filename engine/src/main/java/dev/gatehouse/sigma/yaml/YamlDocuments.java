package dev.gatehouse.sigma.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.parser.Parser;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/// Reads all documents of a file. Refuses a name that stands twice, and files beyond its limits.
/// Empty documents are passed over.
public final class YamlDocuments {
    /// Characters of one file.
    public static final int FILE_CHARS_MAX = 4 * 1024 * 1024;

    /// Lists and mappings within each other.
    public static final int DEPTH_MAX = 40;

    /// Values of one file, those that aliases repeat included.
    public static final int VALUES_MAX = 500_000;

    private static final int ALIASES_MAX = 50;
    private static final int BUFFER_CHARS_MIN = 1_024;
    private static final Pattern NUMBER =
            Pattern.compile("[-+]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][-+]?[0-9]{1,3})?");
    private static final Pattern BOOLEAN = Pattern.compile("true|True|TRUE|false|False|FALSE");
    private static final Pattern NULL = Pattern.compile("|~|null|Null|NULL");

    private final String name;
    private int values;

    private YamlDocuments(String name) {
        this.name = name;
    }

    /// Reads the text of the file called `name`.
    ///
    /// @throws RuleProblem when it is not what we accept
    public static List<Node.Mapping> parse(String name, String text) {
        LoadSettings settings =
                LoadSettings.builder()
                        .setLabel(name)
                        .setUseMarks(true)
                        .setMaxAliasesForCollections(ALIASES_MAX)
                        .setCodePointLimit(FILE_CHARS_MAX)
                        // Kinds of values are told apart here.
                        .setSchema(new FailsafeSchema())
                        // Read in parts, it fails where a part ends within a surrogate pair.
                        .setBufferSize(Math.max(BUFFER_CHARS_MIN, text.length() + 1))
                        .build();
        YamlDocuments file = new YamlDocuments(name);
        try {
            Parser parser =
                    file.shallow(new ParserImpl(settings, new StreamReader(settings, text)));
            List<Node.Mapping> documents = new ArrayList<>();
            for (Composer all = new Composer(settings, parser); all.hasNext(); ) {
                Node node = file.convert(all.next(), 0);
                if (!node.isNull()) {
                    documents.add(node.mapping());
                }
            }
            return documents;
        } catch (MarkedYamlEngineException problem) {
            throw new RuleProblem(
                    file.place(problem.getProblemMark()),
                    "this is not YAML: " + problem.getProblem());
        } catch (YamlEngineException problem) {
            throw new RuleProblem(
                    new Place(name, 1, 1), "this is not YAML: " + problem.getMessage());
        }
    }

    // Stops whoever reads recursively before it is too deep.
    private Parser shallow(Parser parser) {
        return new Parser() {
            private int depth;

            @Override
            public boolean hasNext() {
                return parser.hasNext();
            }

            @Override
            public boolean checkEvent(Event.ID kind) {
                return parser.checkEvent(kind);
            }

            @Override
            public Event peekEvent() {
                return parser.peekEvent();
            }

            @Override
            public Event next() {
                Event event = parser.next();
                depth +=
                        switch (event.getEventId()) {
                            case MappingStart, SequenceStart -> 1;
                            case MappingEnd, SequenceEnd -> -1;
                            default -> 0;
                        };
                if (depth > DEPTH_MAX) {
                    throw tooDeep(place(event.getStartMark()));
                }
                return event;
            }
        };
    }

    private static RuleProblem tooDeep(Place place) {
        return new RuleProblem(
                place, "at most " + DEPTH_MAX + " lists and mappings lie within each other");
    }

    // An alias may lead back to what holds it, and few of them repeat a lot.
    private Node convert(org.snakeyaml.engine.v2.nodes.Node node, int depth) {
        Place place = place(node.getStartMark());
        if (depth > DEPTH_MAX) {
            throw tooDeep(place);
        }
        if (++values > VALUES_MAX) {
            throw new RuleProblem(place, "a file holds at most " + VALUES_MAX + " values");
        }
        return switch (node) {
            case ScalarNode scalar -> new Node.Scalar(scalar.getValue(), kind(scalar), place);
            case SequenceNode sequence -> {
                List<Node> items = new ArrayList<>();
                sequence.getValue().forEach(item -> items.add(convert(item, depth + 1)));
                yield new Node.Sequence(items, place);
            }
            case MappingNode mapping -> mapping(mapping, place, depth);
            default -> throw new RuleProblem(place, "this kind of YAML is not used here");
        };
    }

    private static Node.Kind kind(ScalarNode scalar) {
        if (scalar.getScalarStyle() != ScalarStyle.PLAIN) {
            return Node.Kind.TEXT;
        }
        String text = scalar.getValue();
        if (NULL.matcher(text).matches()) {
            return Node.Kind.NULL;
        }
        if (BOOLEAN.matcher(text).matches()) {
            return Node.Kind.BOOLEAN;
        }
        return NUMBER.matcher(text).matches() ? Node.Kind.NUMBER : Node.Kind.TEXT;
    }

    private Node.Mapping mapping(MappingNode mapping, Place place, int depth) {
        LinkedHashMap<String, Node> members = new LinkedHashMap<>();
        Map<String, Place> keys = new HashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            Place keyPlace = place(tuple.getKeyNode().getStartMark());
            String key = convert(tuple.getKeyNode(), depth + 1).text();
            Place earlier = keys.put(key, keyPlace);
            if (earlier != null) {
                throw new RuleProblem(
                        keyPlace,
                        "\""
                                + key
                                + "\" stands here twice; the other is in line "
                                + earlier.line());
            }
            members.put(key, convert(tuple.getValueNode(), depth + 1));
        }
        return new Node.Mapping(members, keys, place);
    }

    private Place place(Optional<Mark> mark) {
        return mark.map(at -> new Place(name, at.getLine() + 1, at.getColumn() + 1))
                .orElse(new Place(name, 1, 1));
    }
}
