package dev.gatehouse.behaviour;

import dev.gatehouse.people.Machine;
import dev.gatehouse.people.Person;
import dev.gatehouse.people.Who;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Takes events one after the other, learns from each, and says what was unusual about it before.
/// The same events in the same order give the same. Used by one thread.
final class Signals {
    /// Points below which a signal says nothing.
    static final int POINTS_MIN = 2;

    /// Usual values that are told with what is unusual.
    static final int USUAL_MAX = 3;

    /// Accounts of its kind that have a value when it is no news in the organisation.
    static final int COMMON_ACCOUNTS_MIN = 5;

    private static final double KNOWN_TO_PEERS = 0.25;
    private static final double COMMON = 0.25;
    private static final double KNOWN_TO_OTHERS = 0.6;
    private static final int HOURS_OF_A_PERSON_MIN = 40;

    private final Baselines baselines;
    private final Carriers carriers;
    private final Gains gains;
    private final Peers peers = new Peers();

    Signals(Baselines baselines, Carriers carriers, Gains gains) {
        this.baselines = baselines;
        this.carriers = carriers;
        this.gains = gains;
    }

    /// What is unusual; nothing while the account is being learned.
    List<Observation> take(Doing doing, Who who) {
        int now = doing.moment().seconds();
        Optional<Baseline> known = baselines.of(doing.account());
        if (!doing.teaches()) {
            return known.filter(_ -> doing.isRefusal())
                    .map(baseline -> refused(baseline, doing))
                    .orElse(List.of());
        }
        boolean isMachine = known.map(one -> one.isMachine).orElseGet(() -> isMachine(doing, who));
        Baseline baseline = baselines.acting(doing.account(), isMachine, now);
        boolean isLearned = baseline.isLearned(now);
        baseline.learned = isLearned;
        List<Observation> found = new ArrayList<>();
        if (baseline.wakes(now)) {
            long days = Duration.ofSeconds(now - (long) baseline.last).toDays();
            found.add(Observation.alone(Signal.WOKE, days + " days", "", baseline.events));
        }
        if (isLearned) {
            oddHour(baseline, now).ifPresent(found::add);
        }
        gained(baseline, doing).ifPresent(found::add);
        gains.take(doing.event(), now);
        firsts(baseline, doing, isLearned ? found : new ArrayList<>(), who);
        moved(doing).ifPresent(found::add);
        List<Baseline.Exceeded> much = baseline.count(doing);
        if (isLearned) {
            much.forEach(one -> found.add(exceeded(baseline, one)));
        }
        baseline.events += doing.moment().times();
        baseline.first = Math.min(baseline.first, now);
        baseline.last = Math.max(baseline.last, now);
        return found;
    }

    private List<Observation> refused(Baseline baseline, Doing doing) {
        boolean isLearned = baseline.isLearned(doing.moment().seconds());
        List<Baseline.Exceeded> much = baseline.count(doing);
        return isLearned ? much.stream().map(one -> exceeded(baseline, one)).toList() : List.of();
    }

    private static boolean isMachine(Doing doing, Who who) {
        return who.subjectOf(doing.account(), doing.event().time().time())
                .map(subject ->
                        switch (subject) {
                            case Person _ -> false;
                            case Machine _ -> true;
                        })
                .orElseGet(doing::isOfMachine);
    }

    private static Optional<Observation> oddHour(Baseline baseline, int now) {
        int hour = Hours.hour(now);
        int sample = baseline.hours.activeBefore(hour);
        boolean isOdd =
                !baseline.isMachine
                        && sample >= HOURS_OF_A_PERSON_MIN
                        && !baseline.hours.knowsTimeOfDay(hour);
        return isOdd
                ? Optional.of(
                        Observation.alone(
                                Signal.ODD_HOUR, "%02d:00 UTC".formatted(hour % 24), "", sample))
                : Optional.empty();
    }

    // Whoever just began does everything as never before; of them it tells nothing.
    private Optional<Observation> gained(Baseline baseline, Doing doing) {
        boolean isWeighty = doing.weight() == 1;
        String action = doing.values().getOrDefault(Aspect.ACTION, "");
        if (!isWeighty || !baseline.learned || baseline.values(Aspect.ACTION).has(action)) {
            return Optional.empty();
        }
        String path = doing.event().resource().path().text();
        return gains.before(doing.account(), path, doing.moment().seconds())
                .map(gain ->
                        Observation.alone(
                                Signal.GAINED_THEN_USED,
                                action,
                                "given on " + gain.place() + " by " + gain.by(),
                                baseline.events));
    }

