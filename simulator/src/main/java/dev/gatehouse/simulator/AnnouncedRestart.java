package dev.gatehouse.simulator;

import java.time.Duration;
import java.time.Instant;

/// Scene 7's decoy: Jenkins is silent for forty minutes too, but an operator announced it: quiet
/// down, then restart. The scene itself is told by [SilentHour].
record AnnouncedRestart() implements Scene {

    static final String DECOY = "announced-restart";
    static final Duration SILENCE = Duration.ofMinutes(40);

    @Override
    public int number() {
        return SilentHour.SCENE;
    }

    static Instant start(Calendar calendar) {
        return calendar.workingDaysBefore(3, "20:00:00");
    }

    @Override
    public void play(Script script) {
        Person sofia = script.person(Cast.SOFIA_MARIN);
        Instant start = start(script.calendar());
        script.decoy(DECOY, start.minusSeconds(75))
                .does(sofia, new JenkinsAct.Request("/quietDown"))
                .after(Duration.ofSeconds(60))
                .does(sofia, new JenkinsAct.Request("/safeRestart"));
        script.decoy(DECOY, start.plus(SILENCE).plusSeconds(5))
                .does(sofia, new JenkinsAct.Request("/cancelQuietDown"));
    }
}
