package dev.gatehouse.access.draft;

import dev.gatehouse.event.Contents;
import java.util.Arrays;
import java.util.Set;

/// What people share when they work on a resource: the repository of a branch, the namespace of a
/// pod, the first folder of a secret. An environment stays apart from the repository it is of.
final class Place {
    private static final Set<String> APART = Set.of("environments", "secrets");
    private static final int INSTANCE_SEGMENTS = 2;

    private Place() {}

    /// The place of a path: the path itself or what it lies in.
    static String of(String path) {
        String[] segments = path.split("/", -1);
        int end = INSTANCE_SEGMENTS;
        while (end < segments.length && !Contents.isWord(segments[end])) {
            end++;
        }
        if (end == INSTANCE_SEGMENTS) {
            end += 2;
        }
        if (end + 1 < segments.length && APART.contains(segments[end])) {
            end += 2;
        }
        return String.join("/", Arrays.copyOf(segments, Math.min(end, segments.length)));
    }

    /// What a place lies in; empty where that would be a whole instance.
    static String above(String place) {
        int end = place.lastIndexOf('/');
        String above = end < 0 ? "" : place.substring(0, end);
        return above.chars().filter(c -> c == '/').count() < INSTANCE_SEGMENTS ? "" : above;
    }

    /// Its last name up to the first hyphen; empty where there is none.
    static String family(String place) {
        int name = place.lastIndexOf('/') + 1;
        int hyphen = place.indexOf('-', name);
        return hyphen <= name ? "" : place.substring(0, hyphen + 1);
    }
}
