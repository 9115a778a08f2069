package dev.gatehouse.search.query;

import dev.gatehouse.people.Holding;
import dev.gatehouse.people.Machine;
import dev.gatehouse.people.Person;
import dev.gatehouse.people.Subject;
import dev.gatehouse.people.Who;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Spells out what a query says of persons and machines as the accounts that were theirs, each in
/// its time. What comes out names no person, so index and evaluator need to know nobody, and an
/// event is found by the links as they stand, not as they stood when it came in.
public final class Persons {
    /// Stretches of time in which accounts changed hands that one condition may come to.
    public static final int STRETCHES_MAX = 200;

    private static final Query NOTHING = new Query.Not(Query.All.ALL);
    private static final Match PEOPLE_TYPES =
            new Match.AnyOf(List.of(new Match.Exactly("user"), new Match.Exactly("member")));

    private final Who who;

    private Persons(Who who) {
        this.who = who;
    }

    /// The query without a word about persons.
    ///
    /// @throws IllegalArgumentException when a condition comes to more than [#STRETCHES_MAX]
    public static Query spelledOut(Query query, Who who) {
        return new Persons(who).of(query);
    }

    private Query of(Query query) {
        return switch (query) {
            case Query.And and -> Query.and(and.parts().stream().map(this::of).toList());
            case Query.Or or -> Query.or(or.parts().stream().map(this::of).toList());
            case Query.Not not -> new Query.Not(of(not.part()));
            case Query.Is is -> of(Expansion.of(is));
            case Query.Field field -> field(field);
            case Query.All _, Query.Detail _, Query.Text _, Query.TextLike _ -> query;
        };
    }

    private Query field(Query.Field field) {
        Match match = field.match();
        if (field.key() == Key.PERSON) {
            return acted(named(match, Person.class), Key.ACCOUNT);
        }
        if (field.key() == Key.MACHINE) {
            return acted(named(match, Machine.class), Key.ACCOUNT);
        }
        if (field.key().shape() != Shape.SEVERAL || match == Match.Exists.EXISTS) {
            return field;
        }
        List<Subject> subjects = named(match, Subject.class);
        List<Query> ways = new ArrayList<>(List.of(field));
        if (!subjects.isEmpty() && field.key() != Key.ON) {
            ways.add(acted(subjects, Key.ACCOUNT));
            ways.add(acted(subjects, Key.ON_BEHALF_OF));
        }
        if (!subjects.isEmpty() && field.key() != Key.BY) {
            ways.add(touched(subjects));
        }
        return Query.or(ways);
    }

    private List<Subject> named(Match match, Class<? extends Subject> type) {
        var test = match.test();
        List<Subject> named = who.named(value -> test.test(Folding.fold(value)));
        return named.stream().filter(type::isInstance).toList();
    }

    /// When something held.
    private record Stretch(Instant from, Optional<Instant> until) {}

    private Query acted(List<Subject> subjects, Key key) {
        List<Query> ways = new ArrayList<>();
        stretches(subjects)
                .forEach((stretch, accounts) -> {
                    Query account = new Query.Field(key, oneOf(accounts));
                    ways.add(Query.and(List.of(account, during(stretch))));
                });
        return ways.isEmpty() ? NOTHING : Query.or(ways);
    }

    // What was done to somebody: the tools name them as a user or member, by the account's own id.
    private Query touched(List<Subject> subjects) {
        List<Query> ways = new ArrayList<>();
        stretches(subjects)
                .forEach((stretch, accounts) -> {
                    Map<String, TreeSet<String>> ids = new LinkedHashMap<>();
                    accounts.forEach(account -> {
                        String[] parts = account.split("/", 4);
                        ids.computeIfAbsent("/" + parts[0] + "/" + parts[1], _ -> new TreeSet<>())
                                .add(parts[3]);
                    });
                    ids.forEach((instance, some) ->
                            ways.add(
                                    Query.and(
                                            List.of(
                                                    new Query.Field(
                                                            Key.RESOURCE,
                                                            new Match.Under(
                                                                    new PathPattern(instance))),
                                                    new Query.Field(Key.TYPE, PEOPLE_TYPES),
                                                    new Query.Field(Key.RESOURCE_ID, oneOf(some)),
                                                    during(stretch)))));
                });
        return ways.isEmpty() ? NOTHING : Query.or(ways);
    }

    private Map<Stretch, Set<String>> stretches(List<Subject> subjects) {
        Map<Stretch, Set<String>> stretches = new LinkedHashMap<>();
        for (Subject subject : subjects) {
            for (Holding holding : who.holdingsOf(subject.id())) {
                stretches
                        .computeIfAbsent(
                                new Stretch(holding.from(), holding.until()), _ -> new TreeSet<>())
                        .add(holding.account());
            }
        }
        if (stretches.size() > STRETCHES_MAX) {
            throw new IllegalArgumentException(
                    "these persons' accounts changed hands more than "
                            + STRETCHES_MAX
                            + " times; name fewer of them");
        }
        return stretches;
    }

    private static Match oneOf(Set<String> values) {
        return Match.anyOf(values.stream().<Match>map(Match.Exactly::new).toList());
    }

    private static Query during(Stretch stretch) {
        boolean always = stretch.from().equals(Instant.MIN) && stretch.until().isEmpty();
        long low =
                stretch.from().equals(Instant.MIN)
                        ? Long.MIN_VALUE
                        : EventValues.micros(stretch.from());
        long high = stretch.until().map(end -> EventValues.micros(end) - 1).orElse(Long.MAX_VALUE);
        return always ? Query.All.ALL : new Query.Field(Key.TIME, new Match.Between(low, high));
    }
}
