package dev.gatehouse.access;

import dev.gatehouse.access.rule.Ledger;
import dev.gatehouse.access.rule.Truth;
import dev.gatehouse.access.used.Used;
import dev.gatehouse.access.used.UsedField;
import dev.gatehouse.event.EventId;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/// Two ledgers laid beside each other: what stands in the first of each pair and has no counterpart
/// in the second. Where the second could not have told, or an entry does not say what it belongs
/// to, it is counted as *cannot tell* and never as without a counterpart.
///
/// @param unmatched entries without a counterpart, the newest first; at most [#UNMATCHED_MAX]
/// @param tallies how many there are of each pair
public record Reconciliation(List<Unmatched> unmatched, List<Tally> tallies) {
    /// Entries that are listed; those that come after are counted only.
    public static final int UNMATCHED_MAX = 10_000;

    /// Counterparts remembered of one pair; where there are more, the pair cannot be told.
    public static final int COUNTERPARTS_MAX = 500_000;

    private static final int ROWS_AT_ONCE = 4_096;
    // Clocks of two tools differ by a little.
    private static final Duration SLACK_SECONDS = Duration.ofSeconds(60);

    public Reconciliation {
        unmatched = List.copyOf(unmatched);
        tallies = List.copyOf(tallies);
    }

    /// What is asked.
    ///
    /// @param ledger the id of one pair; all where empty
    /// @param from entries before it are left out
    /// @param to and those from then on
    /// @param known of which resources whoever asks may know
    /// @param unseen why these tools may not have told all since a moment; empty where they have
    public record Asked(
            Optional<String> ledger,
            Instant from,
            Instant to,
            Predicate<String> known,
            Unseen unseen) {}

    /// Says whether tools would have told.
    @FunctionalInterface
    public interface Unseen {
        /// Why not all of what happened there since `from` is known; empty where it is.
        Optional<String> since(Set<String> tools, Instant from);
    }

    /// An entry without a counterpart.
    ///
    /// @param says what is missing, in a sentence
    /// @param nearest the latest event of the second ledger that belongs to the same, before
    public record Unmatched(
            Ledger ledger,
            EventId event,
            Instant when,
            String account,
            String actor,
            String resource,
            String says,
            Optional<EventId> nearest) {}

    /// A pair of ledgers.
    ///
    /// @param unseen why entries could not be told, each with how many of them
    public record Tally(
            Ledger ledger, long entries, long matched, long unmatched, Map<String, Long> unseen) {
        public Tally {
            unseen = Map.copyOf(unseen);
        }

        /// Entries of which nobody can tell.
        public long cannotTell() {
            return entries - matched - unmatched;
        }
    }

    /// Lays every pair side by side. New events are judged in between.
    static Reconciliation of(Judgement judgement, Asked asked) throws IOException {
        Rulebook rules = judgement.rulebook();
        Epoch trial = judgement.trial(rules);
        List<Pair> pairs =
                rules.houseRules().ledgers().stream()
                        .filter(one -> asked.ledger().filter(id -> !id.equals(one.id())).isEmpty())
                        .map(one -> new Pair(one, asked))
                        .toList();
        int size = judgement.size();
        for (int from = 0; from < size; from += ROWS_AT_ONCE) {
            judgement.each(
                    from,
                    Math.min(size, from + ROWS_AT_ONCE),
                    (used, _) -> {
                        trial.remember(used);
                        pairs.forEach(pair -> pair.remember(used, trial));
                    });
        }
        for (int from = 0; from < size; from += ROWS_AT_ONCE) {
            judgement.each(
                    from,
                    Math.min(size, from + ROWS_AT_ONCE),
                    (used, _) -> pairs.forEach(pair -> pair.look(used, trial)));
        }
        return new Reconciliation(
                pairs.stream()
                        .flatMap(pair -> pair.found.stream())
                        .sorted(Comparator.comparing(Unmatched::when).reversed())
                        .limit(UNMATCHED_MAX)
                        .toList(),
                pairs.stream().map(Pair::tally).toList());
    }

    // How an entry and the other side go together.
    private enum Match {
        MATCHED,
        /// It has a counterpart, and what must hold beside does not.
        BELIED,
        /// It has none.
        ALONE,
        /// The two sides have nothing in common to compare.
        INCOMPARABLE
    }

    private static final class Pair {
        private final Ledger ledger;
        private final Asked asked;
        private final Map<Ledger.By, Map<String, NavigableMap<Instant, EventId>>> others =
                new EnumMap<>(Ledger.By.class);
        private final Set<String> tools = new TreeSet<>();
        private final List<Unmatched> found = new ArrayList<>();
        private final Map<String, Long> unseen = new HashMap<>();
        private int remembered;
        private long entries;
        private long matched;
        private long unmatched;
        private Optional<Optional<String>> blind = Optional.empty();

