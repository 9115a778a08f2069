package dev.gatehouse.source.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Path patterns with what each says: `*` is one segment, `**` at the end is all that follows, and
/// the first pattern of the file that fits wins. Looked up by first segment, so a long table costs
/// little.
final class PathTable {
    private static final String ONE = "*";
    private static final String REST = "**";

    private record Row(int order, List<String> segments, String result) {
        boolean fits(List<String> path) {
            boolean open = segments.getLast().equals(REST);
            int fixed = open ? segments.size() - 1 : segments.size();
            if (open ? path.size() < fixed : path.size() != fixed) {
                return false;
            }
            for (int i = 0; i < fixed; i++) {
                String wanted = segments.get(i);
                if (!wanted.equals(ONE) && !wanted.equals(path.get(i))) {
                    return false;
                }
            }
            return true;
        }
    }

    private final Map<String, List<Row>> byFirst = new HashMap<>();
    private final List<Row> anyFirst = new ArrayList<>();

    void add(String pattern, String result) {
        List<String> segments = List.of(pattern.split("/", -1));
        Row row = new Row(size(), segments, result);
        if (segments.getFirst().startsWith(ONE)) {
            anyFirst.add(row);
        } else {
            byFirst.computeIfAbsent(segments.getFirst(), _ -> new ArrayList<>()).add(row);
        }
    }

    private int size() {
        return anyFirst.size() + byFirst.values().stream().mapToInt(List::size).sum();
    }

    /// What the first fitting pattern says, or nothing.
    String find(String path) {
        if (path.isEmpty()) {
            return "";
        }
        List<String> segments = List.of(path.split("/", -1));
        Row best = null;
        for (Row row : byFirst.getOrDefault(segments.getFirst(), List.of())) {
            if (row.fits(segments)) {
                best = row;
                break;
            }
        }
        for (Row row : anyFirst) {
            if ((best == null || row.order() < best.order()) && row.fits(segments)) {
                best = row;
            }
        }
        return best == null ? "" : best.result();
    }
}
