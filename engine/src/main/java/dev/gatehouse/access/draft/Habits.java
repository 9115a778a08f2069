package dev.gatehouse.access.draft;

import dev.gatehouse.access.Judgement;
import dev.gatehouse.access.Verdict;
import dev.gatehouse.access.Verdict.Basis;
import dev.gatehouse.access.Verdict.Value;
import dev.gatehouse.access.used.Texts;
import dev.gatehouse.access.used.Used;
import dev.gatehouse.access.used.UsedField;
import dev.gatehouse.event.EventId;
import dev.gatehouse.event.Outcome;
import dev.gatehouse.event.Permission;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What accounts do again and again, counted over the rows that judging keeps. What is expected
/// already is left out: there is nothing to write down for it. About a hundred and fifty bytes for
/// each account, permission and place.
public final class Habits implements Judgement.RowTaker {
    /// Habits told apart; events of further ones are counted in [#leftOut] only.
    public static final int HABITS_MAX = 2_000_000;

    private static final String NONE = Permission.NONE.word();

    private final long fromMicros;
    private final Map<Key, Count> counts = new HashMap<>();
    // By the number of a resource's text: the number of its place, or -1.
    private int[] places = new int[0];
    private final Map<String, Integer> placeNumbers = new HashMap<>();
    private final List<String> placeTexts = new ArrayList<>();
    private final Map<String, Permission> permissions = new HashMap<>();
    private long events;
    private long undecided;
    private long leftOut;

    private record Key(int account, Permission permission, int place) {}

    private static final class Count {
        private final String account;
        private String name;
        private long events;
        private boolean flagged;
        private long first = Long.MAX_VALUE;
        private long last = Long.MIN_VALUE;
        private EventId newest;

        Count(Used used) {
            account = used.text(UsedField.ACCOUNT);
            name = used.text(UsedField.ACTOR);
            newest = used.id();
        }

        void add(Used used, boolean isUndecided, boolean isFlagged) {
            events += isUndecided ? 1 : 0;
            flagged |= isFlagged;
            first = Math.min(first, used.micros());
            last = Math.max(last, used.micros());
            if (used.id().compareTo(newest) >= 0) {
                newest = used.id();
                name = used.text(UsedField.ACTOR);
            }
        }

        Habit habit(Permission permission, String place) {
            return new Habit(
                    account,
                    name.isEmpty() ? account : name,
                    permission,
                    place,
                    events,
                    flagged,
                    instant(first),
                    instant(last),
                    newest);
        }
    }

    private Habits(Instant from) {
        this.fromMicros = ChronoUnit.MICROS.between(Instant.EPOCH, from);
        for (Permission permission : Permission.values()) {
            permissions.put(permission.word(), permission);
        }
    }

    /// What was done since `from`.
    public static Habits of(Judgement judgement, Instant from) throws IOException {
        Habits habits = new Habits(from);
        judgement.everything(habits);
        return habits;
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    @Override
    public void take(Used used, Verdict now) {
        if (used.micros() < fromMicros || used.text(UsedField.PERMISSION).equals(NONE)) {
            return;
        }
        events++;
        // What may be governed no answer excuses.
        boolean isUndecided = now.value() == Value.UNDECIDED && now.basis() == Basis.NONE;
        undecided += isUndecided ? 1 : 0;
        boolean isFlagged =
                now.value() == Value.UNEXPECTED
                        || used.text(UsedField.OUTCOME).equals(Outcome.DENIED.word());
        if ((isUndecided || isFlagged) && used.number(UsedField.RESOURCE) != Texts.ABSENT) {
            count(used, isUndecided, isFlagged);
        }
    }

    private void count(Used used, boolean isUndecided, boolean isFlagged) {
        Permission permission = permissions.get(used.text(UsedField.PERMISSION));
        if (permission == null) {
            return;
        }
        Key key = new Key(used.number(UsedField.ACCOUNT), permission, place(used));
        Count count = counts.get(key);
        if (count == null) {
            if (counts.size() == HABITS_MAX) {
                leftOut++;
                return;
            }
            count = new Count(used);
            counts.put(key, count);
        }
        count.add(used, isUndecided, isFlagged);
    }

    private int place(Used used) {
        int resource = used.number(UsedField.RESOURCE);
        if (resource >= places.length) {
            int before = places.length;
            places = Arrays.copyOf(places, Math.max(resource + 1, before * 2));
            Arrays.fill(places, before, places.length, -1);
        }
        if (places[resource] < 0) {
            String place = Place.of(used.text(UsedField.RESOURCE));
            places[resource] =
                    placeNumbers.computeIfAbsent(
                            place,
                            one -> {
                                placeTexts.add(one);
                                return placeTexts.size() - 1;
                            });
        }
        return places[resource];
    }

    /// All of them, in an order that is always the same.
    public List<Habit> all() {
        List<Habit> all = new ArrayList<>(counts.size());
        counts.forEach((key, count) ->
                all.add(count.habit(key.permission(), placeTexts.get(key.place()))));
        all.sort(
                Comparator.comparing(Habit::place)
                        .thenComparing(Habit::permission)
                        .thenComparing(Habit::account));
        return all;
    }

    /// Events that exercised a permission.
    public long events() {
        return events;
    }

    /// How many of them nothing says anything about.
    public long undecided() {
        return undecided;
    }

    /// Events that no habit counts, because there were too many.
    public long leftOut() {
        return leftOut;
    }
}
