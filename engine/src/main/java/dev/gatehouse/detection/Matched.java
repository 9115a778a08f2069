package dev.gatehouse.detection;

import dev.gatehouse.event.EventId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Which events which detections matched, by the order of their ids. The numbers it gives to sets
/// of detections are given once. Used under its owner's lock.
final class Matched {
    /// Events it remembers; the oldest are forgotten first.
    static final int EVENTS_MAX = 1_000_000;

    /// Different sets of detections; an event of one more is remembered with its first only.
    static final int SETS_MAX = 10_000;

    /// The number of an event that nothing matched.
    static final int NOTHING = 1;

    private static final int PLACE_BITS = 20;
    private static final int LINE_EVENTS = 500;

    private final List<List<String>> sets = new ArrayList<>();
    private final Map<List<String>, Integer> numbers = new HashMap<>();
    private long[] events = new long[1_024];
    private int[] bySet = new int[1_024];
    private int size;
    private long since;

    Matched() {
        // 0 is that of an event nobody has come to.
        sets.add(List.of());
        number(List.of());
    }

    private int number(List<String> set) {
        Integer known = numbers.get(set);
        if (known != null) {
            return known;
        }
        if (sets.size() > SETS_MAX) {
            return numbers.getOrDefault(set.subList(0, 1), NOTHING);
        }
        numbers.put(set, sets.size());
        sets.add(set);
        return sets.size() - 1;
    }

    private static long key(long position, int place) {
        return position << PLACE_BITS | Math.min(place, (1 << PLACE_BITS) - 1);
    }

    /// Notes that a detection matched an event.
    ///
    /// @return whether that was not known
    boolean add(EventId id, String detection) {
        long key = key(id.position(), id.n());
        if (key < since) {
            return false;
        }
        int at = Arrays.binarySearch(events, 0, size, key);
        if (at < 0) {
            insert(-at - 1, key, number(List.of(detection)));
            return true;
        }
        TreeSet<String> set = new TreeSet<>(sets.get(bySet[at]));
        boolean isAdded = set.add(detection);
        if (isAdded) {
            bySet[at] = number(List.copyOf(set));
        }
        return isAdded;
    }

    private void insert(int at, long key, int set) {
        if (size == events.length) {
            events = Arrays.copyOf(events, size * 2);
            bySet = Arrays.copyOf(bySet, size * 2);
        }
        System.arraycopy(events, at, events, at + 1, size - at);
        System.arraycopy(bySet, at, bySet, at + 1, size - at);
        events[at] = key;
        bySet[at] = set;
        size++;
        if (size > EVENTS_MAX) {
            drop(EVENTS_MAX / 10);
        }
    }

    private void drop(int count) {
        since = events[count];
        System.arraycopy(events, count, events, 0, size - count);
        System.arraycopy(bySet, count, bySet, 0, size - count);
        size -= count;
    }

    /// Forgets every event; what numbers mean stays.
    Matched emptied() {
        size = 0;
        since = 0;
        return this;
    }

    /// The position from which on it knows everything.
    long since() {
        return since >>> PLACE_BITS;
    }

    /// The number of an event's set.
    int of(long position, int place) {
        int at = Arrays.binarySearch(events, 0, size, key(position, place));
        return at < 0 ? NOTHING : bySet[at];
    }

    /// The detections of a set.
    List<String> set(int number) {
        return sets.get(number);
    }

    /// The highest number given.
    int highest() {
        return sets.size() - 1;
    }

    /// How much was noted of events between two positions: it grows with each of them.
    long noted(long first, long last) {
        long noted = 0;
        int at = Arrays.binarySearch(events, 0, size, key(first, 0));
        long end = key(last + 1, 0);
        for (int i = at < 0 ? -at - 1 : at; i < size && events[i] < end; i++) {
            noted += sets.get(bySet[i]).size();
        }
        return noted;
    }

    /// What a file keeps of it.
    List<String> lines() {
        List<String> lines = new ArrayList<>(List.of("since " + since));
        for (int from = 0; from < size; from += LINE_EVENTS) {
            StringBuilder line = new StringBuilder();
            for (int i = from; i < Math.min(size, from + LINE_EVENTS); i++) {
                line.append(line.isEmpty() ? "" : " ").append(events[i]).append(' ');
                line.append(String.join(",", sets.get(bySet[i])));
            }
            lines.add(line.toString());
        }
        return lines;
    }

    /// Takes up a line of [#lines].
    ///
    /// @throws IllegalArgumentException when it is none
    void restore(String line) {
        String[] parts = line.split(" ", -1);
        if (parts[0].equals("since")) {
            since = Long.parseLong(parts[1]);
            return;
        }
        for (int i = 0; i + 1 < parts.length; i += 2) {
            List<String> set = List.copyOf(new TreeSet<>(Set.of(parts[i + 1].split(",", -1))));
            insert(size, Long.parseLong(parts[i]), number(set));
        }
    }
}
