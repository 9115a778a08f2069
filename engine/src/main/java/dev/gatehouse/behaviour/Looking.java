package dev.gatehouse.behaviour;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What behaviour says at one moment.
///
/// @param now by which points have become less
record Looking(Behaviour behaviour, Instant now) {
    private static final int USUAL_MAX = 5;

    List<Standing> standings(int limit) {
        List<Standing> all = new ArrayList<>();
        behaviour.ledgers.all().keySet().forEach(subject -> all.add(standing(subject)));
        return all.stream()
                .filter(one -> one.score().points() >= 1)
                .sorted(
                        Comparator.comparingDouble((Standing one) -> one.score().points())
                                .reversed()
                                .thenComparing(Standing::subject))
                .limit(limit)
                .toList();
    }

    Standing standing(String subject) {
        List<Entry> entries =
                behaviour.ledgers.of(subject).map(one -> one.entries).orElse(List.of()).stream()
                        .filter(one -> Score.worth(one, now) > 0)
                        .toList();
        return new Standing(subject, Score.of(entries, now), entries);
    }

    Optional<Learned> learned(String account) {
        return behaviour.baselines.of(account).map(this::learned);
    }

    private Learned learned(Baseline one) {
        Map<Aspect, List<Usual>> usual = new EnumMap<>(Aspect.class);
        one.values.forEach((aspect, values) -> usual.put(aspect, values.most(USUAL_MAX)));
        Instant first = Instant.ofEpochSecond(one.first);
        return new Learned(
                one.account,
                one.isMachine,
                first,
                Instant.ofEpochSecond(one.last),
                one.events,
                one.hours.daysBefore(Integer.MAX_VALUE),
                isLearned(one) ? Optional.empty() : Optional.of(first.plus(Baseline.LEARNING)),
                usual);
    }

    private boolean isLearned(Baseline one) {
        return one.isLearned(Math.clamp(now.getEpochSecond(), 0, Integer.MAX_VALUE));
    }

    Extent extent() {
        List<Baseline> all = behaviour.baselines.all();
        return new Extent(
                all.size(),
                all.stream().filter(one -> !isLearned(one)).count(),
                behaviour.carriers.all().size(),
                behaviour.ledgers.all().size(),
                behaviour.baselines.evicted()
                        + behaviour.carriers.evicted()
                        + behaviour.ledgers.evicted(),
                behaviour.counts);
    }
}
