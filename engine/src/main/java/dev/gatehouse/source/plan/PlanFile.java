package dev.gatehouse.source.plan;

import dev.gatehouse.source.yaml.SourceProblem;
import dev.gatehouse.source.yaml.Suggestion;
import dev.gatehouse.source.yaml.Yaml;
import dev.gatehouse.source.yaml.Yaml.Mapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/// Compiles `mapping.yaml` and `actions.yaml` into a [Plan].
final class PlanFile {
    private static final String[] SHAPE_FIELDS = {
        "name",
        "channel",
        "when",
        "each",
        "id",
        "time",
        "action",
        "outcome",
        "actor",
        "on-behalf-of",
        "via",
        "origin",
        "resource",
        "change",
        "context",
        "detail",
        "join"
    };

    private final Vocabulary vocabulary = new Vocabulary();
    private final ValueFile values = new ValueFile(vocabulary);
    private final ConditionFile conditions = new ConditionFile(vocabulary);
    private final RuleFile rules = new RuleFile(vocabulary);
    private final Set<String> channels;
    private final SequencedMap<String, ResourceRule> resources = new LinkedHashMap<>();

    PlanFile(Set<String> channels) {
        this.channels = channels;
    }

    Plan read(Mapping mapping, Optional<Mapping> actionTable) {
        mapping.only(
                "json-in",
                "keyed",
                "unwrap",
                "lists",
                "secret",
                "lines",
                "values",
                "ignored",
                "unreadable",
                "unmapped",
                "defaults",
                "shapes",
                "resources");
        texts(mapping, "secret").forEach(vocabulary.wanted::hide);
        texts(mapping, "json-in").forEach(vocabulary.wanted::embed);
        mapping.find("keyed").ifPresent(this::key);
        texts(mapping, "unwrap").forEach(vocabulary.wanted::unwrap);
        texts(mapping, "lists").forEach(vocabulary.wanted::list);
        List<LinePattern> lines = lines(mapping.find("lines"));
        mapping.find("values").ifPresent(this::nameValues);
        mapping.find("resources")
                .ifPresent(all ->
                        all.mapping()
                                .members()
                                .forEach(
                                        (name, rule) -> resources.put(name, rules.resource(rule))));
        Plan.Exceptions exceptions =
                new Plan.Exceptions(
                        rules.reasons(mapping.find("ignored")),
                        rules.reasons(mapping.find("unreadable")),
                        rules.reasons(mapping.find("unmapped")));
        List<Shape> shapes = shapes(mapping);
        SequencedMap<String, Action> actions =
                actionTable
                        .map(table -> new ActionFile(rules, resources.keySet()).read(table))
                        .orElseGet(LinkedHashMap::new);
        return new Plan(
                new Plan.Wants(vocabulary.wanted, vocabulary.namedCount(), texts(mapping, "lists")),
                new Plan.Pieces(lines, exceptions, shapes),
                new Plan.Deeds(actions, resources));
    }

    private static List<String> texts(Mapping mapping, String name) {
        return mapping.find(name).map(Yaml::texts).orElse(List.of());
    }

    private List<LinePattern> lines(Optional<Yaml> yaml) {
        List<LinePattern> lines = new ArrayList<>();
        yaml.ifPresent(all -> all.list().forEach(line -> lines.add(rules.line(line))));
        return List.copyOf(lines);
    }

    private void key(Yaml yaml) {
        for (Yaml one : yaml.list()) {
            Mapping list = one.mapping().only("list", "name", "value");
            vocabulary.wanted.key(
                    list.get("list").text(),
                    new Wanted.Keyed(list.get("name").text(), list.get("value").texts()));
        }
    }

    private void nameValues(Yaml yaml) {
        yaml.mapping()
                .members()
                .forEach((name, value) -> vocabulary.name(name, values.value(value)));
    }

