package dev.gatehouse.access.model;

import dev.gatehouse.access.used.Used;
import dev.gatehouse.access.used.UsedField;
import dev.gatehouse.event.EventId;
import dev.gatehouse.event.Outcome;
import dev.gatehouse.event.Permission;
import dev.gatehouse.event.Words;
import dev.gatehouse.people.Subject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Who did which of two duties that are to be apart, for which change. By the events' own times, so
/// the order in which they came in does not matter once all have. Two accounts are one person by
/// verified links only. What was refused was not done. It holds [#KEYS_MAX] changes and forgets the
/// one that was longest not spoken of. Belongs to one [dev.gatehouse.access.used.Texts] and one
/// thread.
public final class Doings {
    /// Changes it remembers.
    public static final int KEYS_MAX = 200_000;

    /// Deeds remembered of one change; the oldest goes.
    public static final int DEEDS_MAX = 32;

    // Clocks of two tools differ by a little.
    private static final long SLACK_MICROS = 60_000_000;

    private final List<Separation> all;
    private final Introduction introduction;
    private final Reached sides;
    private final Map<Key, List<Deed>> known =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Key, List<Deed>> eldest) {
                    return size() > KEYS_MAX;
                }
            };

    private record Key(int separation, Separation.Same same, String text) {}

    private record Deed(EventId id, int side, long micros, String account) {}

    /// @param introduction says whose accounts are
    public Doings(Model model, Introduction introduction) {
        this.all = model.separation();
        this.introduction = introduction;
        this.sides =
                new Reached(
                        all.stream().flatMap(one -> Stream.of(one.one(), one.other())).toList());
    }

    /// Whether this remembers for a model.
    public boolean isFor(Model model) {
        return all.equals(model.separation());
    }

    /// Remembers what was done.
    ///
    /// @return the keys that are known better than before, see [#keys]
    public List<Long> see(Used used) {
        List<Long> better = new ArrayList<>(0);
        if (all.isEmpty() || used.text(UsedField.OUTCOME).equals(Outcome.DENIED.word())) {
            return better;
        }
        for (int side : sides(used)) {
            Deed deed = new Deed(used.id(), side % 2, used.micros(), used.text(UsedField.ACCOUNT));
            for (Key key : keys(side / 2, used)) {
                List<Deed> deeds = known.computeIfAbsent(key, _ -> new ArrayList<>(1));
                if (deeds.size() == DEEDS_MAX) {
                    deeds.removeFirst();
                }
                deeds.add(deed);
                better.add(number(key));
            }
        }
        return better;
    }

    /// The keys that a conflict of what was used hangs on: when one is known better, it is to be
    /// judged again.
    public List<Long> keys(Used used) {
        List<Long> keys = new ArrayList<>(0);
        for (int side : all.isEmpty() ? new int[0] : sides(used)) {
            keys(side / 2, used).forEach(key -> keys.add(number(key)));
        }
        return keys;
    }

    private int[] sides(Used used) {
        Optional<Permission> permission =
                Words.parse(Permission.class, used.text(UsedField.PERMISSION));
        int[] reached = sides.by(used);
        int count = 0;
        int[] fitting = new int[reached.length];
        for (int side : reached) {
            if (permission.isPresent()
                    && all.get(side / 2).side(side % 2).permissions().contains(permission.get())) {
                fitting[count++] = side;
            }
        }
        return Arrays.copyOf(fitting, count);
    }

    private List<Key> keys(int separation, Used used) {
        List<Key> keys = new ArrayList<>();
        for (Separation.Same same : all.get(separation).same()) {
            same.keys(used).forEach(text -> keys.add(new Key(separation, same, text)));
        }
        return keys;
    }

    private static long number(Key key) {
        long kind = key.separation() * 31L + key.same().word().hashCode();
        return (kind << Integer.SIZE) | (key.text().hashCode() & 0xffff_ffffL);
    }

    /// The separation by which it is forbidden: whoever did it had done the other duty before, for
    /// the same change.
    @Nullable Found conflict(Used used) {
        for (int side : all.isEmpty() ? new int[0] : sides(used)) {
            for (Key key : keys(side / 2, used)) {
                if (isDone(key, 1 - side % 2, used)) {
                    return new Found(all.get(side / 2).at(), List.of());
                }
            }
        }
        return null;
    }

    private boolean isDone(Key key, int other, Used used) {
        long within = all.get(key.separation()).within().toSeconds() * 1_000_000;
        Deed latest = null;
        for (Deed deed : known.getOrDefault(key, List.of())) {
            long before = used.micros() - deed.micros();
            boolean counts = deed.side() == other && !deed.id().equals(used.id());
            if (!counts || before < -SLACK_MICROS || before > within) {
                continue;
            }
            if (key.same() == Separation.Same.RESOURCE) {
                latest = latest == null || latest.micros() <= deed.micros() ? deed : latest;
            } else if (isSame(deed, used)) {
                return true;
            }
        }
        return latest != null && isSame(latest, used);
    }

    private boolean isSame(Deed deed, Used used) {
        String account = used.text(UsedField.ACCOUNT);
        if (deed.account().equals(account)) {
            return true;
        }
        Instant then = Instant.EPOCH.plus(deed.micros(), ChronoUnit.MICROS);
        Optional<String> one = introduction.subjectOf(deed.account(), then).map(Subject::id);
        return one.isPresent()
                && one.equals(introduction.subjectOf(account, used.when()).map(Subject::id));
    }
}
