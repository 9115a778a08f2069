package dev.gatehouse.simulator;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/// A working week of a larger company, with attacks planted in it, for those who want to know how
/// many are found. Two weeks of the same life come before, so that whoever learns has something to
/// learn from. Knows nothing of how attacks are looked for. The truth is written before the
/// payloads.
record Trial(long seed, int identities, int days) {
    static final int IDENTITIES_DEFAULT = 1_000;
    static final int DAYS_DEFAULT = 5;
    static final int DAYS_MAX = 31;
    static final String TRUTH_FILE = "attacks.jsonl";

    /// A Saturday, so that five days before it are a working week.
    static final Instant UNTIL = Instant.parse("2026-11-21T00:00:00Z");

    private static final int LEARNING_DAYS = 14;
    private static final int EVENTS_PER_IDENTITY_AND_DAY = 30;
    private static final Set<String> SCENES_OF_THE_PLOT =
            Set.of(ProtectionOff.ATTACK, BorrowedBotToken.ATTACK, Worm.ATTACK);

    /// When attacks may happen.
    Period week() {
        return new Period(UNTIL.minus(Duration.ofDays(days)), UNTIL);
    }

    private Period told() {
        return new Period(week().from().minus(Duration.ofDays(LEARNING_DAYS)), UNTIL);
    }

    void into(Path directory) throws IOException {
        Files.createDirectories(directory);
        try (OutputStream out =
                new BufferedOutputStream(Files.newOutputStream(directory.resolve(TRUTH_FILE)))) {
            TrialTruth truth = new TrialTruth(out);
            truth.begin(week(), identities);
            timeline().tell(told().from(), told().until(), truth::write);
            truth.flush();
        }
        try (SourceFiles files = new SourceFiles(directory, new Fingerprints(seed))) {
            timeline().tell(told().from(), told().until(), files::write);
        }
    }

    private Timeline timeline() {
        Setting setting = Setting.of(Company.of(seed, Size.of(identities)));
        Calendar calendar = new Calendar(UNTIL);
        SplittableRandom random = new SplittableRandom(Fingerprints.mix(seed) + 1);
        List<Happening> beside = new ArrayList<>();
        for (Happening happening : Plot.happenings(setting, calendar, seed)) {
            boolean isLeftOut =
                    happening.label().kind() == Label.Kind.ATTACK
                            && !SCENES_OF_THE_PLOT.contains(happening.label().name());
            if (!isLeftOut) {
                beside.add(happening);
            }
        }
        beside.addAll(new Chores(setting, random.split()).during(told(), identities));
        beside.addAll(new Attacks(setting, random.split()).during(week()));
        Pace pace = Pace.perDay((long) identities * EVENTS_PER_IDENTITY_AND_DAY);
        return new Timeline(new Everyday(setting, seed, pace), beside, SilentHour.before(calendar));
    }
}
