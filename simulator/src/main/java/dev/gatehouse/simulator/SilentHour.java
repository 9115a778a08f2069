package dev.gatehouse.simulator;

import java.time.Duration;
import java.time.Instant;

/// Scene 7: GitLab sends nothing for 47 minutes; a quarter of an hour later what was missing comes
/// in one burst. Nothing is lost and nothing is wrong but the order of arrival.
///
/// Its decoy, [AnnouncedRestart], makes Jenkins do nothing for a while.
///
/// @param start the first moment whose events come late
/// @param length how long nothing comes; zero for a company without this scene
/// @param restart the first moment at which Jenkins is down
record SilentHour(Instant start, Duration length, Instant restart) {

    static final int SCENE = 7;
    static final String NAME = "gitlab-silent-then-backfilled";
    static final Duration SILENCE = Duration.ofMinutes(47);

    private static final Duration UNTIL_BACKFILL = Duration.ofMinutes(15);

    /// 47 minutes of events arrive within five seconds.
    private static final int BURST_SPEEDUP = 600;

    static final SilentHour NEVER = new SilentHour(Instant.EPOCH, Duration.ZERO, Instant.EPOCH);

    static SilentHour before(Calendar calendar) {
        return new SilentHour(
                calendar.workingDaysBefore(1, "13:07:00"),
                SILENCE,
                AnnouncedRestart.start(calendar));
    }

    /// When GitLab is heard again.
    Instant end() {
        return start.plus(length);
    }

    /// Whether Jenkins was down, so that it never happened.
    boolean prevents(Happening happening) {
        return happening.tool() == Tool.JENKINS
                && !happening.at().isBefore(restart)
                && happening.at().isBefore(restart.plus(AnnouncedRestart.SILENCE));
    }

    /// The happening as it arrives: late when it fell into the silence.
    Happening delay(Happening happening) {
        if (happening.tool() != Tool.GITLAB
                || happening.at().isBefore(start)
                || !happening.at().isBefore(end())) {
            return happening;
        }
        Duration into = Duration.between(start, happening.at()).dividedBy(BURST_SPEEDUP);
        Instant late = end().plus(UNTIL_BACKFILL).plus(into);
        Happening delayed = happening.arriving(late);
        return happening.label().equals(Label.NOISE)
                ? delayed.labelled(Label.noise(SCENE, NAME))
                : delayed;
    }
}
