package dev.gatehouse.access.model;

import dev.gatehouse.event.ResourcePath;
import dev.gatehouse.event.ResourcePattern;
import java.util.List;

/// Whether there can be a path that two patterns both mean. Two segments with a star each count as
/// fitting when their beginnings do.
final class Overlap {
    private static final String ANY = "**";

    private Overlap() {}

    static boolean of(List<ResourcePattern> some, List<ResourcePattern> others) {
        return some.stream().anyMatch(one -> others.stream().anyMatch(other -> of(one, other)));
    }

    static boolean of(ResourcePattern one, ResourcePattern other) {
        return new Pair(segments(one), segments(other)).overlap();
    }

    private record Pair(List<String> a, List<String> b) {
        boolean overlap() {
            // fits[i][j]: what is left of both from there can mean one path.
            boolean[][] fits = new boolean[a.size() + 1][b.size() + 1];
            for (int i = a.size(); i >= 0; i--) {
                for (int j = b.size(); j >= 0; j--) {
                    fits[i][j] = fits(i, j, fits);
                }
            }
            return fits[0][0];
        }

        private boolean fits(int i, int j, boolean[][] fits) {
            if (i == a.size() && j == b.size()) {
                return true;
            }
            if (i < a.size() && a.get(i).equals(ANY)) {
                return fits[i + 1][j] || (j < b.size() && fits[i][j + 1]);
            }
            if (j < b.size() && b.get(j).equals(ANY)) {
                return fits[i][j + 1] || (i < a.size() && fits[i + 1][j]);
            }
            return i < a.size() && j < b.size() && fits[i + 1][j + 1] && alike(a.get(i), b.get(j));
        }
    }

    private static boolean alike(String one, String other) {
        int star = one.indexOf('*');
        int otherStar = other.indexOf('*');
        if (star < 0 && otherStar < 0) {
            return one.equals(other);
        }
        if (star < 0 || otherStar < 0) {
            ResourcePattern pattern = ResourcePattern.parse("=" + (star < 0 ? other : one));
            return pattern.matches(new ResourcePath(star < 0 ? one : other));
        }
        int both = Math.min(star, otherStar);
        return one.substring(0, both).equals(other.substring(0, both));
    }

    // A pattern means what lies below it too, unless it is exact.
    private static List<String> segments(ResourcePattern pattern) {
        String text = pattern.toString();
        return text.startsWith("=")
                ? List.of(text.substring(1).split("/", -1))
                : List.of((text + "/" + ANY).split("/", -1));
    }
}
