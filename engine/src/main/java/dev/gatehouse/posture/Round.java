package dev.gatehouse.posture;

import dev.gatehouse.inventory.Picture;
import dev.gatehouse.people.Who;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Every check asked of every thing it is about, at one moment. A later round asks again only what
/// could have become otherwise.
///
/// @param judged what each check says of each thing it is about
record Round(Picture picture, long people, Instant at, Map<Judged.Key, Judged> judged) {
    /// For how long what time alone can change is not asked again.
    static final Duration TIME_PASSES = Duration.ofMinutes(10);

    /// Nothing was asked.
    static final Round NONE = new Round(Picture.NOTHING, -1, Instant.MIN, Map.of());

    /// What a round asks with.
    record With(Checks checks, Picture picture, Who who, LastUse use, Instant now) {}

    /// Whether another round could say anything else.
    boolean isBehind(long inventory, long peopleVersion, Instant now) {
        return picture.version() != inventory || people != peopleVersion || timePassed(now);
    }

    private boolean timePassed(Instant now) {
        return at.equals(Instant.MIN) || !now.isBefore(at.plus(TIME_PASSES));
    }

    /// The next one.
    Round next(With with) {
        boolean first = at.equals(Instant.MIN);
        boolean everything = first || people != with.who().version();
        boolean time = timePassed(with.now());
        Affected affected = Affected.between(picture, with.picture());
        Asking asking = new Asking(with, everything ? _ -> true : affected::touches, time);
        Map<Judged.Key, Judged> next = new LinkedHashMap<>();
        Set<Check.Over.Kind> kinds = EnumSet.noneOf(Check.Over.Kind.class);
        with.checks().all().forEach(check -> kinds.add(check.over().kind()));
        Things.of(with.picture(), kinds)
                .forEach(thing ->
                        asking.about(thing, judged).forEach(one -> next.put(one.key(), one)));
        return new Round(with.picture(), with.who().version(), time ? with.now() : at, next);
    }

    /// Asks the checks of one round.
    private static final class Asking {
        private final List<Check> checks;
        private final Facts facts;
        private final Listings listings;
        private final Predicate<Thing> isAffected;
        private final boolean timePassed;
        private final Map<String, Set<String>> reads = new LinkedHashMap<>();

        Asking(With with, Predicate<Thing> isAffected, boolean timePassed) {
            this.checks = with.checks().all();
            this.facts = new Facts(with.picture(), with.who(), with.use(), with.now());
            this.listings = new Listings(with.picture());
            this.isAffected = isAffected;
            this.timePassed = timePassed;
            checks.forEach(check -> reads.put(check.id(), check.reads()));
        }

        List<Judged> about(Thing thing, Map<Judged.Key, Judged> before) {
            boolean affected = isAffected.test(thing);
            List<Judged> said = new ArrayList<>();
            for (Check check : checks) {
                if (!check.isAbout(thing)) {
                    continue;
                }
                if (affected || (timePassed && check.changesWithTime())) {
                    ask(check, thing).ifPresent(said::add);
                } else {
                    Judged earlier = before.get(new Judged.Key(check.id(), thing.subject()));
                    if (earlier != null) {
                        said.add(earlier);
                    }
                }
            }
            return said;
        }

        private Optional<Judged> ask(Check check, Thing thing) {
            Set<String> names = reads.getOrDefault(check.id(), new LinkedHashSet<>());
            Map<String, Object> known = facts.of(thing, names);
            return Judging.of(check, known, listings.incomplete(check, thing))
                    .map(result ->
                            new Judged(
                                    check.id(),
                                    thing.subject(),
                                    thing.resource(),
                                    thing.account(),
                                    result,
                                    result == Result.Passes.PASSES ? Map.of() : known));
        }
    }
}
