package dev.gatehouse.access.rule;

import dev.gatehouse.access.used.Texts;
import dev.gatehouse.access.used.Used;
import dev.gatehouse.access.used.UsedField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// What rules need to remember of earlier events: which runs were active, who proposed what, which
/// names were taken out of an organisation. By the events' own times, so the order in which they
/// came in does not matter once all have. Each memory holds [#KEYS_MAX] keys and forgets the one
/// that was longest not spoken of; what it forgot is unknown, not false. Used by one thread.
public final class Deeds {
    /// Runs, changes or names one memory holds.
    public static final int KEYS_MAX = 200_000;

    /// Departures and returns remembered of one name; the oldest goes.
    public static final int MOVES_MAX = 16;

    /// Proposals remembered of one thing; the oldest goes.
    public static final int PROPOSALS_MAX = 8;

    /// For how long a run that nobody said had ended counts as active.
    public static final long RUN_MICROS_MAX = 35L * 24 * 3_600 * 1_000_000;

    // Clocks of two tools differ by a little.
    private static final long SLACK_MICROS = 60_000_000;

    private final Memories memories;
    private final Texts texts;
    private final Map<Long, long[]> runs = new Remembered<>();
    private final Map<Long, List<Proposal>> proposals = new Remembered<>();
    private final Map<Long, NavigableMap<Long, Boolean>> moves = new Remembered<>();
    // Which key an account's name has; asked for every event.
    private final Map<Long, Long> members = new Remembered<>();

    /// @param memories which events say what is remembered
    public Deeds(Memories memories, Texts texts) {
        this.memories = memories;
        this.texts = texts;
    }

    /// Which events say what is remembered.
    ///
    /// @param runStarted it says that the run it names began
    /// @param runEnded it says that the run it names ended
    /// @param proposed it proposes a change, to be known by the field
    /// @param merged it merges a proposed change
    /// @param departed it takes the name at the end of its path out of an organisation
    /// @param returned it takes that name in again
    public record Memories(
            List<Condition> runStarted,
            List<Condition> runEnded,
            List<Proposing> proposed,
            List<Condition> merged,
            List<Condition> departed,
            List<Condition> returned) {
        public Memories {
            runStarted = List.copyOf(runStarted);
            runEnded = List.copyOf(runEnded);
            proposed = List.copyOf(proposed);
            merged = List.copyOf(merged);
            departed = List.copyOf(departed);
            returned = List.copyOf(returned);
        }
    }

    /// An event that proposes a change.
    ///
    /// @param knownBy the field whose text names the change
    public record Proposing(Condition when, UsedField knownBy) {}

    private record Proposal(long micros, int account) {}

    private static final class Remembered<V> extends LinkedHashMap<Long, V> {
        private static final long serialVersionUID = 1L;

