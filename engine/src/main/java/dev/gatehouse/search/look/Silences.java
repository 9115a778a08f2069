package dev.gatehouse.search.look;

import dev.gatehouse.event.Credential;
import dev.gatehouse.event.Event;
import dev.gatehouse.search.query.EventValues;
import dev.gatehouse.search.query.Key;
import dev.gatehouse.search.query.Match;
import dev.gatehouse.search.query.Query;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds credentials that were used, then not for a long time, then used again. Remembers the days
/// of each, so the order of the events does not matter.
final class Silences {
    /// Days without use that are a long silence.
    static final int SILENT_DAYS_MIN = 30;

    /// Credentials remembered; further ones are not looked at.
    static final int CREDENTIALS_MAX = 50_000;

    /// Credentials one query names.
    static final int NAMED_MAX = 50;

    private static final int DAYS_AROUND_FIRST = 2_000;

    private final Map<String, BitSet> days = new HashMap<>();
    private long origin = Long.MIN_VALUE;

    void see(Event event) {
        Optional<String> credential = credential(event);
        if (credential.isEmpty()) {
            return;
        }
        long day = event.time().time().atZone(ZoneOffset.UTC).toLocalDate().toEpochDay();
        if (origin == Long.MIN_VALUE) {
            origin = day - DAYS_AROUND_FIRST;
        }
        long bit = day - origin;
        boolean room = days.size() < CREDENTIALS_MAX || days.containsKey(credential.get());
        if (bit >= 0 && bit < 2 * DAYS_AROUND_FIRST && room) {
            days.computeIfAbsent(credential.get(), name -> new BitSet()).set((int) bit);
        }
    }

    private static Optional<String> credential(Event event) {
        return switch (event.via()) {
            case Credential.Known known when known.fingerprint().isSent() ->
                    Optional.of(known.fingerprint().orEmpty());
            case Credential.Known known when known.name().isSent() ->
                    Optional.of(known.name().orEmpty());
            case Credential.Known _, Credential.Unsaid _ -> Optional.empty();
        };
    }

    /// What to ask for to see all use after a silence, of up to [#NAMED_MAX] credentials.
    Optional<Query> query() {
        List<Query> each = new ArrayList<>();
        days.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry ->
                        usedAgain(entry.getValue())
                                .filter(day -> each.size() < NAMED_MAX)
                                .ifPresent(day -> each.add(after(entry.getKey(), day))));
        return each.isEmpty() ? Optional.empty() : Optional.of(Query.or(each));
    }

    private static Query after(String credential, LocalDate day) {
        long from = EventValues.micros(day.atStartOfDay(ZoneOffset.UTC).toInstant());
        return Query.and(
                List.of(
                        new Query.Field(Key.CREDENTIAL, new Match.Exactly(credential)),
                        new Query.Field(Key.TIME, new Match.Between(from, Long.MAX_VALUE))));
    }

    private Optional<LocalDate> usedAgain(BitSet used) {
        int before = used.nextSetBit(0);
        for (int day = used.nextSetBit(before + 1); day >= 0; day = used.nextSetBit(day + 1)) {
            if (day - before > SILENT_DAYS_MIN) {
                return Optional.of(LocalDate.ofEpochDay(origin + day));
            }
            before = day;
        }
        return Optional.empty();
    }
}
