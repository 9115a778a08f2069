package dev.gatehouse.posture;

import dev.gatehouse.record.PostureRecord;
import dev.gatehouse.record.Recorder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Lets a thing stand that a check finds wrong, with an owner, a reason and an end, and takes that
/// back. Returns when it is so.
public final class Exceptions {
    /// For how long something may be let stand at most.
    public static final int EXCEPTION_DAYS_MAX = 366;

    /// Characters of a reason or an owner.
    public static final int TEXT_CHARS_MAX = 1_000;

    private static final Duration TAKEN_WAIT = Duration.ofSeconds(10);

    private final Recorder recorder;
    private final Posture posture;
    private final InstantSource clock;

    public Exceptions(Recorder recorder, Posture posture, InstantSource clock) {
        this.recorder = recorder;
        this.posture = posture;
        this.clock = clock;
    }

    /// What is let stand, by whom, why and until when.
    public record Asked(String check, String subject, String owner, String reason, Instant until) {}

    /// @param by who says so
    /// @throws IllegalArgumentException saying what is missing or too much
    public void except(Asked asked, String by) throws InterruptedException {
        Instant now = clock.instant();
        needs(!asked.owner().isBlank(), "an owner who answers for it");
        needs(!asked.reason().isBlank(), "a reason");
        needs(asked.until().isAfter(now), "an end that is still to come");
        needs(
                asked.until().isBefore(now.plus(Duration.ofDays(EXCEPTION_DAYS_MAX))),
                "an end within " + EXCEPTION_DAYS_MAX + " days");
        needs(
                asked.reason().length() <= TEXT_CHARS_MAX
                        && asked.owner().length() <= TEXT_CHARS_MAX,
                "texts of at most " + TEXT_CHARS_MAX + " characters");
        if (posture.now().of(asked.check(), asked.subject()).isEmpty()) {
            throw new IllegalArgumentException("that check finds nothing wrong with that");
        }
        take(
                new PostureRecord.PostureExcepted(
                        asked.check(),
                        asked.subject(),
                        asked.owner().strip(),
                        asked.reason().strip(),
                        asked.until(),
                        by));
    }

    /// @param by who says so
    /// @throws IllegalArgumentException where nothing is let stand there
    public void withdraw(String check, String subject, String reason, String by)
            throws InterruptedException {
        if (posture.now().of(check, subject).flatMap(Standing.Stands::exception).isEmpty()) {
            throw new IllegalArgumentException("there is no exception for that");
        }
        take(new PostureRecord.ExceptionWithdrawn(check, subject, reason.strip(), by));
    }

    private static void needs(boolean there, String what) {
        if (!there) {
            throw new IllegalArgumentException("an exception needs " + what);
        }
    }

    private void take(PostureRecord record) throws InterruptedException {
        posture.awaitTaken(recorder.append(record), TAKEN_WAIT);
    }
}
