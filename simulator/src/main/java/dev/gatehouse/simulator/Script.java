package dev.gatehouse.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// What a scene is written with: the company, the days it is hung on, and stories that carry the
/// scene's label. Each scene has randomness of its own, so changing one leaves the others alone.
final class Script {

    private final Setting setting;
    private final Calendar calendar;
    private final int scene;
    private final SplittableRandom random;
    private final List<Story> stories = new ArrayList<>();

    Script(Setting setting, Calendar calendar, int scene, SplittableRandom random) {
        this.setting = setting;
        this.calendar = calendar;
        this.scene = scene;
        this.random = random;
    }

    Calendar calendar() {
        return calendar;
    }

    Company company() {
        return setting.company();
    }

    Person person(Cast cast) {
        return setting.company().person(cast);
    }

    /// Something somebody should be told about.
    Story attack(String name, Instant start) {
        return open(Label.attack(scene, name), start);
    }

    /// Something that looks like an attack and is none.
    Story decoy(String name, Instant start) {
        return open(Label.decoy(scene, name), start);
    }

    /// Something the scene needs to have happened, and nobody needs to be told about.
    Story noise(String name, Instant start) {
        return open(Label.noise(scene, name), start);
    }

    private Story open(Label label, Instant start) {
        Story story = new Story(setting, random.split(), start, label);
        stories.add(story);
        return story;
    }

    List<Happening> happenings() {
        return stories.stream().flatMap(story -> story.told().stream()).toList();
    }
}
