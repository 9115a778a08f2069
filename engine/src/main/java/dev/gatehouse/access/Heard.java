package dev.gatehouse.access;

import dev.gatehouse.access.model.Model;
import dev.gatehouse.access.model.ModelProblem;
import dev.gatehouse.access.model.ModelText;
import dev.gatehouse.journal.Stored;
import dev.gatehouse.record.AccessRecord;
import dev.gatehouse.record.OwnRecord;
import dev.gatehouse.record.OwnRecordJson;
import dev.gatehouse.record.RecordKind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What records say that judging must know.
///
/// @param erased positions
/// @param models by the position since which each was in force
/// @param answers by their positions
record Heard(Set<Long> erased, Map<Long, Model> models, Map<Long, Answers.Given> answers) {

    static Heard of(List<Stored> records) {
        Set<Long> erased = new HashSet<>();
        Map<Long, Model> models = new TreeMap<>();
        Map<Long, Answers.Given> answers = new TreeMap<>();
        for (Stored stored : records) {
            if (stored instanceof Stored.Live live) {
                if (live.kind() == RecordKind.ERASING.number()
                        && read(RecordKind.ERASING, live) instanceof OwnRecord.Erasing erasing) {
                    erased.addAll(erasing.positions());
                } else if (live.kind() == RecordKind.MODEL_CHANGED.number()
                        && read(RecordKind.MODEL_CHANGED, live)
                                instanceof AccessRecord.ModelChanged changed) {
                    models.put(live.position(), model(changed));
                } else if (live.kind() == RecordKind.ANSWERED.number()
                        && read(RecordKind.ANSWERED, live)
                                instanceof AccessRecord.Answered answered) {
                    answers.put(live.position(), given(live, answered));
                }
            }
        }
        return new Heard(erased, models, answers);
    }

    private static Answers.Given given(Stored.Live live, AccessRecord.Answered answered) {
        Instant when = Instant.EPOCH.plus(live.receivedMicros(), ChronoUnit.MICROS);
        return new Answers.Given(live.position(), when, answered);
    }

    /// What was in force since some position.
    ///
    /// @param files of the model
    record Past(Model files, Answers answers) {
        /// Before anything was.
        static final Past NOTHING = new Past(Model.NONE, Answers.NONE);

        Model model() {
            return answers.on(files);
        }
    }

    /// Puts down what it heard behind what was in force before.
    void into(NavigableMap<Long, Past> past) {
        Set<Long> positions = new TreeSet<>(models.keySet());
        positions.addAll(answers.keySet());
        for (long position : positions) {
            Past last = past.isEmpty() ? Past.NOTHING : past.lastEntry().getValue();
            Model changed = models.get(position);
            Answers.Given answered = answers.get(position);
            past.put(
                    position,
                    new Past(
                            changed == null ? last.files() : changed,
                            answered == null ? last.answers() : last.answers().with(answered)));
        }
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
