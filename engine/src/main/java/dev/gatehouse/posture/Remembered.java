package dev.gatehouse.posture;

import dev.gatehouse.posture.Standing.Drift;
import dev.gatehouse.posture.Standing.PostureException;
import dev.gatehouse.record.PostureRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the records say: what failed when and why, and what is let stand. Guarded by the lock of
/// [Posture].
final class Remembered {
    private final Map<Judged.Key, List<Drift>> history = new HashMap<>();
    private final Map<Judged.Key, PostureException> exceptions = new HashMap<>();

    /// @param received when the record was appended
    void take(PostureRecord record, Instant received) {
        switch (record) {
            case PostureRecord.PostureChanged changed ->
                    changed.turns()
                            .forEach(turn ->
                                    history.computeIfAbsent(
                                                    new Judged.Key(changed.check(), turn.subject()),
                                                    _ -> new ArrayList<>())
                                            .add(drift(turn)));
            case PostureRecord.PostureExcepted excepted ->
                    exceptions.put(
                            new Judged.Key(excepted.check(), excepted.subject()),
                            new PostureException(
                                    excepted.owner(),
                                    excepted.reason(),
                                    excepted.until(),
                                    excepted.by(),
                                    received));
            case PostureRecord.ExceptionWithdrawn gone ->
                    exceptions.remove(new Judged.Key(gone.check(), gone.subject()));
        }
    }

    private static Drift drift(PostureRecord.Turn turn) {
        return new Drift(turn.before(), turn.after(), turn.when(), turn.cause());
    }

    /// What was said of it otherwise than before, oldest first.
    List<Drift> history(Judged.Key key) {
        return List.copyOf(history.getOrDefault(key, List.of()));
    }

    /// What it came to last.
    Optional<Drift> last(Judged.Key key) {
        List<Drift> all = history.getOrDefault(key, List.of());
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    /// Whether the records say that it fails.
    boolean fails(Judged.Key key) {
        return last(key)
                .filter(drift -> drift.after().equals(Result.Fails.FAILS.word()))
                .isPresent();
    }

    Set<Judged.Key> keys() {
        return Set.copyOf(history.keySet());
    }

    Optional<PostureException> exception(Judged.Key key) {
        return Optional.ofNullable(exceptions.get(key));
    }
}
