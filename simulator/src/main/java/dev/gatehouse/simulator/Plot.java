package dev.gatehouse.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Everything that happens because the plot wants it. Scene 7 happens in the order of arrival, see
/// [SilentHour].
final class Plot {

    static final List<Scene> SCENES =
            List.of(
                    new PaymentsReleases(),
                    new CountedPeople(),
                    new ForgottenPolicy(),
                    new LeaversToken(),
                    new ProtectionOff(),
                    new BorrowedBotToken(),
                    new WideDoor(),
                    new TwoNames(),
                    new AnnouncedRestart(),
                    new Worm(),
                    new Traveller(),
                    new Newcomer());

    private Plot() {}

    /// Reaches back 28 days from the end; what lies before the period written is left out.
    static List<Happening> happenings(Setting setting, Calendar calendar, long seed) {
        SplittableRandom random = new SplittableRandom(Fingerprints.mix(seed));
        List<Happening> happenings = new ArrayList<>();
        for (Scene scene : SCENES) {
            Script script = new Script(setting, calendar, scene.number(), random.split());
            scene.play(script);
            happenings.addAll(script.happenings());
        }
        return happenings;
    }
}