        Remembered() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, V> eldest) {
            return size() > KEYS_MAX;
        }
    }

    // Facts that need memories are not asked while memories are made.
    private static final Facts NONE = (fact, used) -> Truth.ABSENT;

    /// Remembers what it says.
    ///
    /// @return the keys that are known better than before, see [#keys]
    public List<Long> see(Used used) {
        List<Long> better = new ArrayList<>(0);
        if (used.number(UsedField.RUN) != Texts.ABSENT) {
            if (any(memories.runStarted(), used)) {
                run(used, 0, better);
            }
            if (any(memories.runEnded(), used)) {
                run(used, 1, better);
            }
        }
        for (Proposing proposing : memories.proposed()) {
            if (used.number(proposing.knownBy()) != Texts.ABSENT
                    && proposing.when().of(used, NONE) == Truth.HOLDS) {
                propose(used, key(proposing.knownBy(), used), better);
            }
        }
        if (any(memories.departed(), used)) {
            member(used, true, better);
        } else if (any(memories.returned(), used)) {
            member(used, false, better);
        }
        return better;
    }

    private static boolean any(List<Condition> conditions, Used used) {
        for (Condition condition : conditions) {
            if (condition.of(used, NONE) == Truth.HOLDS) {
                return true;
            }
        }
        return false;
    }

    private void run(Used used, int end, List<Long> better) {
        long key = key(UsedField.RUN, used);
        long[] times = runs.computeIfAbsent(key, _ -> new long[] {Long.MAX_VALUE, Long.MAX_VALUE});
        if (end == 0 ? used.micros() < times[0] : times[1] == Long.MAX_VALUE) {
            times[end] = used.micros();
            better.add(key);
        }
    }

    private void propose(Used used, long key, List<Long> better) {
        List<Proposal> known = proposals.computeIfAbsent(key, _ -> new ArrayList<>(1));
        if (known.size() == PROPOSALS_MAX) {
            known.removeFirst();
        }
        known.add(new Proposal(used.micros(), used.number(UsedField.ACCOUNT)));
        better.add(key);
    }

    // When a name was taken out of, or into, the instance its path begins with.
    private void member(Used used, boolean gone, List<Long> better) {
        String path = used.text(UsedField.RESOURCE);
        long key = memberKey(instance(path), path.substring(path.lastIndexOf('/') + 1));
        NavigableMap<Long, Boolean> known = moves.computeIfAbsent(key, _ -> new TreeMap<>());
        if (!Boolean.valueOf(gone).equals(known.put(used.micros(), gone))) {
            better.add(key);
        }
        if (known.size() > MOVES_MAX) {
            known.pollFirstEntry();
        }
    }

    private long memberKey(String instance, String name) {
        return key(UsedField.ACTOR, texts.number(instance + "/" + name));
    }

    private static String instance(String path) {
        int tool = path.indexOf('/');
        int end = path.indexOf('/', tool + 1);
        return end < 0 ? path : path.substring(0, end);
    }

    private static long key(UsedField field, Used used) {
        return key(field, used.number(field));
    }

    private static long key(UsedField field, int number) {
        return (long) field.word().hashCode() << 32 | number;
    }

    /// Whether the run it names was active.
    Truth runActive(Used used) {
        if (used.number(UsedField.RUN) == Texts.ABSENT || memories.runStarted().isEmpty()) {
            return Truth.ABSENT;
        }
        long[] times = runs.get(key(UsedField.RUN, used));
        if (times == null || times[0] == Long.MAX_VALUE) {
            return Truth.ABSENT;
        }
        long end = Math.min(times[1], times[0] + RUN_MICROS_MAX);
        return Truth.of(
                used.micros() >= times[0] - SLACK_MICROS && used.micros() <= end + SLACK_MICROS);
    }

    /// The number of the account that last proposed what it approves; [Texts#ABSENT] where nobody
    /// is known to have.
    int proposer(Used used) {
        Proposal latest = null;
        for (Proposing proposing : memories.proposed()) {
            if (used.number(proposing.knownBy()) == Texts.ABSENT) {
                continue;
            }
            List<Proposal> known = proposals.get(key(proposing.knownBy(), used));
            for (Proposal one : known == null ? List.<Proposal>of() : known) {
                boolean before = one.micros() <= used.micros() + SLACK_MICROS;
                if (before && (latest == null || one.micros() > latest.micros())) {
                    latest = one;
                }
            }
        }
        return latest == null ? Texts.ABSENT : latest.account();
    }

    /// Whether the account's name had been taken out of its organisation by then, and not in again.
    Truth left(Used used) {
        if (moves.isEmpty()) {
            return Truth.FAILS;
        }
        long named = (long) used.number(UsedField.ACCOUNT) << 32 | used.number(UsedField.ACTOR);
        long key =
                members.computeIfAbsent(
                        named,
                        _ ->
                                memberKey(
                                        instance(used.text(UsedField.ACCOUNT)),
                                        used.text(UsedField.ACTOR)));
        NavigableMap<Long, Boolean> known = moves.get(key);
        return Truth.of(known != null && isGone(known, used.micros()));
    }

    // A return counts at once, a departure only when the clocks leave no doubt.
    private static boolean isGone(NavigableMap<Long, Boolean> known, long micros) {
        Map.Entry<Long, Boolean> last = known.lowerEntry(micros - SLACK_MICROS);
        return last != null
                && last.getValue()
                && !known.subMap(last.getKey(), false, micros, true).containsValue(false);
    }

    /// The keys that facts about it hang on: when one is known better, it is to be judged again.
    public List<Long> keys(Used used) {
        List<Long> keys = new ArrayList<>(3);
        if (used.number(UsedField.RUN) != Texts.ABSENT) {
            keys.add(key(UsedField.RUN, used));
        }
        for (Proposing proposing : memories.proposed()) {
            if (used.number(proposing.knownBy()) != Texts.ABSENT) {
                keys.add(key(proposing.knownBy(), used));
            }
        }
        return keys;
    }
}
