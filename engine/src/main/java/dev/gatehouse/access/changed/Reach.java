package dev.gatehouse.access.changed;

import dev.gatehouse.inventory.Picture;
import dev.gatehouse.inventory.Right;
import dev.gatehouse.search.query.Match;
import dev.gatehouse.search.query.PathPattern;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// From where a resource can be reached, nearest first: the resource itself with what lies below
/// it, what it lies in, what stands beside it there and counts for it too, and what its runs used.
///
/// @param circles at most [#CIRCLES_MAX]
record Reach(List<Circle> circles) {
    /// Paths one question looks at; those farthest away are left out.
    static final int CIRCLES_MAX = 256;

    // What hangs on a repository, group or instance and counts for all that lies in it.
    private static final List<String> COUNTING =
            List.of(
                    "branches",
                    "tags",
                    "rules",
                    "secrets",
                    "variables",
                    "credentials",
                    "keys",
                    "hooks",
                    "runners",
                    "nodes",
                    "plugins",
                    "settings",
                    "workflows",
                    "change-requests");

    // What counts only where a right on the resource goes through it.
    private static final List<String> NAMED =
            List.of(
                    "teams",
                    "groups",
                    "policies",
                    "roles",
                    "rolebindings",
                    "service-accounts",
                    "auth",
                    "entities");

    Reach {
        circles = List.copyOf(circles);
    }

    /// Why a place counts.
    enum Way {
        ITSELF,
        ABOVE,
        BESIDE,
        USED_BY_ITS_RUNS
    }

    /// One place that counts.
    ///
    /// @param below whether what lies below it counts too
    /// @param distance steps between it and the resource
    record Circle(String path, boolean below, int distance, Way way) {
        boolean holds(String other) {
            return other.equals(path) || (below && other.startsWith(path + "/"));
        }

        Match match() {
            return new Match.Under(new PathPattern((below ? "/" : "=") + path));
        }
    }

    /// Around a resource, as far as its path and the rights on it tell.
    static Reach of(String resource, Picture granted) {
        List<Circle> found = new ArrayList<>();
        found.add(new Circle(resource, true, 0, Way.ITSELF));
        Set<String> names = names(resource, granted);
        int steps = 1;
        for (String below = resource, above = parent(resource);
                above.indexOf('/') > 0;
                below = above, above = parent(above), steps++) {
            found.add(new Circle(above, false, steps, Way.ABOVE));
            String own = below.substring(above.length() + 1);
            String path = above;
            int away = steps + 1;
            COUNTING.stream()
                    .filter(word -> !word.equals(own))
                    .map(word -> new Circle(path + "/" + word, true, away, Way.BESIDE))
                    .forEach(found::add);
            for (String word : NAMED) {
                names.stream()
                        .map(name ->
                                new Circle(path + "/" + word + "/" + name, true, away, Way.BESIDE))
                        .forEach(found::add);
            }
        }
        return nearest(found);
    }

    // Groups, roles and policies that rights on the resource go through, by their last name.
    private static Set<String> names(String resource, Picture granted) {
        Set<String> names = new HashSet<>();
        for (Right right : granted.rightsOn(resource)) {
            for (String through : right.through()) {
                names.add(through.substring(through.lastIndexOf(' ') + 1));
            }
            if (right.isHeldByGroup()) {
                names.add(right.account());
            }
        }
        Set<String> last = new HashSet<>();
        names.forEach(name -> last.add(name.substring(name.lastIndexOf('/') + 1)));
        last.remove("");
        return last;
    }

    /// The same with what runs used, a step away, and what that lies in.
    Reach with(Set<String> used) {
        List<Circle> found = new ArrayList<>(circles);
        for (String path : used) {
            found.add(new Circle(path, true, 1, Way.USED_BY_ITS_RUNS));
            int steps = 2;
            for (String above = parent(path);
                    above.chars().filter(c -> c == '/').count() > 1;
                    above = parent(above)) {
                found.add(new Circle(above, false, steps++, Way.USED_BY_ITS_RUNS));
            }
        }
        return nearest(found);
    }

    private static Reach nearest(List<Circle> found) {
        return new Reach(
                found.stream()
                        .sorted(Comparator.comparingInt(Circle::distance))
                        .distinct()
                        .limit(CIRCLES_MAX)
                        .toList());
    }

    private static String parent(String path) {
        int end = path.lastIndexOf('/');
        return end < 0 ? "" : path.substring(0, end);
    }

    /// The nearest place that holds a path.
    Optional<Circle> nearest(String path) {
        return circles.stream().filter(circle -> circle.holds(path)).findFirst();
    }

    /// What finds everything it holds.
    Match match() {
        return Match.anyOf(circles.stream().map(Circle::match).toList());
    }
}
