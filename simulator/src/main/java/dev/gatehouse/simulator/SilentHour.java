package dev.gatehouse.simulator;

import java.time.Duration;
import java.time.Instant;

/// Scene 7: GitLab sends nothing for 47 minutes; a quarter of an hour later what was missing comes
/// in one burst. Nothing is lost and nothing is wrong but the order of arrival.
///
/// @param start the first moment whose events come late
/// @param length how long nothing comes; zero for a company without this scene
record SilentHour(Instant start, Duration length) {

    static final int SCENE = 7;
    static final String NAME = "gitlab-silent-then-backfilled";
    static final Duration SILENCE = Duration.ofMinutes(47);

    private static final Duration UNTIL_BACKFILL = Duration.ofMinutes(15);

    /// 47 minutes of events arrive within five seconds.
    private static final int BURST_SPEEDUP = 600;

    static final SilentHour NEVER = new SilentHour(Instant.EPOCH, Duration.ZERO);

    static SilentHour before(Calendar calendar) {
        return new SilentHour(calendar.workingDaysBefore(1, "13:07:00"), SILENCE);
    }

    /// When GitLab is heard again.
    Instant end() {
        return start.plus(length);
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
        return happening.arriving(late).labelled(Label.noise(SCENE, NAME));
    }
}