    // A machine works in bursts by nature: by its schedule, or when a release comes out.
    private static Observation exceeded(Baseline baseline, Baseline.Exceeded one) {
        Signal signal = one.counter().signal;
        return new Observation(
                signal,
                baseline.isMachine ? signal.points() / 2 : signal.points(),
                Integer.toString(one.count()),
                List.of(new Usual(Integer.toString(one.much().median()), 0)),
                one.much().samples(),
                -1,
                0);
    }

    private void firsts(Baseline baseline, Doing doing, List<Observation> found, Who who) {
        doing.values()
                .forEach((aspect, value) -> {
                    Measure measure = new Measure(baseline, aspect, value, doing);
                    boolean isFull = baseline.values(aspect).isFull();
                    double rarity = measure.rarity();
                    List<Usual> usual = baseline.values(aspect).most(USUAL_MAX);
                    if (baselines.take(baseline, aspect, value, doing.moment())
                            && !isFull
                            && !usual.isEmpty()) {
                        first(measure, rarity, usual, who).ifPresent(found::add);
                    }
                });
    }

    /// What a first time is measured by.
    private record Measure(Baseline baseline, Aspect aspect, String value, Doing doing) {
        double rarity() {
            return baseline.values(aspect).has(value)
                    ? 1
                    : baseline.rarityOfNews(aspect, doing.moment().seconds());
        }
    }

    private Optional<Observation> first(
            Measure measure, double rarity, List<Usual> usual, Who who) {
        Baseline baseline = measure.baseline();
        Aspect aspect = measure.aspect();
        boolean isBrowser = aspect == Aspect.CLIENT && measure.value().equals(Doing.BROWSER);
        if (baseline.isMachine && isBrowser) {
            return Optional.of(
                    new Observation(
                            Signal.LIKE_A_PERSON,
                            Signal.LIKE_A_PERSON.points(),
                            measure.value(),
                            usual,
                            baseline.events,
                            -1,
                            baselines.holders(aspect, measure.value(), true) - 1));
        }
        int others = baselines.holders(aspect, measure.value(), baseline.isMachine) - 1;
        int colleagues = peersWith(measure, who);
        double factor = rarity * known(colleagues, others);
        if (aspect.isWeighedByPermission()) {
            factor *= measure.doing().weight();
        }
        int points = (int) Math.round(aspect.signal().points() * factor);
        return points < POINTS_MIN
                ? Optional.empty()
                : Optional.of(
                        new Observation(
                                aspect.signal(),
                                points,
                                measure.value(),
                                usual,
                                baseline.events,
                                colleagues,
                                others));
    }

    private static double known(int colleagues, int others) {
        if (colleagues > 0) {
            return KNOWN_TO_PEERS;
        }
        if (others >= COMMON_ACCOUNTS_MIN) {
            return COMMON;
        }
        return others > 0 ? KNOWN_TO_OTHERS : 1;
    }

    private int peersWith(Measure measure, Who who) {
        Instant when = measure.doing().event().time().time();
        List<List<String>> all = peers.of(measure.baseline().account, when, who);
        if (all.isEmpty()) {
            return -1;
        }
        return (int)
                all.stream()
                        .filter(accounts -> accounts.stream().anyMatch(one -> has(one, measure)))
                        .count();
    }

    private boolean has(String account, Measure measure) {
        return baselines
                .of(account)
                .filter(one -> one.values(measure.aspect()).has(measure.value()))
                .isPresent();
    }

    private Optional<Observation> moved(Doing doing) {
        String credential = doing.values().getOrDefault(Aspect.CREDENTIAL, "");
        String network = doing.values().getOrDefault(Aspect.NETWORK, "");
        if (credential.isEmpty() || network.isEmpty()) {
            return Optional.empty();
        }
        String from = carriers.take(credential, network, doing.moment().seconds());
        return from.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Observation.alone(
                                Signal.CREDENTIAL_MOVED, network, from, Carriers.USES_MIN));
    }
}
