package dev.gatehouse.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// A run of happenings told in order, each a little later than the one before. Scenes tell theirs
/// with a label; everyday life is told without one.
final class Story {

    private static final long NANOS_PER_MICRO = 1_000;

    private final Setting setting;
    private final RandomGenerator random;
    private final Identifiers identifiers;
    private final Label label;
    private final List<Happening> happenings = new ArrayList<>();
    private Instant now;

    Story(Setting setting, RandomGenerator random, Instant start, Label label) {
        this.setting = setting;
        this.random = random;
        this.identifiers = new Identifiers(random);
        this.now = start;
        this.label = label;
    }

    Company company() {
        return setting.company();
    }

    /// A build of a Jenkins job that starts now.
    JenkinsAct.Build build(String job, String cause, String parameters, String node) {
        long number = setting.builds().next(job, now);
        return new JenkinsAct.Build(job, number, cause, parameters, node);
    }

    RandomGenerator random() {
        return random;
    }

    Identifiers identifiers() {
        return identifiers;
    }

    Instant now() {
        return now;
    }

    List<Happening> told() {
        return happenings;
    }

    /// Lets exactly this much time pass.
    Story after(Duration pause) {
        now = now.plus(pause);
        return this;
    }

    /// Lets between one microsecond and this many seconds pass.
    Story within(int secondsMax) {
        long micros = 1 + random.nextLong(secondsMax * 1_000_000L);
        return after(Duration.ofNanos(micros * NANOS_PER_MICRO));
    }

    Story does(Account actor, Act act) {
        return doesFrom(actor.origin(), actor, act);
    }

    /// The same, from somewhere else than the actor's usual place.
    Story doesFrom(Origin origin, Account actor, Act act) {
        happenings.add(Happening.of(now, nativeId(act), actor, act).from(origin).labelled(label));
        return this;
    }

    private String nativeId(Act act) {
        return switch (act) {
            case GitHubAct a -> identifiers.document();
            case GitLabAct a ->
                    a.isStreamedOnly()
                            ? identifiers.uuid()
                            : Long.toString(identifiers.number(now));
            case JenkinsAct a -> a.what();
            case KubernetesAct a -> identifiers.uuid();
            case VaultAct a -> identifiers.uuid();
        };
    }
}
