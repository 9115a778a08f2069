package dev.gatehouse.source.yaml;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.parser.Parser;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/// Reads one YAML document. Refuses a name that stands twice, a file without content, aliases that
/// grow into more than [#ALIASES_MAX] or [#VALUES_MAX] values, what lies deeper than [#DEPTH_MAX],
/// and files beyond [#FILE_CHARS_MAX].
public final class YamlFile {
    /// Uses of anchors in one file.
    public static final int ALIASES_MAX = 50;

    /// Characters of one file.
    public static final int FILE_CHARS_MAX = 4 * 1024 * 1024;

    /// Lists and mappings within each other.
    public static final int DEPTH_MAX = 40;

    /// Values of one file, those that aliases repeat included.
    public static final int VALUES_MAX = 500_000;

    private final String name;
    private int values;

    private YamlFile(String name) {
        this.name = name;
    }

    /// Reads a file; `root` is cut from its path in messages.
    ///
    /// @throws SourceProblem when it cannot be read or is not what we accept
    public static Yaml.Mapping read(Path root, Path file) {
        String name = root.relativize(file).toString();
        try {
            return parse(name, Files.readString(file));
        } catch (IOException problem) {
            throw new SourceProblem(
                    new Place(name, 1, 1), "the file cannot be read: " + problem.getMessage());
        }
    }

    /// Reads text that stands in the file called `name`.
    ///
    /// @throws SourceProblem when it is not what we accept
    public static Yaml.Mapping parse(String name, String text) {
        LoadSettings settings =
                LoadSettings.builder()
                        .setLabel(name)
                        .setUseMarks(true)
                        .setMaxAliasesForCollections(ALIASES_MAX)
                        .setCodePointLimit(FILE_CHARS_MAX)
                        // Every value is read as it is written, so none is tried as a number.
                        .setSchema(new FailsafeSchema())
                        .build();
        YamlFile file = new YamlFile(name);
        try {
            Parser parser =
                    file.shallow(new ParserImpl(settings, new StreamReader(settings, text)));
            Node root =
                    new Composer(settings, parser)
                            .getSingleNode()
                            .orElseThrow(() ->
                                    new SourceProblem(new Place(name, 1, 1), "the file is empty"));
            return file.convert(root, 0).mapping();
        } catch (MarkedYamlEngineException problem) {
            throw new SourceProblem(
                    file.place(problem.getProblemMark()),
                    "this is not YAML: " + problem.getProblem());
        } catch (YamlEngineException problem) {
            throw new SourceProblem(
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

    private static SourceProblem tooDeep(Place place) {
        return new SourceProblem(
                place, "at most " + DEPTH_MAX + " lists and mappings lie within each other");
    }

    // An alias may lead back to what holds it, and few of them repeat a lot.
    private Yaml convert(Node node, int depth) {
        Place place = place(node.getStartMark());
        if (depth > DEPTH_MAX) {
            throw tooDeep(place);
        }
        if (++values > VALUES_MAX) {
            throw new SourceProblem(place, "a file holds at most " + VALUES_MAX + " values");
        }
        return switch (node) {
            case ScalarNode scalar -> new Yaml.Scalar(scalar.getValue(), place);
            case SequenceNode sequence -> {
                List<Yaml> items = new ArrayList<>();
                sequence.getValue().forEach(item -> items.add(convert(item, depth + 1)));
                yield new Yaml.Sequence(items, place);
            }
            case MappingNode mapping -> mapping(mapping, place, depth);
            default -> throw new SourceProblem(place, "this kind of YAML is not used here");
        };
    }

    private Yaml.Mapping mapping(MappingNode mapping, Place place, int depth) {
        LinkedHashMap<String, Yaml> members = new LinkedHashMap<>();
        Map<String, Place> keys = new HashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            Place keyPlace = place(tuple.getKeyNode().getStartMark());
            String key = convert(tuple.getKeyNode(), depth + 1).text();
            Place earlier = keys.put(key, keyPlace);
            if (earlier != null) {
                throw new SourceProblem(
                        keyPlace,
                        "\"" + key + "\" stands here twice",
                        "the other is in line " + earlier.line());
            }
            members.put(key, convert(tuple.getValueNode(), depth + 1));
        }
        return new Yaml.Mapping(members, keys, place);
    }

    private Place place(Optional<Mark> mark) {
        return mark.map(at -> new Place(name, at.getLine() + 1, at.getColumn() + 1))
                .orElse(new Place(name, 1, 1));
    }
}
