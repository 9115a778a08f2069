package dev.gatehouse.server.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/// Where the time of a start went. What was timed inside something timed counts for both; what took
/// so little that nobody has to know is not told. For the one thread that starts.
public final class StartTimes {
    /// What took less is not told.
    static final Duration TOLD_MIN = Duration.ofMillis(50);

    private final InstantSource clock;
    private final SequencedMap<String, Duration> took = new LinkedHashMap<>();

    public StartTimes(InstantSource clock) {
        this.clock = clock;
    }

    /// What is opened, and how that may fail.
    ///
    /// @param <T> what it becomes
    /// @param <E> what it throws
    @FunctionalInterface
    public interface Opening<T, E extends Exception> {
        /// Opens it.
        T open() throws E;
    }

    /// Opens something and notes how long that took; opened twice by one name, both count.
    public <T, E extends Exception> T of(String name, Opening<T, E> opening) throws E {
        Instant from = clock.instant();
        T opened = opening.open();
        add(name, Duration.between(from, clock.instant()));
        return opened;
    }

    /// Notes how long something took.
    public void add(String name, Duration time) {
        took.merge(name, time, Duration::plus);
    }

    /// Counts what was noted elsewhere, too.
    public void add(StartTimes others) {
        others.took.forEach(this::add);
    }

    /// What took longest first, in milliseconds: `index 310 ms, tools 90 ms`; empty when nothing
    /// took long.
    public String text() {
        return took.entrySet().stream()
                .filter(each -> each.getValue().compareTo(TOLD_MIN) >= 0)
                .sorted(Comparator.comparing(Map.Entry<String, Duration>::getValue).reversed())
                .map(each -> each.getKey() + " " + each.getValue().toMillis() + " ms")
                .collect(Collectors.joining(", "));
    }
}
