package dev.gatehouse.access;

import dev.gatehouse.access.model.Model;
import dev.gatehouse.access.model.ModelProblem;
import dev.gatehouse.access.model.ModelText;
import dev.gatehouse.journal.Stored;
import dev.gatehouse.record.AccessRecord;
import dev.gatehouse.record.OwnRecord;
import dev.gatehouse.record.OwnRecordJson;
import dev.gatehouse.record.RecordKind;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What records say that judging must know.
///
/// @param erased positions
/// @param models by the position since which each was in force
record Heard(Set<Long> erased, Map<Long, Model> models) {

    static Heard of(List<Stored> records) {
        Set<Long> erased = new HashSet<>();
        Map<Long, Model> models = new TreeMap<>();
        for (Stored stored : records) {
            if (stored instanceof Stored.Live live) {
                if (live.kind() == RecordKind.ERASING.number()
                        && read(RecordKind.ERASING, live) instanceof OwnRecord.Erasing erasing) {
                    erased.addAll(erasing.positions());
                } else if (live.kind() == RecordKind.MODEL_CHANGED.number()
                        && read(RecordKind.MODEL_CHANGED, live)
                                instanceof AccessRecord.ModelChanged changed) {
                    models.put(live.position(), model(changed));
                }
            }
        }
        return new Heard(erased, models);
    }

    private static OwnRecord read(RecordKind kind, Stored.Live live) {
        return OwnRecordJson.read(kind, live.payload()).orElseThrow();
    }

    // A model that could be read then, and cannot be now, allows nothing.
    static Model model(AccessRecord.ModelChanged changed) {
        try {
            return Model.read(
                    changed.files().stream()
                            .map(file -> new ModelText(file.name(), file.text()))
                            .toList());
        } catch (ModelProblem unreadable) {
            return Model.NONE;
        }
    }
}
