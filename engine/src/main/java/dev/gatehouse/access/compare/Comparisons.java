package dev.gatehouse.access.compare;

import dev.gatehouse.access.model.Model;
import dev.gatehouse.access.model.ModelDifference;
import dev.gatehouse.inventory.AccountFact;
import dev.gatehouse.inventory.CredentialFact;
import dev.gatehouse.inventory.Fact;
import dev.gatehouse.inventory.FactDifference;
import dev.gatehouse.inventory.Membership;
import dev.gatehouse.inventory.PartState;
import dev.gatehouse.inventory.Picture;
import dev.gatehouse.inventory.Right;
import dev.gatehouse.inventory.Setting;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The five comparisons, kept up with what changes: a holder is compared again when a right, a use
/// or an account of theirs is another, or a line of the model that means them; all of them are when
/// other paths are governed, and every day. Safe for many threads.
public final class Comparisons {
    private final TreeMap<String, Sorting.Found> found = new TreeMap<>();
    private Map<String, Holder> holders = Map.of();
    private @Nullable Inputs last;

    /// A page of one comparison.
    ///
    /// @param rows of persons, then of machines, then of accounts that are nobody's
    /// @param next where the next page begins; empty for the last one
    /// @param count of all pages
    public record Page(List<Row> rows, Optional<String> next, long count) {
        public Page {
            rows = List.copyOf(rows);
        }
    }

    /// Which rows.
    ///
    /// @param which those that count
    /// @param after the `next` of the page before; empty for the first
    public record Wanted(
            Comparison comparison, Predicate<Row> which, Optional<String> after, int limit) {}

    /// What was done since the comparisons were last updated.
    ///
    /// @param accounts all that did anything at all
    /// @param touched those of them that did something since, or whose verdicts are others
    public record Activity(List<String> accounts, Collection<String> touched) {}

    /// Compares again what changed since this was last called.
    ///
    /// @return how many holders were compared
    public synchronized int update(Inputs inputs, Activity activity) {
        Universe universe = Universe.of(inputs.grounds(), activity.accounts());
        Set<String> again = again(inputs, universe, activity);
        Sorting sorting = new Sorting(inputs);
        for (String key : again) {
            Holder holder = universe.holders().get(key);
            if (holder != null) {
                found.put(key, sorting.sort(holder, universe.aliases()));
            }
        }
        last = inputs;
        holders = universe.holders();
        return again.size();
    }

    private Set<String> again(Inputs inputs, Universe universe, Activity activity) {
        Inputs before = last;
        if (before == null || isOther(before, inputs)) {
            found.clear();
            return universe.holders().keySet();
        }
        Model modelBefore = before.grounds().expected().model();
        ModelDifference model =
                ModelDifference.of(modelBefore, inputs.grounds().expected().model());
        if (model.concernsAll()) {
            found.clear();
            return universe.holders().keySet();
        }
        found.keySet().retainAll(universe.holders().keySet());
        if (model.isMoved()) {
            found.values().forEach(each -> each.moved(model));
        }
        Set<String> again = new HashSet<>();
        universe.holders()
                .forEach((key, holder) -> {
                    if (!holder.equals(holders.get(key)) || concerns(model, holder)) {
                        again.add(key);
                    }
                });
        Stream.concat(
                        activity.touched().stream(),
                        changed(before.grounds().granted(), inputs.grounds().granted()))
                .map(account -> universe.keys().getOrDefault(account, ""))
                .forEach(again::add);
        return again;
    }

    private static boolean concerns(ModelDifference model, Holder holder) {
        return model.concerns("", holder.subject())
                || holder.accounts().stream()
                        .anyMatch(account -> model.concerns(account, holder.subject()));
    }

    private static boolean isOther(Inputs before, Inputs now) {
        return !day(before).equals(day(now)) || !incomplete(before).equals(incomplete(now));
    }

    private static LocalDate day(Inputs inputs) {
        return LocalDate.ofInstant(inputs.grounds().at(), ZoneOffset.UTC);
    }

    private static Set<String> incomplete(Inputs inputs) {
        Set<String> known = new HashSet<>();
        for (PartState part : inputs.grounds().granted().parts()) {
            known.add(part.complete() ? part.place() : part.place() + " " + part.part());
        }
        return known;
    }

    private static Stream<String> changed(Picture before, Picture now) {
        FactDifference difference = now.since(before);
        return Stream.concat(
                difference.gone().stream().flatMap(fact -> holders(fact, before)),
                difference.come().stream().flatMap(fact -> holders(fact, now)));
    }

    private static Stream<String> holders(Fact fact, Picture picture) {
        return switch (fact) {
            case Right right -> holders(right.account(), picture);
            case Membership membership -> holders(membership.member(), picture);
            case AccountFact account -> Stream.of(account.account());
            case Setting _, CredentialFact _ -> Stream.empty();
        };
    }

    private static Stream<String> holders(String holder, Picture picture) {
        return Right.isGroup(holder) ? picture.membersOf(holder).stream() : Stream.of(holder);
    }

    /// One page.
    ///
    /// @throws IllegalArgumentException when `after` is no `next`
    public synchronized Page page(Wanted wanted) {
        Place after = wanted.after().map(Place::parse).orElse(Place.FIRST);
        Place end = after;
        List<Row> page = new ArrayList<>();
        long count = 0;
        boolean rest = false;
        for (var entry : found.entrySet()) {
            List<Row> rows = entry.getValue().rows().getOrDefault(wanted.comparison(), List.of());
            for (int i = 0; i < rows.size(); i++) {
                if (!wanted.which().test(rows.get(i))) {
                    continue;
                }
                count++;
                Place here = new Place(entry.getKey(), i);
                if (here.compareTo(after) > 0) {
                    rest = page.size() == wanted.limit();
                    if (!rest) {
                        page.add(rows.get(i));
                        end = here;
                    }
                }
            }
        }
        return new Page(page, rest ? Optional.of(end.toString()) : Optional.empty(), count);
    }

    // Where a row stands: whose it is, and which of theirs.
    private record Place(String key, int number) implements Comparable<Place> {
        static final Place FIRST = new Place("", -1);

        static Place parse(String text) {
            int end = text.lastIndexOf(' ');
            try {
                return new Place(text.substring(0, end), Integer.parseInt(text.substring(end + 1)));
            } catch (NumberFormatException | IndexOutOfBoundsException wrong) {
                throw new IllegalArgumentException("after is the next of another page", wrong);
            }
        }

        @Override
        public int compareTo(Place other) {
            int byKey = key.compareTo(other.key);
            return byKey == 0 ? Integer.compare(number, other.number) : byKey;
        }

        @Override
        public String toString() {
            return key + " " + number;
        }
    }

    /// How many rows each comparison has.
    public synchronized Map<Comparison, Long> counts(Predicate<Row> which) {
        EnumMap<Comparison, Long> counts = new EnumMap<>(Comparison.class);
        for (Comparison one : Comparison.values()) {
            counts.put(one, 0L);
        }
        for (Sorting.Found each : found.values()) {
            each.rows()
                    .forEach((comparison, rows) ->
                            counts.merge(
                                    comparison, rows.stream().filter(which).count(), Long::sum));
        }
        return counts;
    }

    /// What is not said, and why; each with how many holders it concerns.
    public synchronized Map<Unseen, Integer> unseen() {
        Map<Unseen, Integer> all = new LinkedHashMap<>();
        for (Sorting.Found each : found.values()) {
            each.unseen().forEach(one -> all.merge(one, 1, Integer::sum));
        }
        return all;
    }
}
