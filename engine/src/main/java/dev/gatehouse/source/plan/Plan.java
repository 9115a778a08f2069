package dev.gatehouse.source.plan;

import dev.gatehouse.source.yaml.Yaml.Mapping;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/// A tool's mapping, compiled. Immutable; many readers share one.
public final class Plan {
    /// The action of an event that fits no shape.
    public static final String UNRECOGNISED = "unrecognised";

    /// Pieces treated apart, with the reason for each.
    record Exceptions(List<Reason> ignored, List<Reason> unreadable, List<Reason> unmapped) {}

    /// What a reader needs room for.
    ///
    /// @param lists members of a piece that may hold a list of documents
    record Wants(Wanted wanted, int namedValues, List<String> lists) {}

    /// One listed action, for the reference and for counting.
    public record Listed(String name, String verb, String permission, String group) {}

    final Wanted wanted;
    final int namedValues;
    final List<String> lists;
    final List<LinePattern> lines;
    final Exceptions exceptions;
    final List<Shape> shapes;
    final Map<String, ResourceRule> resources;
    final Map<String, Action> actions;
    final boolean[] hidden;

    /// What the actions are and what they act on.
    record Deeds(SequencedMap<String, Action> actions, Map<String, ResourceRule> resources) {}

    /// How a piece is taken apart before any action is known.
    record Pieces(List<LinePattern> lines, Exceptions exceptions, List<Shape> shapes) {}

    Plan(Wants wants, Pieces pieces, Deeds deeds) {
        this.wanted = wants.wanted();
        this.namedValues = wants.namedValues();
        this.lists = List.copyOf(wants.lists());
        this.lines = pieces.lines();
        this.exceptions = pieces.exceptions();
        this.shapes = pieces.shapes();
        this.resources = deeds.resources();
        this.actions = deeds.actions();
        this.wanted.complete();
        this.hidden = this.wanted.hiddenSlots();
    }

    /// Compiles a mapping; shapes may name the channels `channels`.
    ///
    /// @throws dev.gatehouse.source.yaml.SourceProblem with the place of what is wrong
    public static Plan compile(Mapping mapping, Optional<Mapping> actions, Set<String> channels) {
        return new PlanFile(channels).read(mapping, actions);
    }

    /// All actions that are known by name, in the order of the file.
    public List<Listed> listed() {
        Collection<Action> all = actions.values();
        return all.stream()
                .filter(action -> action.ignored().isEmpty())
                .map(action ->
                        new Listed(
                                action.name(),
                                action.verb().word(),
                                action.permission().word(),
                                action.group()))
                .toList();
    }
}