    private List<Shape> shapes(Mapping mapping) {
        Mapping defaults =
                mapping.find("defaults")
                        .map(Yaml::mapping)
                        .orElse(new Mapping(new LinkedHashMap<>(), Map.of(), mapping.place()))
                        .only(SHAPE_FIELDS);
        List<Shape> shapes = new ArrayList<>();
        for (Yaml shape : mapping.get("shapes").list()) {
            shapes.add(shape(shape.mapping().only(SHAPE_FIELDS), defaults));
        }
        return List.copyOf(shapes);
    }

    private Shape shape(Mapping own, Mapping defaults) {
        Mapping all = merged(own, defaults);
        return new Shape(
                own.get("name").text(),
                channel(all.get("channel")),
                conditions.condition(own.get("when")),
                all.find("each").map(rules::each).orElse(ChangeRule.Over.Piece.PIECE),
                values.optional(all, "id"),
                rules.time(all.get("time")),
                values.value(all.get("action")),
                all.find("outcome").map(rules::outcome).orElse(OutcomeRule.UNSAID),
                new Shape.Who(
                        all.find("actor").map(rules::account).orElse(AccountRule.NOBODY),
                        all.find("on-behalf-of").map(rules::account).orElse(AccountRule.NOBODY),
                        all.find("via").map(rules::credential).orElse(CredentialRule.UNSAID)),
                origin(all.find("origin")),
                resourceName(all.find("resource")),
                rules.changes(all.find("change")),
                context(all.find("context")),
                detail(all.find("detail")),
                join(all.find("join")));
    }

    private static Mapping merged(Mapping own, Mapping defaults) {
        SequencedMap<String, Yaml> members = new LinkedHashMap<>(defaults.members());
        members.putAll(own.members());
        return new Mapping(members, own.keys(), own.place());
    }

    private String channel(Yaml yaml) {
        if (!channels.contains(yaml.text())) {
            throw new SourceProblem(
                    yaml.place(),
                    "source.yaml has no channel called \"" + yaml.text() + "\"",
                    Suggestion.of(yaml.text(), channels));
        }
        return yaml.text();
    }

    private String resourceName(Optional<Yaml> yaml) {
        if (yaml.isPresent() && !resources.containsKey(yaml.get().text())) {
            throw new SourceProblem(
                    yaml.get().place(),
                    "no resource below is called \"" + yaml.get().text() + "\"",
                    Suggestion.of(yaml.get().text(), resources.keySet()));
        }
        return yaml.map(Yaml::text).orElse("");
    }

    private Shape.OriginRule origin(Optional<Yaml> yaml) {
        Mapping origin = mappingOrEmpty(yaml).only("address", "client", "country");
        return new Shape.OriginRule(
                values.optional(origin, "address"),
                values.optional(origin, "client"),
                values.optional(origin, "country"));
    }

    private Shape.ContextRule context(Optional<Yaml> yaml) {
        Mapping context =
                mappingOrEmpty(yaml)
                        .only("run", "commit", "change-request", "environment", "ticket");
        return new Shape.ContextRule(
                values.optional(context, "run"),
                values.optional(context, "commit"),
                values.optional(context, "change-request"),
                values.optional(context, "environment"),
                values.optional(context, "ticket"));
    }

    private Map<String, Value> detail(Optional<Yaml> yaml) {
        Map<String, Value> detail = new LinkedHashMap<>();
        mappingOrEmpty(yaml)
                .members()
                .forEach((name, value) -> detail.put(name, values.value(value)));
        return detail;
    }

    private Shape.Join join(Optional<Yaml> yaml) {
        if (yaml.isEmpty()) {
            return new Shape.Join(ValueFile.NOTHING, new Condition.Some(List.of()));
        }
        Mapping join = yaml.get().mapping().only("key", "completes");
        return new Shape.Join(
                values.value(join.get("key")), conditions.condition(join.get("completes")));
    }

    private static Mapping mappingOrEmpty(Optional<Yaml> yaml) {
        return yaml.map(Yaml::mapping)
                .orElse(
                        new Mapping(
                                new LinkedHashMap<>(),
                                Map.of(),
                                new dev.gatehouse.source.yaml.Place("", 1, 1)));
    }
}