        Pair(Ledger ledger, Asked asked) {
            this.ledger = ledger;
            this.asked = asked;
            ledger.by().forEach(by -> others.put(by, new HashMap<>()));
        }

        void remember(Used used, Epoch trial) {
            Instant when = used.when();
            if (ledger.counterpart().of(used, trial::fact) != Truth.HOLDS) {
                return;
            }
            tools.add(used.text(UsedField.TOOL));
            boolean counts =
                    !when.isBefore(asked.from().minus(ledger.within()))
                            && when.isBefore(asked.to().plus(SLACK_SECONDS));
            if (counts && remembered < COUNTERPARTS_MAX) {
                remembered++;
                others.forEach((by, known) ->
                        by.keys(used)
                                .forEach(key ->
                                        known.computeIfAbsent(key, _ -> new TreeMap<>())
                                                .put(when, used.id())));
            }
        }

        void look(Used used, Epoch trial) {
            Instant when = used.when();
            boolean counts =
                    !when.isBefore(asked.from())
                            && when.isBefore(asked.to())
                            && asked.known().test(used.text(UsedField.RESOURCE));
            if (!counts || ledger.entry().of(used, trial::fact) != Truth.HOLDS) {
                return;
            }
            entries++;
            Match match = agrees(used, trial);
            Optional<String> why =
                    switch (match) {
                        case MATCHED, BELIED -> Optional.empty();
                        case INCOMPARABLE ->
                                Optional.of("An entry does not say what it belongs to.");
                        case ALONE -> blind();
                    };
            if (why.isPresent()) {
                unseen.merge(why.get(), 1L, Long::sum);
            } else if (match == Match.MATCHED) {
                matched++;
            } else {
                unmatched++;
                if (found.size() < UNMATCHED_MAX) {
                    found.add(row(used));
                }
            }
        }

        private Match agrees(Used used, Epoch trial) {
            boolean comparable = false;
            boolean has = false;
            for (Ledger.By by : ledger.by()) {
                for (String key : by.keys(used)) {
                    comparable = true;
                    has |= before(by, key, used.when()).isPresent();
                }
            }
            if (!has) {
                return comparable ? Match.ALONE : Match.INCOMPARABLE;
            }
            return switch (ledger.fact().map(one -> trial.fact(one, used)).orElse(Truth.HOLDS)) {
                case HOLDS -> Match.MATCHED;
                case FAILS -> Match.BELIED;
                case ABSENT -> Match.INCOMPARABLE;
            };
        }

        private Optional<EventId> before(Ledger.By by, String key, Instant when) {
            NavigableMap<Instant, EventId> known = others.getOrDefault(by, Map.of()).get(key);
            Map.Entry<Instant, EventId> latest =
                    known == null ? null : known.floorEntry(when.plus(SLACK_SECONDS));
            return latest == null || latest.getKey().isBefore(when.minus(ledger.within()))
                    ? Optional.empty()
                    : Optional.of(latest.getValue());
        }

        // Asked once, and only when something is missing.
        private Optional<String> blind() {
            if (blind.isEmpty()) {
                Instant from = asked.from().minus(ledger.within()).truncatedTo(ChronoUnit.SECONDS);
                blind =
                        Optional.of(
                                remembered == COUNTERPARTS_MAX
                                        ? Optional.of("There is too much to compare; ask for less.")
                                        : tools.isEmpty()
                                                ? Optional.of(
                                                        "No source has told of the other side yet.")
                                                : asked.unseen().since(Set.copyOf(tools), from));
            }
            return blind.get();
        }

        private Unmatched row(Used used) {
            Set<EventId> nearest = new HashSet<>();
            for (Ledger.By by : ledger.by()) {
                by.keys(used).stream()
                        .map(key -> before(by, key, used.when()))
                        .flatMap(Optional::stream)
                        .forEach(nearest::add);
            }
            return new Unmatched(
                    ledger,
                    used.id(),
                    used.when(),
                    used.text(UsedField.ACCOUNT),
                    used.text(UsedField.ACTOR),
                    used.text(UsedField.RESOURCE),
                    ledger.sentence(),
                    nearest.stream().max(Comparator.comparingLong(EventId::position)));
        }

        private Tally tally() {
            return new Tally(ledger, entries, matched, unmatched, unseen);
        }
    }
}
