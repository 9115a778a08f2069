package dev.gatehouse.access.model;

import dev.gatehouse.access.used.UsedField;
import dev.gatehouse.condition.Expression;
import dev.gatehouse.condition.ExpressionProblem;
import dev.gatehouse.event.Permission;
import dev.gatehouse.event.ResourcePattern;
import dev.gatehouse.event.Words;
import dev.gatehouse.source.yaml.Place;
import dev.gatehouse.source.yaml.SourceProblem;
import dev.gatehouse.source.yaml.Suggestion;
import dev.gatehouse.source.yaml.Yaml;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads the lines of a model's sections.
final class Lines {
    private final Groups groups;
    private final Schedules schedules;
    private final Map<String, Scope> roles = new HashMap<>();

    Lines(Groups groups, Schedules schedules) {
        this.groups = groups;
        this.schedules = schedules;
    }

    /// `file:line`.
    static String at(Place place) {
        return place.file() + ":" + place.line();
    }

    void role(ModelReader.Entry entry) {
        Yaml.Mapping yaml = entry.at().mapping().only("allows", "on", "why");
        roles.put(
                entry.name(),
                new Scope(permissions(yaml.get("allows")), patterns(yaml.get("on")), List.of()));
    }

    Assignment assignment(Yaml.Mapping yaml) {
        yaml.only(
                "to",
                "role",
                "allow",
                "on",
                "when",
                "during",
                "zone",
                "review_by",
                "why",
                "owner",
                "ticket");
        return new Assignment(
                groups.whom(yaml.get("to")),
                scope(yaml),
                terms(yaml),
                about(yaml),
                at(yaml.place()));
    }

    private Scope scope(Yaml.Mapping yaml) {
        Optional<Yaml> role = yaml.find("role");
        if (role.isPresent() == yaml.find("allow").isPresent()) {
            throw new SourceProblem(yaml.place(), "either \"role\" or \"allow\" is needed here");
        }
        if (role.isEmpty()) {
            return new Scope(permissions(yaml.get("allow")), patterns(yaml.get("on")), List.of());
        }
        Scope known = roles.get(role.get().text());
        if (known == null) {
            throw new SourceProblem(
                    role.get().place(),
                    "there is no role \"" + role.get().text() + "\"",
                    Suggestion.of(role.get().text(), roles.keySet()));
        }
        return yaml.find("on")
                .map(on -> new Scope(known.permissions(), patterns(on), known.on()))
                .orElse(known);
    }

    Assignment deny(Yaml.Mapping yaml) {
        yaml.only("to", "permission", "on", "when", "during", "zone", "why", "owner");
        return new Assignment(
                groups.whom(yaml.get("to")),
                of(yaml, "permission"),
                terms(yaml),
                about(yaml),
                at(yaml.place()));
    }

    Governed governed(Yaml.Mapping yaml) {
        yaml.only("on", "permissions", "why", "owner");
        return new Governed(of(yaml, "permissions"), about(yaml), at(yaml.place()));
    }

    static Separation separation(Yaml.Mapping yaml) {
        yaml.only("name", "one", "other", "by", "same", "within_hours", "why");
        return new Separation(
                yaml.get("name").text(),
                side(yaml.get("one")),
                side(yaml.get("other")),
                yaml.find("by").map(by -> by.constant(Counting.class)).isEmpty(),
                yaml.find("same")
                        .map(same ->
                                same.list().stream()
                                        .map(one -> one.constant(Separation.Same.class))
                                        .collect(Collectors.toSet()))
                        .orElse(Separation.SAME_USUAL),
                yaml.find("within_hours").map(Lines::hours).orElse(Separation.WITHIN_USUAL),
                yaml.text("why", ""),
                at(yaml.place()));
    }

    // A line may leave out what is merely assigned.
    private enum Counting {
        DONE
    }

    private static Duration hours(Yaml yaml) {
        if (!yaml.text().matches("[1-9][0-9]{0,3}")) {
            throw new SourceProblem(yaml.place(), "is a number of hours, 1 to 9999");
        }
        return Duration.ofHours(Long.parseLong(yaml.text()));
    }

    private static Scope side(Yaml yaml) {
        return of(yaml.mapping().only("permission", "on"), "permission");
    }

    private static Scope of(Yaml.Mapping yaml, String permissions) {
        return new Scope(
                yaml.find(permissions).map(Lines::permissions).orElse(Scope.everyPermission()),
                patterns(yaml.get("on")),
                List.of());
    }

