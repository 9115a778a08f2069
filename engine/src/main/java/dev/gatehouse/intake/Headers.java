package dev.gatehouse.intake;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The headers of a pushed delivery, by name without regard to case.
public final class Headers {
    /// None at all.
    static final Headers NONE = new Headers(Map.of());

    private final TreeMap<String, List<String>> values = new TreeMap<>();

    public Headers(Map<String, List<String>> headers) {
        headers.forEach((name, all) -> values.put(name.toLowerCase(Locale.ROOT), List.copyOf(all)));
    }

    /// The value, where the header was sent exactly once; one sent twice proves nothing.
    public Optional<String> only(String name) {
        List<String> all = values.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
        return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
    }

    /// Whether the header was not sent at all.
    boolean isAbsent(String name) {
        return !values.containsKey(name.toLowerCase(Locale.ROOT));
    }

    /// Those of the named headers that were sent, joined where sent more than once.
    public SortedMap<String, String> kept(List<String> names) {
        SortedMap<String, String> kept = new TreeMap<>();
        for (String name : names) {
            List<String> all = values.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
            if (!all.isEmpty()) {
                kept.put(name.toLowerCase(Locale.ROOT), String.join(", ", all));
            }
        }
        return kept;
    }
}
