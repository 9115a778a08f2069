package dev.gatehouse.server.api;

import dev.gatehouse.access.used.Uses;
import dev.gatehouse.inventory.Fact;
import dev.gatehouse.inventory.Picture;
import dev.gatehouse.server.engine.EngineRooms;
import dev.gatehouse.server.web.Call;
import dev.gatehouse.server.web.ProblemException;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A resource as somebody names it: a path of an instance they may know of, or how exactly one
/// known path ends.
///
/// @param places what they may know of
/// @param text as they wrote it
record NamedResource(EngineRooms rooms, PlacesInScope places, String text) {
    private static final int NAMES_MAX = 8;

    static NamedResource of(EngineRooms rooms, Call call, String text) {
        return new NamedResource(
                rooms, new PlacesInScope(call.caller().scope(), rooms.sources()), text);
    }

    /// Its whole path.
    ///
    /// @throws ProblemException 404 when there is none, 409 when there are several
    String path(Picture granted) {
        boolean whole =
                rooms.sources().all().stream()
                        .map(source -> source.tool().name() + "/" + source.instance())
                        .anyMatch(place -> text.equals(place) || text.startsWith(place + "/"));
        if (whole && places.holds(text)) {
            return text;
        }
        TreeSet<String> found =
                Stream.of(rooms.judgement().counted(Uses::resources), paths(granted))
                        .flatMap(Collection::stream)
                        .filter(path -> path.endsWith("/" + text) && places.holds(path))
                        .collect(Collectors.toCollection(TreeSet::new));
        if (found.size() == 1) {
            return found.getFirst();
        }
        if (found.isEmpty()) {
            throw ProblemException.of(
                    404, "There is no such resource; a path looks like github/acme/payments.");
        }
        throw ProblemException.of(
                409,
                "Several paths end so; say which: "
                        + found.stream().limit(NAMES_MAX).collect(Collectors.joining(", "))
                        + ".");
    }

    private static List<String> paths(Picture granted) {
        return granted.facts().stream().map(Fact::resource).distinct().toList();
    }
}