    static Belonging criticality(Yaml.Mapping yaml) {
        yaml.only("on", "level");
        Belonging.Level level = yaml.get("level").constant(Belonging.Level.class);
        return new Belonging(patterns(yaml.get("on")), Words.of(level), at(yaml.place()));
    }

    static Belonging owner(Yaml.Mapping yaml) {
        yaml.only("on", "team");
        return new Belonging(patterns(yaml.get("on")), yaml.get("team").text(), at(yaml.place()));
    }

    static HouseChanges.Tuned tuned(Yaml.Mapping yaml) {
        yaml.only("rule", "not_on", "why");
        return new HouseChanges.Tuned(
                yaml.get("rule").text(),
                patterns(yaml.get("not_on")),
                yaml.text("why", ""),
                at(yaml.place()));
    }

    static Network network(ModelReader.Entry entry) {
        List<Network.Range> ranges = new ArrayList<>();
        for (Yaml one : entry.at().list()) {
            try {
                ranges.add(Network.Range.parse(one.text()));
            } catch (IllegalArgumentException wrong) {
                throw new SourceProblem(one.place(), String.valueOf(wrong.getMessage()));
            }
        }
        return new Network(entry.name(), ranges);
    }

    static Case test(Yaml.Mapping yaml) {
        yaml.only("who", "permission", "on", "at", "with", "expect");
        Map<UsedField, String> with = new EnumMap<>(UsedField.class);
        yaml.find("with")
                .ifPresent(fields ->
                        fields.mapping()
                                .members()
                                .forEach((name, value) ->
                                        with.put(
                                                field(fields.mapping().placeOf(name), name),
                                                value.text())));
        return new Case(
                yaml.get("who").text(),
                permission(yaml.get("permission")),
                yaml.get("on").text(),
                Schedules.moment(yaml.get("at"), ZoneOffset.UTC),
                with,
                yaml.get("expect").text(),
                yaml.place());
    }

    private static UsedField field(Place place, String name) {
        return Words.parse(UsedField.class, name.replace('_', '-'))
                .orElseThrow(() ->
                        new SourceProblem(
                                place,
                                "there is no field \"" + name + "\"",
                                Suggestion.of(
                                        name,
                                        Arrays.stream(UsedField.values())
                                                .map(UsedField::word)
                                                .toList())));
    }

    private static About about(Yaml.Mapping yaml) {
        return new About(
                yaml.text("role", ""),
                yaml.text("why", ""),
                yaml.text("owner", ""),
                yaml.text("ticket", ""),
                yaml.find("review_by").map(Lines::day));
    }

    private static LocalDate day(Yaml yaml) {
        try {
            return LocalDate.parse(yaml.text());
        } catch (DateTimeException wrong) {
            throw new SourceProblem(yaml.place(), "a day is written 2027-03-01");
        }
    }

    private Terms terms(Yaml.Mapping yaml) {
        return new Terms(
                yaml.find("when").map(Lines::condition),
                Schedules.zone(yaml),
                schedules.during(yaml));
    }

    private static Expression condition(Yaml yaml) {
        try {
            return Expression.compile(yaml.text(), Conditions.WORDS);
        } catch (ExpressionProblem wrong) {
            Place place = yaml.place();
            throw new SourceProblem(
                    new Place(place.file(), place.line() + wrong.line() - 1, wrong.column()),
                    "this condition cannot be read: " + wrong.getMessage());
        }
    }

    private static Set<Permission> permissions(Yaml yaml) {
        Set<Permission> permissions = EnumSet.noneOf(Permission.class);
        yaml.list().forEach(one -> permissions.add(permission(one)));
        return permissions;
    }

    private static Permission permission(Yaml yaml) {
        Permission permission = yaml.constant(Permission.class);
        if (permission == Permission.NONE) {
            throw new SourceProblem(yaml.place(), "nobody needs to be allowed \"none\"");
        }
        return permission;
    }

    private static List<ResourcePattern> patterns(Yaml yaml) {
        List<ResourcePattern> patterns = new ArrayList<>();
        for (Yaml one : yaml.list()) {
            try {
                patterns.add(ResourcePattern.parse(one.text()));
            } catch (IllegalArgumentException wrong) {
                throw new SourceProblem(one.place(), String.valueOf(wrong.getMessage()));
            }
        }
        if (patterns.isEmpty()) {
            throw new SourceProblem(yaml.place(), "a path is needed, such as github/acme/**");
        }
        return patterns;
    }
}
