package dev.gatehouse.behaviour;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What one account usually does. The same events in the same order leave the same behind.
final class Baseline {
    /// Time since its first event before anything about an account is unusual.
    static final Duration LEARNING = Duration.ofDays(7);

    /// Days on which it was active before anything is.
    static final int ACTIVE_DAYS_MIN = 5;

    /// Events of it before anything is.
    static final int EVENTS_MIN = 30;

    /// Silence that is long.
    static final Duration DORMANT = Duration.ofDays(45);

    /// Things of one hour that are told apart.
    static final int THINGS_PER_HOUR_MAX = 1_024;

    final String account;
    final boolean isMachine;
    final Map<Aspect, Values> values = new EnumMap<>(Aspect.class);
    final Hours hours = new Hours();
    int first;
    int last;
    long events;
    boolean learned;

    // The hour that is being counted, and what it may hold of each counter.
    private int hour = -1;
    private final Set<Integer> things = new HashSet<>();
    private final Map<Hours.Counter, Hours.Much> much = new EnumMap<>(Hours.Counter.class);

    Baseline(String account, boolean isMachine, int first) {
        this.account = account;
        this.isMachine = isMachine;
        this.first = first;
        this.last = first;
    }

    /// Whether enough is known to call something unusual; once it is, it stays so.
    boolean isLearned(int seconds) {
        return learned
                || (events >= EVENTS_MIN
                        && seconds - first >= LEARNING.toSeconds()
                        && hours.daysBefore(Hours.hour(seconds)) >= ACTIVE_DAYS_MIN);
    }

    /// Whether it was learned once and then silent for long.
    boolean wakes(int seconds) {
        return events >= EVENTS_MIN && seconds - last >= DORMANT.toSeconds();
    }

    /// Counts; gives the counters of which this event makes it much, with the count.
    List<Exceeded> count(Doing doing) {
        int now = Hours.hour(doing.moment().seconds());
        if (now < hour) {
            countLate(now, doing);
            return List.of();
        }
        if (now > hour) {
            hour = now;
            things.clear();
            much.clear();
        }
        List<Exceeded> exceeded = new ArrayList<>();
        if (doing.isRefusal()) {
            add(Hours.Counter.REFUSALS, doing.moment().times(), exceeded);
            return exceeded;
        }
        add(Hours.Counter.EVENTS, doing.moment().times(), exceeded);
        int thing = doing.event().resource().path().text().hashCode();
        if (things.size() < THINGS_PER_HOUR_MAX && things.add(thing)) {
            add(Hours.Counter.RESOURCES, 1, exceeded);
        }
        return exceeded;
    }

    // What comes late tells what is usual; nobody can be warned of it in time.
    private void countLate(int late, Doing doing) {
        hours.add(
                late,
                doing.isRefusal() ? Hours.Counter.REFUSALS : Hours.Counter.EVENTS,
                doing.moment().times());
        much.clear();
    }

    /// More than an hour may hold.
    record Exceeded(Hours.Counter counter, int count, Hours.Much much) {}

    private void add(Hours.Counter counter, int times, List<Exceeded> exceeded) {
        int count = hours.add(hour, counter, times);
        Hours.Much limit = much.computeIfAbsent(counter, _ -> hours.much(hour, counter));
        if (count > limit.most()) {
            exceeded.add(new Exceeded(counter, count, limit));
        }
    }

    Values values(Aspect aspect) {
        return values.computeIfAbsent(aspect, _ -> new Values());
    }

    /// What share of its points a first time is worth: little where first times are usual.
    double rarityOfNews(Aspect aspect, int seconds) {
        int learnedAt = first + (int) LEARNING.toSeconds();
        int day = (int) Duration.ofDays(1).toSeconds();
        int from = Math.max(learnedAt, seconds - Hours.HOURS_MAX * day / 24);
        int news = values(aspect).daysWithNews(from, seconds / day * day);
        int span = Math.max(1, (seconds - from) / day);
        int active = Math.max(1, Math.min(span, hours.daysBefore(Hours.hour(seconds))));
        double rate = Math.min(1, (double) news / (active + 1));
        return (1 - rate) * (1 - rate);
    }

    /// Forgets what it did for the first time then or later, and how much it did since.
    Map<Aspect, List<String>> forget(int from) {
        Map<Aspect, List<String>> gone = new EnumMap<>(Aspect.class);
        values.forEach((aspect, some) -> gone.put(aspect, some.forget(from)));
        hours.forget(Hours.hour(from));
        hour = -1;
        return gone;
    }

    /// The hour being counted, for a file: the hour, then what it was done on.
    List<Integer> counting() {
        List<Integer> all = new ArrayList<>(things.stream().sorted().toList());
        all.addFirst(hour);
        return all;
    }

    void restoreCounting(List<Integer> all) {
        hour = all.getFirst();
        things.addAll(all.subList(1, all.size()));
    }
}
