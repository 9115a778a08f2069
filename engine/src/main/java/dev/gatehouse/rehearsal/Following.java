package dev.gatehouse.rehearsal;

import dev.gatehouse.event.EventId;
import dev.gatehouse.journal.Journal;
import dev.gatehouse.journal.Stored;
import dev.gatehouse.record.FindingRecord.Raised;
import dev.gatehouse.record.NotifyRecord;
import dev.gatehouse.record.OwnRecord;
import dev.gatehouse.record.OwnRecordJson;
import dev.gatehouse.record.RecordKind;
import dev.gatehouse.rehearsal.Score.Expected;
import dev.gatehouse.rehearsal.Score.Told;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Reads in the journal what became of the pieces of one rehearsal. Confined to one thread.
final class Following {
    private static final int RECORDS = 512;

    private final Journal journal;
    private final Function<EventId, List<String>> matched;
    // The position of each record that raised something of ours.
    private final Map<Long, String> raised = new HashMap<>();
    private long cursor;
    private Score score;

    /// @param from the position before which nothing can be of this rehearsal
    /// @param matched the names of the detections that matched an event
    Following(Journal journal, long from, Function<EventId, List<String>> matched, Score begun) {
        this.journal = journal;
        this.cursor = from;
        this.matched = matched;
        this.score = begun;
    }

    /// Reads on to the end.
    ///
    /// @param millis since the last piece was sent
    Score read(long millis) {
        for (String event : score.events()) {
            matched.apply(EventId.parse(event)).forEach(name -> seen(name, millis));
        }
        while (cursor < journal.size()) {
            int count = (int) Math.min(RECORDS, journal.size() - cursor);
            for (Stored stored : journal.read(cursor, count)) {
                if (stored instanceof Stored.Live live) {
                    own(live).ifPresent(record -> take(live.position(), record, millis));
                }
            }
            cursor += count;
        }
        return score;
    }

    private static Optional<OwnRecord> own(Stored.Live live) {
        boolean isOurs =
                live.kind() == RecordKind.RAISED.number()
                        || live.kind() == RecordKind.TOLD.number();
        return isOurs
                ? RecordKind.of(live.kind())
                        .flatMap(kind -> OwnRecordJson.read(kind, live.payload()))
                : Optional.empty();
    }

    private void take(long position, OwnRecord record, long millis) {
        if (record instanceof Raised one && !Collections.disjoint(one.events(), score.events())) {
            raised.put(position, one.rule());
            List<Expected> expected =
                    score.expected().stream()
                            .map(each ->
                                    each.detection().equals(one.rule())
                                            ? each.raised(millis, one.key())
                                            : each)
                            .toList();
            score = score.with(expected, score.told());
        } else if (record instanceof NotifyRecord.Told one && raised.containsKey(one.about())) {
            List<Told> told =
                    score.told().stream()
                            .map(each ->
                                    each.destination().equals(one.destination())
                                            ? new Told(
                                                    one.destination(),
                                                    one.outcome(),
                                                    one.problem(),
                                                    Optional.of(millis))
                                            : each)
                            .toList();
            score = score.with(score.expected(), told);
        }
    }

    private void seen(String name, long millis) {
        List<Expected> expected =
                score.expected().stream()
                        .map(each -> each.detection().equals(name) ? each.seen(millis) : each)
                        .toList();
        score = score.with(expected, score.told());
    }
}
