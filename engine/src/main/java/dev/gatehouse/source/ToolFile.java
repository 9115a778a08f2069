package dev.gatehouse.source;

import dev.gatehouse.source.plan.Plan;
import dev.gatehouse.source.yaml.Place;
import dev.gatehouse.source.yaml.SourceProblem;
import dev.gatehouse.source.yaml.Suggestion;
import dev.gatehouse.source.yaml.Yaml;
import dev.gatehouse.source.yaml.Yaml.Mapping;
import dev.gatehouse.source.yaml.YamlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Reads one tool's folder: source.yaml, mapping.yaml, actions.yaml, README.md.
final class ToolFile {
    static final String SOURCE = "source.yaml";
    private static final String MAPPING = "mapping.yaml";
    private static final String ACTIONS = "actions.yaml";
    private static final String README = "README.md";
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]+");

    private ToolFile() {}

    static Tool read(Path root, Path folder) {
        Mapping source = YamlFile.read(root, folder.resolve(SOURCE));
        source.only(
                "tool",
                "title",
                "plans",
                "scopes",
                "case",
                "like",
                "channels",
                "drop",
                "keep",
                "corpus");
        String name = source.get("tool").text();
        if (!folder.getFileName().toString().equals(name)) {
            throw new SourceProblem(
                    source.get("tool").place(),
                    "the folder is called \"" + folder.getFileName() + "\"",
                    "tool: is the name of the folder");
        }
        List<Channel> channels = channels(source);
        Set<String> channelNames =
                channels.stream().map(Channel::name).collect(Collectors.toUnmodifiableSet());
        Path written = written(source, folder);
        Path actions = written.resolve(ACTIONS);
        Plan plan =
                Plan.compile(
                        YamlFile.read(root, written.resolve(MAPPING)),
                        Files.exists(actions)
                                ? Optional.of(YamlFile.read(root, actions))
                                : Optional.empty(),
                        channelNames);
        return new Tool(
                name,
                source.get("title").text(),
                source.get("plans").text(),
                source.get("scopes").text(),
                folds(source),
                channels,
                source.find("drop").map(Yaml::texts).orElse(List.of()),
                keep(source, plan),
                source.find("corpus").map(Yaml::texts).orElse(List.of()),
                source.text("like", ""),
                plan,
                readme(folder));
    }

    /// Where the mapping and the actions stand: in the folder of another tool whose events look the
    /// same, if `like` names one.
    private static Path written(Mapping source, Path folder) {
        Optional<Yaml> like = source.find("like");
        if (like.isEmpty()) {
            return folder;
        }
        String other = like.get().text();
        Path there = folder.resolveSibling(NAME.matcher(other).matches() ? other : "");
        if (!Files.exists(there.resolve(MAPPING))) {
            throw new SourceProblem(
                    like.get().place(),
                    "no tool \"" + other + "\" has a mapping",
                    "like: names the folder beside this one whose mapping and actions are read");
        }
        return there;
    }

    private static boolean folds(Mapping source) {
        Yaml written = source.get("case");
        return switch (written.text()) {
            case "folded" -> true;
            case "kept" -> false;
            default ->
                    throw new SourceProblem(
                            written.place(), "case: is folded or kept", "names are compared by it");
        };
    }

    private static List<Channel> channels(Mapping source) {
        List<Channel> channels = new ArrayList<>();
        for (Yaml channel : source.get("channels").list()) {
            channels.add(ChannelFile.read(channel.mapping()));
        }
        for (Channel channel : channels) {
            for (String other : channel.equivalent()) {
                if (channels.stream().noneMatch(each -> each.name().equals(other))) {
                    throw new SourceProblem(
                            source.get("channels").place(),
                            "channel " + channel.name() + " is equivalent to \"" + other + "\"",
                            Suggestion.of(other, channels.stream().map(Channel::name).toList()));
                }
            }
        }
        return List.copyOf(channels);
    }

    private static Map<String, Keep> keep(Mapping source, Plan plan) {
        Map<String, Keep> keep = new LinkedHashMap<>();
        Set<String> groups =
                plan.listed().stream().map(Plan.Listed::group).collect(Collectors.toSet());
        source.find("keep")
                .ifPresent(all ->
                        all.mapping()
                                .members()
                                .forEach((group, written) -> {
                                    checkGroup(group, groups, all.mapping().placeOf(group));
                                    keep.put(group, written.constant(Keep.class));
                                }));
        return Map.copyOf(keep);
    }

    private static void checkGroup(String group, Set<String> groups, Place place) {
        if (!groups.contains(group)) {
            throw new SourceProblem(
                    place,
                    "no action is of the group \"" + group + "\"",
                    Suggestion.of(group, groups));
        }
    }

    private static String readme(Path folder) {
        Path readme = folder.resolve(README);
        try {
            return Files.exists(readme) ? Files.readString(readme) : "";
        } catch (IOException problem) {
            throw new SourceProblem(
                    new Place(readme.toString(), 1, 1),
                    "the file cannot be read: " + problem.getMessage());
        }
    }
}
