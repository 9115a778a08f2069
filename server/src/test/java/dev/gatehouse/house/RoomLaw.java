package dev.gatehouse.house;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import dev.gatehouse.house.HouseTables.Module;
import dev.gatehouse.house.HouseTables.Room;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Holds classes against the tables of ARCHITECTURE.md. Every method answers the violations as
/// sentences.
record RoomLaw(HouseTables tables) {
    private static final String OURS = "dev.gatehouse.";
    private static final Set<String> SHELF = Set.of("json", "secret", "outbound");
    private static final List<String> FRAMEWORK =
            List.of(
                    "io.javalin.",
                    "org.eclipse.jetty.server.",
                    "org.eclipse.jetty.ee",
                    "jakarta.servlet.");

    /// The table itself: a row lists only rows above it and the shelf.
    List<String> tableOrder() {
        var violations = new ArrayList<String>();
        var above = new HashSet<>(SHELF);
        above.add("journal");
        for (Room room : tables.rooms()) {
            for (String listed : room.mayImport()) {
                if (!above.contains(listed)) {
                    violations.add(
                            "the table lets "
                                    + room.name()
                                    + " import "
                                    + listed
                                    + ", which is not above it");
                }
            }
            above.add(room.name());
        }
        return violations;
    }

    /// Rooms import only what their row lists, and only standing rooms have classes.
    List<String> rooms(JavaClasses engine) {
        Map<String, Room> byName =
                tables.rooms().stream().collect(Collectors.toMap(Room::name, Function.identity()));
        var violations = new TreeSet<String>();
        for (JavaClass type : engine) {
            String name = part(type).orElse("");
            Room room = byName.get(name);
            if (room == null) {
                violations.add(type.getName() + " stands in no room of the table");
                continue;
            }
            if (!room.standing())
                violations.add("room " + name + " has classes but the table calls it planned");
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                part(dependency.getTargetClass())
                        .filter(target ->
                                !target.equals(name) && !room.mayImport().contains(target))
                        .ifPresent(
                                target -> violations.add(sentence(type, dependency, name, target)));
            }
        }
        return List.copyOf(violations);
    }

    /// Every room the table calls standing has classes.
    List<String> missing(JavaClasses engine) {
        Set<String> seen = new HashSet<>();
        engine.forEach(type -> part(type).ifPresent(seen::add));
        return tables.rooms().stream()
                .filter(room -> room.standing() && !seen.contains(room.name()))
                .map(room -> "the table calls " + room.name() + " standing, but it has no classes")
                .toList();
    }

    /// Modules use only the modules their row lists; the framework stays in `server`; `journal` is
    /// JDK only.
    List<String> module(Module module, JavaClasses classes) {
        var violations = new TreeSet<String>();
        for (JavaClass type : classes) {
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                JavaClass target = dependency.getTargetClass();
                part(target)
                        .map(this::moduleOf)
                        .filter(used ->
                                !used.equals(module.name()) && !module.mayUse().contains(used))
                        .ifPresent(used ->
                                violations.add(sentence(type, dependency, module.name(), used)));
                String name = target.getBaseComponentType().getName();
                if (!module.name().equals("server")
                        && FRAMEWORK.stream().anyMatch(name::startsWith)) {
                    violations.add(
                            type.getName() + " uses the framework (" + name + ") outside server");
                }
                if (module.name().equals("journal")
                        && !ofTheJournal(target.getBaseComponentType())) {
                    violations.add(type.getName() + " uses " + name + ", and journal is JDK only");
                }
            }
        }
        return List.copyOf(violations);
    }

    private static boolean ofTheJournal(JavaClass target) {
        String name = target.getName();
        return target.isPrimitive()
                || name.startsWith("java.")
                || name.startsWith("javax.")
                || name.startsWith("org.jspecify.")
                || name.startsWith(OURS + "journal.");
    }

    private static String sentence(JavaClass type, Dependency dependency, String from, String to) {
        return "%s may not know %s: %s uses %s"
                .formatted(
                        from,
                        to,
                        type.getName(),
                        dependency.getTargetClass().getBaseComponentType().getName());
    }

    private String moduleOf(String part) {
        boolean isModule = tables.modules().stream().anyMatch(module -> module.name().equals(part));
        return isModule ? part : "engine";
    }

    /// The word after `dev.gatehouse.` in a class's name: a room, or a module other than `engine`.
    private static Optional<String> part(JavaClass type) {
        String name = type.getBaseComponentType().getName();
        if (!name.startsWith(OURS)) return Optional.empty();
        String rest = name.substring(OURS.length());
        int dot = rest.indexOf('.');
        return dot < 0 ? Optional.of(rest) : Optional.of(rest.substring(0, dot));
    }
}
