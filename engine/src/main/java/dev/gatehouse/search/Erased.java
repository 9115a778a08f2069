package dev.gatehouse.search;

import dev.gatehouse.journal.Stored;
import dev.gatehouse.record.OwnRecord;
import dev.gatehouse.record.OwnRecordJson;
import dev.gatehouse.record.RecordKind;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Which positions the tombstones among some records name.
final class Erased {
    private Erased() {}

    static Set<Long> in(List<Stored> records) {
        Set<Long> positions = new TreeSet<>();
        for (Stored stored : records) {
            if (stored instanceof Stored.Live live
                    && live.kind() == RecordKind.ERASING.number()
                    && OwnRecordJson.read(RecordKind.ERASING, live.payload()).orElse(null)
                            instanceof OwnRecord.Erasing erasing) {
                positions.addAll(erasing.positions());
            }
        }
        return positions;
    }
}
