package dev.gatehouse.search.query;

import java.util.ArrayList;
import java.util.List;

/// A pattern over resource paths. Its segments must fit a run of segments that stand next to each
/// other, anywhere in the path; what lies below that run fits too. `*` stands for any text within a
/// segment, `**` for any number of segments, a leading `/` ties the run to the start of the path
/// (the tool), and a leading `=` asks for exactly that path, from the tool to its end.
///
/// `payments` finds everything at or below any segment named payments; `acme/payments` the one of
/// acme; `/github/acme` all of that instance; `=github/acme/payments` the repository and nothing in
/// it; `*pay*` any segment with pay in it.
///
/// @param text as written
public record PathPattern(String text) {
    /// Segments a pattern may have.
    public static final int SEGMENTS_MAX = 32;

    /// Whether it asks for one path and nothing below.
    public boolean isExact() {
        return text.startsWith("=");
    }

    /// Whether it is tied to the start of the path.
    public boolean isAnchored() {
        return text.startsWith("=") || text.startsWith("/");
    }

    /// Its segments, folded; never empty.
    public List<String> segments() {
        int from = isExact() ? 1 : 0;
        int to = text.length();
        while (from < to && text.charAt(from) == '/') {
            from++;
        }
        while (to > from && text.charAt(to - 1) == '/') {
            to--;
        }
        return List.of(Folding.fold(text.substring(from, to)).split("/+", -1));
    }

    /// Whether no segment has a `*`.
    public boolean isLiteral() {
        return text.indexOf('*') < 0;
    }

    /// Whether a folded path fits. A run that may start anywhere is one after a leading `**`, and
    /// what lies below is a trailing one, so one pass that retries only its last `**` decides.
    public boolean matches(String foldedPath) {
        List<String> wanted = new ArrayList<>(segments());
        if (!isAnchored()) {
            wanted.addFirst("**");
        }
        if (!isExact()) {
            wanted.addLast("**");
        }
        return fits(wanted, List.of(foldedPath.split("/", -1)));
    }

    private static boolean fits(List<String> wanted, List<String> path) {
        int w = 0;
        int p = 0;
        int any = -1;
        int retry = 0;
        while (p < path.size()) {
            if (w < wanted.size() && wanted.get(w).equals("**")) {
                any = w++;
                retry = p;
            } else if (w < wanted.size() && Wildcard.matches(wanted.get(w), path.get(p))) {
                w++;
                p++;
            } else if (any >= 0) {
                w = any + 1;
                p = ++retry;
            } else {
                return false;
            }
        }
        while (w < wanted.size() && wanted.get(w).equals("**")) {
            w++;
        }
        return w == wanted.size();
    }
}
