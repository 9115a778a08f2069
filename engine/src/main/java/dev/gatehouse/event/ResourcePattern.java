package dev.gatehouse.event;

import java.util.List;

/// Which resources are meant: a path in which `*` stands for any text within a segment and `**` for
/// any number of whole segments. A pattern covers what lies below it; one that begins with `=`
/// means exactly the paths that fit and nothing below. Segments are written as in [ResourcePath],
/// so a name that holds a star has it encoded and is never taken for a wildcard.
public final class ResourcePattern {
    /// Segments of a pattern.
    public static final int SEGMENTS_MAX = ResourcePath.SEGMENTS_MAX;

    private static final String ANY = "**";
    private static final char STAR = '*';

    private final String text;
    private final boolean exact;
    private final List<String> segments;

    private ResourcePattern(String text, boolean exact, List<String> segments) {
        this.text = text;
        this.exact = exact;
        this.segments = segments;
    }

    /// Reads a pattern.
    ///
    /// @throws IllegalArgumentException when it has no segment, an empty one or too many
    public static ResourcePattern parse(String text) {
        boolean exact = text.startsWith("=");
        List<String> segments = List.of((exact ? text.substring(1) : text).split("/", -1));
        if (segments.contains("") || segments.size() > SEGMENTS_MAX) {
            throw new IllegalArgumentException(
                    "a pattern is 1 to "
                            + SEGMENTS_MAX
                            + " segments joined by '/', none of them empty; this is not: "
                            + text);
        }
        return new ResourcePattern(text, exact, segments);
    }

    /// Whether `path` is meant.
    public boolean matches(ResourcePath path) {
        List<String> names = path.segments();
        // fits[j]: the pattern so far fits the first j names.
        boolean[] fits = new boolean[names.size() + 1];
        fits[0] = true;
        for (String segment : segments) {
            fits = segment.equals(ANY) ? afterAny(fits) : afterOne(fits, segment, names);
        }
        if (exact) {
            return fits[names.size()];
        }
        for (int j = 1; j < fits.length; j++) {
            if (fits[j]) {
                return true;
            }
        }
        return false;
    }

    private static boolean[] afterAny(boolean[] fits) {
        boolean[] after = new boolean[fits.length];
        boolean reached = false;
        for (int j = 0; j < fits.length; j++) {
            reached |= fits[j];
            after[j] = reached;
        }
        return after;
    }

    private static boolean[] afterOne(boolean[] fits, String segment, List<String> names) {
        boolean[] after = new boolean[fits.length];
        for (int j = 0; j < names.size(); j++) {
            after[j + 1] = fits[j] && fitsName(segment, names.get(j));
        }
        return after;
    }

    // Greedy with one step back: linear in the name for each star.
    private static boolean fitsName(String segment, String name) {
        int s = 0;
        int n = 0;
        int star = -1;
        int resume = 0;
        while (n < name.length()) {
            if (s < segment.length() && segment.charAt(s) == STAR) {
                star = s++;
                resume = n;
            } else if (s < segment.length() && segment.charAt(s) == name.charAt(n)) {
                s++;
                n++;
            } else if (star >= 0) {
                s = star + 1;
                n = ++resume;
            } else {
                return false;
            }
        }
        while (s < segment.length() && segment.charAt(s) == STAR) {
            s++;
        }
        return s == segment.length();
    }

    @Override
    public String toString() {
        return text;
    }
}
