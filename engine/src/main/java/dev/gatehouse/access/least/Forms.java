package dev.gatehouse.access.least;

import dev.gatehouse.access.rule.Condition;
import dev.gatehouse.access.rule.ConditionReader;
import dev.gatehouse.event.Permission;
import dev.gatehouse.source.yaml.Place;
import dev.gatehouse.source.yaml.SourceProblem;
import dev.gatehouse.source.yaml.Yaml;
import dev.gatehouse.source.yaml.YamlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How a tool writes rights, and what its workflows need, as `least.yaml` in its folder says.
///
/// @param forms the first that fits a right is taken
/// @param scopes what a workflow's token needs for what its runs did; empty where the tool has no
///   such thing
public record Forms(List<Form> forms, List<Scope> scopes) {
    /// The file's name in a tool's folder.
    public static final String FILE = "least.yaml";

    /// A tool that says nothing.
    public static final Forms NONE = new Forms(List.of(), List.of());

    public Forms {
        forms = List.copyOf(forms);
        scopes = List.copyOf(scopes);
    }

    /// A permission of a workflow's token that an event needs.
    ///
    /// @param word the tool's, such as `contents`
    /// @param level the tool's, such as `write`
    /// @param when which events need it; keeps what it finds out, so it belongs to one reader
    public record Scope(String word, String level, Condition when) {}

    /// Those of all tools that have some, by the tool's name; read for one question alone.
    ///
    /// @throws SourceProblem naming file, line, column and what was probably meant
    public static Map<String, Forms> load(Path toolFolders) {
        Map<String, Forms> all = new LinkedHashMap<>();
        try (Stream<Path> folders = Files.list(toolFolders)) {
            for (Path folder : folders.sorted().toList()) {
                Path file = folder.resolve(FILE);
                if (Files.exists(file)) {
                    all.put(folder.getFileName().toString(), of(YamlFile.read(toolFolders, file)));
                }
            }
        } catch (IOException problem) {
            throw new SourceProblem(
                    new Place(toolFolders.toString(), 1, 1), "the folder of tools cannot be read");
        }
        return Map.copyOf(all);
    }

    private static Forms of(Yaml.Mapping root) {
        root.only("rights", "workflow");
        ConditionReader conditions = new ConditionReader();
        List<Scope> scopes = new ArrayList<>();
        for (Yaml each : root.find("workflow").map(Yaml::list).orElse(List.of())) {
            Yaml.Mapping one = each.mapping().only("scope", "level", "when");
            scopes.add(
                    new Scope(
                            one.get("scope").text(),
                            one.get("level").text(),
                            conditions.read(one.get("when"))));
        }
        return new Forms(
                root.get("rights").list().stream().map(each -> form(each.mapping())).toList(),
                scopes);
    }

    private static Form form(Yaml.Mapping one) {
        one.only("holder", "levels", "words", "written", "removed");
        Map<Permission, List<String>> words = new EnumMap<>(Permission.class);
        for (Permission permission : Permission.values()) {
            one.find("words")
                    .flatMap(all -> all.mapping().find(permission.word()))
                    .ifPresent(some -> words.put(permission, some.texts()));
        }
        return new Form(
                one.get("holder").text(),
                one.find("levels").map(Yaml::list).orElse(List.of()).stream()
                        .map(each -> level(each.mapping()))
                        .toList(),
                words,
                one.get("written").text(),
                one.text("removed", ""));
    }

    private static Form.Level level(Yaml.Mapping one) {
        one.only("word", "also", "allows");
        return new Form.Level(
                one.get("word").text(),
                one.find("also").map(Yaml::texts).orElse(List.of()),
                one.get("allows").list().stream()
                        .map(each -> each.constant(Permission.class))
                        .collect(Collectors.toUnmodifiableSet()));
    }
}
