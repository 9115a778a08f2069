package dev.gatehouse.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The attacks of a trial: each once, at a moment of its own, with people, machines and
/// repositories drawn for it.
record Attacks(Setting setting, SplittableRandom random) {
    /// What an attack takes at most, kept free at the end.
    private static final Duration LONGEST = Duration.ofHours(3);

    /// One attack.
    ///
    /// @param scenario what it is called
    record Attack(String scenario, Consumer<Telling> play) {}

    static List<Attack> all() {
        return Stream.of(
                        GitHubAttacks.all(),
                        GitHubThefts.all(),
                        GitLabAttacks.all(),
                        JenkinsAttacks.all(),
                        KubernetesAttacks.all(),
                        VaultAttacks.all(),
                        AttacksAcross.all())
                .flatMap(List::stream)
                .toList();
    }

    List<Happening> during(Period period) {
        long length = Duration.between(period.from(), period.until().minus(LONGEST)).toSeconds();
        List<Happening> happenings = new ArrayList<>();
        for (Attack attack : all()) {
            Instant start = period.from().plusSeconds(random.nextLong(length));
            Label label = Label.attack(0, attack.scenario());
            Story story = new Story(setting, random.split(), start, label);
            attack.play().accept(new Telling(story));
            happenings.addAll(story.told());
        }
        return happenings;
    }
}
