package dev.gatehouse.server.configuration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// Reads one gatehouse.yaml: flat, known keys only, every mistake with its line.
final class ConfigurationFile {
    /// Bytes a file may have.
    static final long FILE_BYTES_MAX = 1024 * 1024;

    private final Path file;

    private ConfigurationFile(Path file) {
        this.file = file;
    }

    static Map<Setting, Given> read(Path file) {
        return new ConfigurationFile(file).read();
    }

    /// A value and where it stands.
    record Given(List<String> values, String where) {}

    private Map<Setting, Given> read() {
        Map<Setting, Given> given = new EnumMap<>(Setting.class);
        Optional<Node> root = compose();
        if (root.isEmpty()) {
            return given;
        }
        if (!(root.get() instanceof MappingNode mapping)) {
            throw new ConfigurationProblem(where(root.get()), "settings are written `name: value`");
        }
        for (NodeTuple entry : mapping.getValue()) {
            String key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
            Setting setting =
                    Setting.ofKey(key).orElseThrow(() -> unknown(entry.getKeyNode(), key));
            Given value = new Given(values(entry.getValueNode()), where(entry.getKeyNode()));
            if (given.put(setting, value) != null) {
                throw new ConfigurationProblem(value.where(), key + " is set twice");
            }
        }
        return given;
    }

    private Optional<Node> compose() {
        try {
            if (Files.size(file) > FILE_BYTES_MAX) {
                throw new ConfigurationProblem(
                        file.toString(), "is larger than " + FILE_BYTES_MAX + " bytes");
            }
            return new Compose(LoadSettings.builder().setUseMarks(true).build())
                    .composeString(Files.readString(file));
        } catch (MarkedYamlEngineException wrong) {
            String line = wrong.getProblemMark().map(mark -> ":" + (mark.getLine() + 1)).orElse("");
            throw new ConfigurationProblem(file + line, "is not YAML: " + wrong.getProblem());
        } catch (IOException world) {
            throw new ConfigurationProblem(file.toString(), "cannot be read");
        }
    }

    private ConfigurationProblem unknown(Node at, String key) {
        List<String> keys = Arrays.stream(Setting.values()).map(Setting::key).toList();
        return new ConfigurationProblem(
                where(at), "there is no setting " + key + Nearest.suggestion(key, keys));
    }

    private List<String> values(Node node) {
        return switch (node) {
            case ScalarNode scalar -> List.of(scalar.getValue());
            case SequenceNode sequence -> {
                List<String> values = new ArrayList<>();
                for (Node item : sequence.getValue()) {
                    if (!(item instanceof ScalarNode scalar)) {
                        throw new ConfigurationProblem(
                                where(item), "a list holds plain values here");
                    }
                    values.add(scalar.getValue());
                }
                yield List.copyOf(values);
            }
            default ->
                    throw new ConfigurationProblem(where(node), "a value or a list is wanted here");
        };
    }

    private String where(Node node) {
        return file + node.getStartMark().map(mark -> ":" + (mark.getLine() + 1)).orElse("");
    }
}
