package dev.gatehouse.access;

import dev.gatehouse.access.Verdict.Basis;
import dev.gatehouse.access.Verdict.Value;
import dev.gatehouse.access.used.Used;
import dev.gatehouse.access.used.UsedField;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;

/// What other rules would make of everything that happened: judged again from nothing remembered,
/// over the rows that judging keeps, without changing a verdict. New events are judged in between.
///
/// @param events how many were judged again
/// @param turns which verdicts would be others, the most first
/// @param own how many of the author's own past events would become expected
public record Replay(long events, List<Turn> turns, long own) {
    /// Events named as examples of one turn.
    public static final int EXAMPLES_MAX = 10;

    /// Actors and paths named of one turn.
    public static final int NAMED_MAX = 10;

    /// Actors and paths told apart while counting; what comes after is counted together.
    public static final int COUNTED_MAX = 50_000;

    private static final int ROWS_AT_ONCE = 4_096;
    private static final int PATH_SEGMENTS = 5;

    public Replay {
        turns = List.copyOf(turns);
    }

    /// Events whose verdict would go from one to another.
    ///
    /// @param by who did most of them
    /// @param on what most of them were on, as the beginnings of paths
    /// @param examples ids of events
    public record Turn(
            Value from,
            Value to,
            long events,
            List<Share> by,
            List<Share> on,
            List<String> examples) {
        public Turn {
            by = List.copyOf(by);
            on = List.copyOf(on);
            examples = List.copyOf(examples);
        }
    }

    /// How many of them.
    public record Share(String name, long events) {}

    /// How many events would become `to`.
    public long to(Value to) {
        return turns.stream().filter(turn -> turn.to() == to).mapToLong(Turn::events).sum();
    }

    /// In a sentence: *would turn 14 events unexpected, 11 of them by renovate-bot*.
    public String sentence() {
        List<String> parts = new ArrayList<>();
        for (Turn turn : turns) {
            Share most = turn.by().getFirst();
            String who = most.name().isEmpty() ? "somebody unnamed" : most.name();
            parts.add(
                    turn.events()
                            + " "
                            + turn.from().word()
                            + " events "
                            + turn.to().word()
                            + (turn.events() > 1
                                    ? ", " + most.events() + " of them by " + who
                                    : ", by " + who));
        }
        return parts.isEmpty()
                ? "would change no verdict of " + events + " events"
                : "would turn " + String.join("; ", parts);
    }

    /// Asks `other` of everything.
    ///
    /// @param author whose own past is counted, as an address; empty for nobody's
    /// @param progress hears how much is done, 0 to 1
    static Replay of(Judgement judgement, Rulebook other, String author, DoubleConsumer progress)
            throws IOException {
        Epoch trial = judgement.trial(other);
        int size = judgement.size();
        for (int from = 0; from < size; from += ROWS_AT_ONCE) {
            judgement.each(
                    from, Math.min(size, from + ROWS_AT_ONCE), (used, _) -> trial.remember(used));
            progress.accept(from / 2.0 / size);
        }
        Counting counting = new Counting(trial, author);
        for (int from = 0; from < size; from += ROWS_AT_ONCE) {
            judgement.each(from, Math.min(size, from + ROWS_AT_ONCE), counting::take);
            progress.accept(0.5 + from / 2.0 / size);
        }
        progress.accept(1);
        return counting.whole();
    }

    private static final class Counting {
        private final Epoch trial;
        private final String author;
        private final Map<String, Counted> turns = new HashMap<>();
        private long events;
        private long own;

        Counting(Epoch trial, String author) {
            this.trial = trial;
            this.author = author;
        }

        private void take(Used used, Verdict now) {
            events++;
            Verdict then = trial.verdict(used);
            if (then.value() == now.value()) {
                return;
            }
            if (then.basis() == Basis.DECIDED && trial.judge().expected().isOf(author, used)) {
                own++;
            }
            turns.computeIfAbsent(
                            now.value() + " " + then.value(),
                            _ -> new Counted(now.value(), then.value()))
                    .add(used);
        }

        private Replay whole() {
            return new Replay(
                    events,
                    turns.values().stream()
                            .map(Counted::turn)
                            .sorted(Comparator.comparingLong(Turn::events).reversed())
                            .toList(),
                    own);
        }
    }

    private static final class Counted {
        private final Value from;
        private final Value to;
        private final Map<String, Long> by = new LinkedHashMap<>();
        private final Map<String, Long> on = new LinkedHashMap<>();
        private final List<String> examples = new ArrayList<>();
        private long events;

        Counted(Value from, Value to) {
            this.from = from;
            this.to = to;
        }

        void add(Used used) {
            events++;
            count(by, used.text(UsedField.ACTOR));
            count(on, beginning(used.text(UsedField.RESOURCE)));
            if (examples.size() < EXAMPLES_MAX) {
                examples.add(used.id().toString());
            }
        }

        private static void count(Map<String, Long> into, String name) {
            boolean full = into.size() >= COUNTED_MAX && !into.containsKey(name);
            into.merge(full ? "" : name, 1L, Long::sum);
        }

        Turn turn() {
            return new Turn(from, to, events, most(by), most(on), examples);
        }

        private static List<Share> most(Map<String, Long> counts) {
            return counts.entrySet().stream()
                    .map(one -> new Share(one.getKey(), one.getValue()))
                    .sorted(Comparator.comparingLong(Share::events).reversed())
                    .limit(NAMED_MAX)
                    .toList();
        }
    }

    /// The first segments of a path.
    static String beginning(String text) {
        int end = -1;
        for (int i = 0; i < PATH_SEGMENTS; i++) {
            end = text.indexOf('/', end + 1);
            if (end < 0) {
                return text;
            }
        }
        return text.substring(0, end);
    }
}
