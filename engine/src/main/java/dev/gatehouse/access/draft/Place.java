package dev.gatehouse.access.draft;

import dev.gatehouse.event.Contents;
import java.util.Arrays;
import java.util.Set;

/// What people share when they work on a resource: the repository of a branch, the namespace of a
/// pod, the first folder of a secret. An environment stays apart from what it is of.
final class Place {
    private static final Set<String> APART = Set.of("environments", "secrets");
    private static final Set<String> ENVIRONMENTS =
            Set.of(
                    "production",
                    "prod",
                    "live",
                    "staging",
                    "stage",
                    "preview",
                    "sandbox",
                    "test",
                    "testing",
                    "qa",
                    "dev",
                    "development");
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
            end += end < segments.length && ENVIRONMENTS.contains(segments[end]) ? 1 : 0;
        }
        return String.join("/", Arrays.copyOf(segments, Math.min(end, segments.length)));
    }

    /// The kind of a place, as a pattern: its own name is a star, its environment stays.
    static String kind(String place) {
        String[] segments = place.split("/", -1);
        for (int i = segments.length - 1; i >= INSTANCE_SEGMENTS; i--) {
            String one = segments[i];
            if (!Contents.isWord(one) && !ENVIRONMENTS.contains(one)) {
                int hyphen = one.lastIndexOf('-');
                boolean environment = ENVIRONMENTS.contains(one.substring(hyphen + 1));
                segments[i] = hyphen > 0 && environment ? "*" + one.substring(hyphen) : "*";
                break;
            }
        }
        return String.join("/", segments);
    }

    /// Its last name up to the first hyphen; empty where there is none.
    static String family(String place) {
        int name = place.lastIndexOf('/') + 1;
        int hyphen = place.indexOf('-', name);
        return hyphen <= name ? "" : place.substring(0, hyphen + 1);
    }
}
