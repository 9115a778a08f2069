package dev.gatehouse.search.query;

import dev.gatehouse.event.Event;
import dev.gatehouse.people.Who;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// Says whether one event matches, by looking at the event and nothing else. Compiled once per
/// query; what the live tail asks of every event, and what the index is tested against.
public final class QueryEvaluator {
    private final Predicate<Marked> predicate;

    private QueryEvaluator(Predicate<Marked> predicate) {
        this.predicate = predicate;
    }

    /// An evaluator of `query` that knows who is who; safe to share between threads.
    public static QueryEvaluator of(Query query, Who who) {
        return of(Persons.spelledOut(query, who));
    }

    /// An evaluator of `query` that knows nobody; safe to share between threads.
    public static QueryEvaluator of(Query query) {
        return new QueryEvaluator(compile(query));
    }

    /// Whether `event`, which nothing marks, matches.
    public boolean matches(Event event) {
        return matches(event, Set.of());
    }

    /// Whether `event` with its marks matches.
    public boolean matches(Event event, Set<Mark> marks) {
        return predicate.test(new Marked(event, marks));
    }

    private record Marked(Event event, Set<Mark> marks) {}

    private static Predicate<Marked> compile(Query query) {
        return switch (query) {
            case Query.All _ -> event -> true;
            case Query.And and -> allOf(and.parts().stream().map(QueryEvaluator::compile).toList());
            case Query.Or or -> anyOf(or.parts().stream().map(QueryEvaluator::compile).toList());
            case Query.Not not -> compile(not.part()).negate();
            case Query.Is is -> compile(Expansion.of(is));
            case Query.Field field -> field(field);
            case Query.Detail detail -> detail(detail);
            case Query.Text text -> text(text);
            case Query.TextLike like -> textLike(like.pattern());
        };
    }

    private static Predicate<Marked> allOf(List<Predicate<Marked>> parts) {
        return event -> parts.stream().allMatch(part -> part.test(event));
    }

    private static Predicate<Marked> anyOf(List<Predicate<Marked>> parts) {
        return event -> parts.stream().anyMatch(part -> part.test(event));
    }

    private static Predicate<Marked> field(Query.Field field) {
        Key key = field.key();
        if (key.isMark()) {
            Predicate<String> asked = value(field.match());
            return marked ->
                    marked.marks().stream()
                            .anyMatch(mark -> mark.kind() == key && asked.test(mark.value()));
        }
        return switch (key.shape()) {
            case SEVERAL -> compile(Expansion.of(field));
            case NUMBER, TIME -> number(key, field.match());
            case ADDRESS -> values(key, address(field.match()));
            case PHRASE -> values(key, phrase(field.match()));
            case WORD, CLOSED, PATH, ID -> values(key, value(field.match()));
        };
    }

    private static Predicate<Marked> values(Key key, Predicate<String> asked) {
        return event -> {
            boolean[] found = {false};
            EventValues.each(event.event(), key, value -> found[0] = found[0] || asked.test(value));
            return found[0];
        };
    }

    private static Predicate<Marked> number(Key key, Match match) {
        return switch (match) {
            case Match.Between between ->
                    event -> {
                        long number = EventValues.number(event.event(), key);
                        return between.low() <= number && number <= between.high();
                    };
            case Match.AnyOf any ->
                    anyOf(any.choices().stream().map(choice -> number(key, choice)).toList());
            case Match.Exists _ -> event -> true;
            case Match.Exactly _, Match.Like _, Match.Regex _, Match.Within _, Match.Under _ ->
                    event -> false;
        };
    }

    private static Predicate<Marked> detail(Query.Detail detail) {
        Predicate<String> asked = value(detail.match());
        return event ->
                event.event().detail().entrySet().stream()
                        .anyMatch(entry ->
                                Folding.fold(entry.getKey()).equals(detail.name())
                                        && asked.test(entry.getValue()));
    }

    private static Predicate<String> value(Match match) {
        Predicate<String> test = match.test();
        return value -> test.test(Folding.fold(value));
    }

    private static Predicate<String> address(Match match) {
        return switch (match) {
            case Match.Within within ->
                    value -> Addresses.hex(value).filter(within.network()::holds).isPresent();
            case Match.Exactly exactly when Addresses.hex(exactly.value()).isPresent() -> {
                String wanted = Addresses.hex(exactly.value()).orElse("");
                yield value -> Addresses.hex(value).filter(wanted::equals).isPresent();
            }
            case Match.AnyOf any ->
                    any(any.choices().stream().map(QueryEvaluator::address).toList());
            case Match.Exactly _,
                    Match.Like _,
                    Match.Regex _,
                    Match.Exists _,
                    Match.Between _,
                    Match.Under _ ->
                    value(match);
        };
    }

    private static Predicate<String> phrase(Match match) {
        return switch (match) {
            case Match.Exactly exactly -> {
                List<String> wanted = Tokens.words(exactly.value());
                yield value -> standsIn(wanted, tokens(value));
            }
            case Match.AnyOf any ->
                    any(any.choices().stream().map(QueryEvaluator::phrase).toList());
            case Match.Like _,
                    Match.Regex _,
                    Match.Exists _,
                    Match.Between _,
                    Match.Within _,
                    Match.Under _ ->
                    value(match);
        };
    }

    private static Predicate<String> any(List<Predicate<String>> choices) {
        return value -> choices.stream().anyMatch(choice -> choice.test(value));
    }

    private static Predicate<Marked> text(Query.Text text) {
        List<String> wanted = Tokens.words(text.text());
        List<Predicate<Marked>> wholes =
                Expansion.wholeValues(text).stream().map(QueryEvaluator::field).toList();
        return anyOf(List.of(event -> standsIn(wanted, tokens(event.event())), anyOf(wholes)));
    }

    private static Predicate<Marked> textLike(String pattern) {
        return event ->
                tokens(event.event()).values().stream()
                        .anyMatch(tokens ->
                                tokens.stream()
                                        .anyMatch(token -> Wildcard.matches(pattern, token)));
    }

    // Whether the words stand next to each other somewhere.
    private static boolean standsIn(List<String> wanted, Map<Integer, List<String>> places) {
        return places.keySet().stream()
                .anyMatch(place -> {
                    for (int i = 0; i < wanted.size(); i++) {
                        if (!places.getOrDefault(place + i, List.of()).contains(wanted.get(i))) {
                            return false;
                        }
                    }
                    return true;
                });
    }

    private static Map<Integer, List<String>> tokens(Event event) {
        Map<Integer, List<String>> places = new HashMap<>();
        EventValues.words(
                event,
                (token, place) ->
                        places.computeIfAbsent(place, at -> new ArrayList<>(2)).add(token));
        return places;
    }

    private static Map<Integer, List<String>> tokens(String value) {
        Map<Integer, List<String>> places = new HashMap<>();
        Tokens.split(
                value,
                0,
                (token, place) ->
                        places.computeIfAbsent(place, at -> new ArrayList<>(2)).add(token));
        return places;
    }
}
