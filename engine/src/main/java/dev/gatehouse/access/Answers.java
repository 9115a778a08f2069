package dev.gatehouse.access;

import dev.gatehouse.access.model.AnswerText;
import dev.gatehouse.access.model.AnsweredLine;
import dev.gatehouse.access.model.Model;
import dev.gatehouse.record.AccessRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// What people answered as of one moment: of each question the last answer. Never changes.
public final class Answers {
    /// Nobody has answered anything.
    public static final Answers NONE = new Answers(new LinkedHashMap<>());

    private final SequencedMap<String, Given> given;

    /// An answer.
    ///
    /// @param position of its record
    public record Given(long position, Instant when, AccessRecord.Answered answered) {
        /// Whether it still stands at `now`: was not taken back, and has not expired.
        public boolean stands(Instant now) {
            return AnswerText.counts(answered.reply()) && now.isBefore(answered.expires());
        }
    }

    private Answers(SequencedMap<String, Given> given) {
        this.given = given;
    }

    /// With one more, which takes the place of an earlier one to the same question.
    Answers with(Given more) {
        LinkedHashMap<String, Given> all = new LinkedHashMap<>(given);
        all.remove(more.answered().question());
        all.put(more.answered().question(), more);
        return new Answers(all);
    }

    /// All of them, the oldest first; one that was taken back is the word that took it back.
    public List<Given> all() {
        return List.copyOf(given.values());
    }

    /// The last answer to a question.
    public Optional<Given> to(String question) {
        return Optional.ofNullable(given.get(question));
    }

    /// The model of these files with what was answered.
    Model on(Model files) {
        if (given.isEmpty()) {
            return files;
        }
        List<AnsweredLine> answers = new ArrayList<>();
        for (Map.Entry<String, Given> one : given.entrySet()) {
            AnswerText.read(one.getValue().answered(), one.getValue().position(), files.texts())
                    .ifPresent(answers::add);
        }
        return files.with(answers);
    }
}
