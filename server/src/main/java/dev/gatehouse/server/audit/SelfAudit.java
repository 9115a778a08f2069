package dev.gatehouse.server.audit;

import dev.gatehouse.journal.JournalException;
import dev.gatehouse.record.OwnRecord;
import dev.gatehouse.record.Recorder;
import dev.gatehouse.server.web.Caller;
import dev.gatehouse.server.web.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/// Writes what somebody is about to do, before it is done. When the journal cannot append, changes
/// and reads of events do not happen; coming in, and looking at sources, proofs and logs, still do,
/// and stand in the emergency log.
public final class SelfAudit {
    /// How long the same question of the same session is not written again.
    public static final Duration SAME_QUESTION_MINUTES = Duration.ofMinutes(10);

    private static final Duration JOURNAL_WAIT = Duration.ofSeconds(10);
    private static final int QUESTIONS_MAX = 16_384;

    private final Recorder recorder;
    private final EmergencyLog emergency;
    private final InstantSource clock;
    private final Map<Known, Instant> asked =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Known, Instant> eldest) {
                    return size() > QUESTIONS_MAX;
                }
            };

    /// @param emergency where the few things go that happen although the journal cannot append
    public SelfAudit(Recorder recorder, EmergencyLog emergency, InstantSource clock) {
        this.recorder = recorder;
        this.emergency = emergency;
        this.clock = clock;
    }

    /// What somebody wants to know.
    ///
    /// @param whole all of it, as it is recorded
    /// @param same what two questions have in common that count as one
    public record Question(String whole, String same) {}

    private record Known(String caller, String session, String same) {}

    /// Writes it; what it speaks of may happen once this returns.
    ///
    /// @throws ProblemException 503 when the journal cannot append; then it must not happen
    public void note(OwnRecord record) {
        try {
            recorder.append(record);
        } catch (JournalException refused) {
            throw ProblemException.later(
                    503,
                    "The journal cannot take records now, so this was not done; Integrity says why.",
                    JOURNAL_WAIT);
        }
    }

    /// Writes it to the journal or, when that cannot append, to the emergency log. Only for what
    /// must stay possible then.
    public void noteAnyway(OwnRecord record) {
        try {
            recorder.append(record);
        } catch (JournalException refused) {
            emergency.note(record);
        }
    }

    /// Writes that somebody asks for events: once per session and question in ten minutes for
    /// people, every time for a token.
    public void noteRead(Caller caller, String query, long asOf) {
        noteRead(caller, new Question(query, query), asOf);
    }

    /// Writes that somebody asks for events of a span of time.
    public void noteRead(Caller caller, Question question, long asOf) {
        Known known = new Known(caller.id(), caller.session(), question.same());
        if (caller.way() != Caller.Way.TOKEN && askedLately(known)) {
            return;
        }
        note(new OwnRecord.Read(caller.id(), question.whole(), asOf));
        synchronized (asked) {
            asked.remove(known);
            asked.put(known, clock.instant());
        }
    }

    private boolean askedLately(Known known) {
        synchronized (asked) {
            Instant before = asked.get(known);
            return before != null && clock.instant().isBefore(before.plus(SAME_QUESTION_MINUTES));
        }
    }
}
