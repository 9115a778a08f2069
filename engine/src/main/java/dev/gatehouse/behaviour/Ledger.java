package dev.gatehouse.behaviour;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What was unusual about one person, machine or account of which nobody knows whose it is. Each
/// signal stands in it once a day, the strongest of that day.
final class Ledger {
    /// Entries of one ledger; beyond them the weakest goes.
    static final int ENTRIES_MAX = 64;

    /// Time that passes between two findings about one subject that stays unusual.
    static final Duration AGAIN = Duration.ofDays(1);

    private static final long DAY_SECONDS = Duration.ofDays(1).toSeconds();

    final List<Entry> entries = new ArrayList<>();

    // When it was last worth a look, whether or not anybody was told.
    Instant noticed = Instant.EPOCH;

    /// What became of an entry: whether it is worth telling somebody now.
    boolean add(Entry entry) {
        Instant now = entry.when();
        boolean wasWorth = Score.of(entries, now).isWorthALook();
        if (!place(entry)) {
            return false;
        }
        boolean isWorth = Score.of(entries, now).isWorthALook();
        boolean isAgain = !wasWorth || !now.isBefore(noticed.plus(AGAIN));
        if (!isWorth || !isAgain) {
            return false;
        }
        noticed = now.isAfter(noticed) ? now : noticed;
        return true;
    }

    private boolean place(Entry entry) {
        entries.removeIf(one -> one.when().isBefore(entry.when().minus(Score.KEPT)));
        for (int i = 0; i < entries.size(); i++) {
            Entry known = entries.get(i);
            if (known.name().equals(entry.name()) && day(known) == day(entry)) {
                if (known.points() >= entry.points()) {
                    return false;
                }
                entries.set(i, entry);
                return true;
            }
        }
        entries.add(entry);
        entries.sort(Comparator.comparing(Entry::when).thenComparing(Entry::name));
        if (entries.size() > ENTRIES_MAX) {
            entries.stream()
                    .min(Comparator.comparingDouble(one -> Score.worth(one, entry.when())))
                    .ifPresent(entries::remove);
        }
        return true;
    }

    private static long day(Entry entry) {
        return Math.floorDiv(entry.when().getEpochSecond(), DAY_SECONDS);
    }

    /// Strikes out what happened until then: somebody said that it was harmless.
    void strikeOut(Instant until) {
        entries.removeIf(one -> !one.when().isAfter(until));
    }
}
