package dev.gatehouse.inventory;

import dev.gatehouse.event.EventId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Finds the event that explains a change: one done to the same resource, or to what it lies in or
/// holds, since the listing was last read; for who holds something, one that names them. The latest
/// such event is taken.
final class Causes {
    /// Events remembered; the oldest are forgotten first.
    static final int HAPPENINGS_MAX = 200_000;

    /// Steps that what an event was done to may lie below what it explains.
    static final int STEPS_BELOW_MAX = 2;

    private static final Comparator<Happening> LATEST = Comparator.comparing(Happening::when);

    private final NavigableMap<String, List<Happening>> byResource = new TreeMap<>();
    private final NavigableMap<Instant, List<Happening>> byTime = new TreeMap<>();
    private int count;

    /// A span of time; its beginning is left out.
    record Span(Instant from, Instant to) {
        boolean holds(Instant when) {
            return when.isAfter(from) && !when.isAfter(to);
        }
    }

    void add(Happening happening) {
        byResource.computeIfAbsent(happening.resource(), _ -> new ArrayList<>()).add(happening);
        byTime.computeIfAbsent(happening.when(), _ -> new ArrayList<>()).add(happening);
        count++;
        while (count > HAPPENINGS_MAX) {
            for (Happening old : byTime.pollFirstEntry().getValue()) {
                List<Happening> there = byResource.getOrDefault(old.resource(), List.of());
                there.remove(old);
                if (there.isEmpty()) {
                    byResource.remove(old.resource());
                }
                count--;
            }
        }
    }

    /// The event that explains why a fact came, went or became another.
    ///
    /// @param names what the holder is called beside its id; empty where nobody knows
    Optional<Happening> find(Fact fact, List<String> names, Span span) {
        List<String> wanted = names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        return near(fact)
                .filter(each -> span.holds(each.when()))
                .filter(each -> wanted.isEmpty() ? isClose(each, fact) : names(each, wanted))
                .max(LATEST);
    }

    // An event on something deep inside says nothing of how the whole is set.
    private static boolean isClose(Happening happening, Fact fact) {
        return depth(happening.resource()) <= depth(fact.resource()) + STEPS_BELOW_MAX;
    }

    private static long depth(String path) {
        return path.chars().filter(c -> c == '/').count();
    }

    private static boolean names(Happening happening, List<String> wanted) {
        return wanted.stream().anyMatch(happening.words()::contains);
    }

    private Stream<Happening> near(Fact fact) {
        String resource = fact.resource();
        int star = resource.indexOf("/*");
        String path = star < 0 ? resource : resource.substring(0, star);
        Stream.Builder<List<Happening>> found = Stream.builder();
        String place = Fact.place(path);
        for (String above = path;
                above.length() > place.length();
                above = above.substring(0, above.lastIndexOf('/'))) {
            found.add(byResource.getOrDefault(above, List.of()));
        }
        found.add(byResource.getOrDefault(place, List.of()));
        byResource.subMap(path + "/", path + "0").values().forEach(found::add);
        return found.build().flatMap(List::stream);
    }

    static Cause cause(Optional<Happening> happening) {
        return happening
                .<Cause>map(each -> new Cause.ByEvent(EventId.parse(each.event())))
                .orElse(Cause.Unexplained.UNEXPLAINED);
    }
}
