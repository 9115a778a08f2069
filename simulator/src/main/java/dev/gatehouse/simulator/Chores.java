package dev.gatehouse.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// What a company of some size does beside its everyday work and what looks suspicious to whoever
/// does not know it: joining and leaving, rotating, retrying, administering, nights on call.
record Chores(Setting setting, SplittableRandom random) {
    private static final double IDENTITIES = 1_000;
    private static final int DAYS_PER_WEEK = 7;
    private static final long SECONDS_PER_DAY = Duration.ofDays(1).toSeconds();
    private static final int DAY_BEGINS_HOUR = 7;
    private static final int DAY_HOURS = 11;

    /// Something that comes up now and then.
    ///
    /// @param perWeek how often, on average, among a thousand identities
    /// @param atNight whether machines or people on call do it, at any hour of any day
    record Chore(double perWeek, boolean atNight, Consumer<Telling> tell) {
        static Chore byDay(double perWeek, Consumer<Telling> tell) {
            return new Chore(perWeek, false, tell);
        }

        static Chore atAnyHour(double perWeek, Consumer<Telling> tell) {
            return new Chore(perWeek, true, tell);
        }
    }

    static List<Chore> all() {
        return Stream.of(
                        GitHubChores.all(),
                        RepositoryChores.all(),
                        GitLabChores.all(),
                        JenkinsChores.all(),
                        KubernetesChores.all(),
                        VaultChores.all(),
                        PeopleChores.all())
                .flatMap(List::stream)
                .toList();
    }

    List<Happening> during(Period period, int identities) {
        long days = Duration.between(period.from(), period.until()).toDays();
        List<Happening> happenings = new ArrayList<>();
        for (Chore chore : all()) {
            double wanted = chore.perWeek() * days / DAYS_PER_WEEK * identities / IDENTITIES;
            long times = (long) wanted + (random.nextDouble() < wanted % 1 ? 1 : 0);
            for (long i = 0; i < times; i++) {
                Instant start = moment(period.from(), days, chore.atNight());
                Story story = new Story(setting, random.split(), start, Label.NOISE);
                chore.tell().accept(new Telling(story));
                happenings.addAll(story.told());
            }
        }
        return happenings;
    }

    private Instant moment(Instant from, long days, boolean atNight) {
        Instant at = from.plusSeconds(random.nextLong(days * SECONDS_PER_DAY));
        while (!atNight && Calendar.isNight(at, DAY_BEGINS_HOUR, DAY_HOURS)) {
            at = from.plusSeconds(random.nextLong(days * SECONDS_PER_DAY));
        }
        return at;
    }
}
