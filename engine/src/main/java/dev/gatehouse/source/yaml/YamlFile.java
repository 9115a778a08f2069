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
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// Reads one YAML document. Refuses a name that stands twice, a file without content, aliases that
/// grow into more than [#ALIASES_MAX], and files beyond [#FILE_CHARS_MAX].
public final class YamlFile {
    /// Uses of anchors in one file.
    public static final int ALIASES_MAX = 50;

    /// Characters of one file.
    public static final int FILE_CHARS_MAX = 4 * 1024 * 1024;

    private final String name;

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
                        .build();
        YamlFile file = new YamlFile(name);
        try {
            Node root =
                    new Compose(settings)
                            .composeString(text)
                            .orElseThrow(() ->
                                    new SourceProblem(new Place(name, 1, 1), "the file is empty"));
            return file.convert(root).mapping();
        } catch (MarkedYamlEngineException problem) {
            throw new SourceProblem(
                    file.place(problem.getProblemMark()),
                    "this is not YAML: " + problem.getProblem());
        } catch (YamlEngineException problem) {
            throw new SourceProblem(
                    new Place(name, 1, 1), "this is not YAML: " + problem.getMessage());
        }
    }

    private Yaml convert(Node node) {
        Place place = place(node.getStartMark());
        return switch (node) {
            case ScalarNode scalar -> new Yaml.Scalar(scalar.getValue(), place);
            case SequenceNode sequence -> {
                List<Yaml> items = new ArrayList<>();
                sequence.getValue().forEach(item -> items.add(convert(item)));
                yield new Yaml.Sequence(items, place);
            }
            case MappingNode mapping -> mapping(mapping, place);
            default -> throw new SourceProblem(place, "this kind of YAML is not used here");
        };
    }

    private Yaml.Mapping mapping(MappingNode mapping, Place place) {
        LinkedHashMap<String, Yaml> members = new LinkedHashMap<>();
        Map<String, Place> keys = new HashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            Place keyPlace = place(tuple.getKeyNode().getStartMark());
            String key = convert(tuple.getKeyNode()).text();
            Place earlier = keys.put(key, keyPlace);
            if (earlier != null) {
                throw new SourceProblem(
                        keyPlace,
                        "\"" + key + "\" stands here twice",
                        "the other is in line " + earlier.line());
            }
            members.put(key, convert(tuple.getValueNode()));
        }
        return new Yaml.Mapping(members, keys, place);
    }

    private Place place(Optional<Mark> mark) {
        return mark.map(at -> new Place(name, at.getLine() + 1, at.getColumn() + 1))
                .orElse(new Place(name, 1, 1));
    }
}
