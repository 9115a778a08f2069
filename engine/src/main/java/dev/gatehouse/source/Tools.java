package dev.gatehouse.source;

import dev.gatehouse.source.yaml.Place;
import dev.gatehouse.source.yaml.SourceProblem;
import dev.gatehouse.source.yaml.Suggestion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// All tools there are folders for. Immutable.
public final class Tools {
    private final Map<String, Tool> byName;

    private Tools(Map<String, Tool> byName) {
        this.byName = byName;
    }

    /// Reads every folder below `sources` that has a source.yaml.
    ///
    /// @throws SourceProblem naming file, line, column and what was probably meant
    public static Tools load(Path sources) {
        Map<String, Tool> tools = new LinkedHashMap<>();
        try (Stream<Path> folders = Files.list(sources)) {
            for (Path folder : folders.sorted().toList()) {
                if (Files.exists(folder.resolve(ToolFile.SOURCE))) {
                    Tool tool = ToolFile.read(sources, folder);
                    tools.put(tool.name(), tool);
                }
            }
        } catch (IOException problem) {
            throw new SourceProblem(
                    new Place(sources.toString(), 1, 1), "the folder of tools cannot be read");
        }
        return new Tools(tools);
    }

    /// The tool of that name.
    ///
    /// @throws IllegalArgumentException naming the tools there are
    public Tool tool(String name) {
        return find(name)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "no tool is called \""
                                        + name
                                        + "\"; "
                                        + Suggestion.of(name, byName.keySet())));
    }

    /// The tool of that name, if there is one.
    public Optional<Tool> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /// All of them, by name.
    public List<Tool> all() {
        return List.copyOf(byName.values());
    }
}
