package dev.gatehouse.access.draft;

import dev.gatehouse.access.draft.Draft.Left;
import dev.gatehouse.access.model.Model;
import dev.gatehouse.event.EventId;
import dev.gatehouse.event.Permission;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Makes a few good questions of what no line of a draft covers: the reading of many teams is one
/// question about everybody, what people of one team do is one about the team, and what was
/// flagged, or done by a leaver, a machine or somebody nobody knows is one about them alone, so
/// that a yes to the many never carries it along. The same rest gives the same questions.
public final class Questions {
    /// Questions asked on one day.
    public static final int DAY_MAX = 10;

    /// Events that must be undecided before somebody is asked, unless the permission is risky.
    public static final long EVENTS_MIN = 3;

    private static final String EVERYBODY = "all-people";
    private static final int TEAMS_MIN = 3;
    private static final int PEOPLE_MIN = 5;
    private static final int PLACES_MIN = 3;
    private static final int ID_BYTES = 6;

    private final Map<Key, List<Left>> asked = new HashMap<>();
    private final Model model;

    private record Key(String to, String called, Permission permission, String on) {}

    private record Wide(Permission permission, String above) {}

    private record Alone(Actor actor, Permission permission, String above, boolean grave) {}

    private record Team(String group, Permission permission, String place) {}

    private Questions(Model model) {
        this.model = model;
    }

    /// The questions that what is left raises, what is worth most first.
    ///
    /// @param model says who owns what
    public static List<Question> open(Draft draft, Model model) {
        Questions questions = new Questions(model);
        questions.take(draft.rest());
        List<Question> all = new ArrayList<>();
        questions.asked.forEach((key, left) -> all.add(questions.question(key, left)));
        all.removeIf(one -> one.events() < EVENTS_MIN && !Shared.isRisky(one.permission()));
        all.sort(Comparator.comparingLong(Question::weight).reversed().thenComparing(Question::id));
        return all;
    }

    private void take(List<Left> rest) {
        Map<Wide, List<Left>> wide =
                new TreeMap<>(Comparator.comparing(Wide::permission).thenComparing(Wide::above));
        List<Left> narrow = new ArrayList<>();
        for (Left left : rest) {
            String above = Place.above(left.habit().place());
            if (isPlain(left) && left.habit().permission() == Permission.READ && !above.isEmpty()) {
                wide.computeIfAbsent(
                                new Wide(left.habit().permission(), above), _ -> new ArrayList<>())
                        .add(left);
            } else {
                narrow.add(left);
            }
        }
        wide.forEach((key, some) -> {
            Set<String> people =
                    some.stream().map(one -> one.actor().id()).collect(Collectors.toSet());
            Set<String> teams = some.stream().map(Questions::team).collect(Collectors.toSet());
            if (people.size() >= PEOPLE_MIN && teams.size() >= TEAMS_MIN) {
                asked.put(new Key(EVERYBODY, "everybody", key.permission(), key.above()), some);
            } else {
                narrow.addAll(some);
            }
        });
        narrow(narrow);
    }

    // Nothing against it but that it is few people's, or young.
    private static boolean isPlain(Left left) {
        return left.actor().kind() == Actor.Kind.PERSON && isHarmless(left);
    }

    private static boolean isHarmless(Left left) {
        return !left.reasons().contains(Reason.LEAVER) && !left.reasons().contains(Reason.FLAGGED);
    }

    private static String team(Left left) {
        return left.actor().groups().stream().findFirst().orElse("");
    }

    private void narrow(List<Left> rest) {
        Map<Team, List<Left>> teams = new HashMap<>();
        for (Left left : rest) {
            if (isPlain(left) && !team(left).isEmpty()) {
                teams.computeIfAbsent(
                                new Team(
                                        team(left),
                                        left.habit().permission(),
                                        left.habit().place()),
                                _ -> new ArrayList<>())
                        .add(left);
            }
        }
        teams.values()
                .removeIf(
                        some -> some.stream().map(one -> one.actor().id()).distinct().count() < 2);
        teams.forEach((team, some) ->
                asked.put(
                        new Key(
                                team.group(),
                                team.group().substring(team.group().indexOf(':') + 1),
                                team.permission(),
                                team.place()),
                        some));
        Set<Left> taken = teams.values().stream().flatMap(List::stream).collect(Collectors.toSet());
        Map<Alone, List<Left>> alone = new HashMap<>();
        for (Left left : rest) {
            if (!taken.contains(left) && !left.actor().written().isEmpty()) {
                alone.computeIfAbsent(
                                new Alone(
                                        left.actor(),
                                        left.habit().permission(),
                                        Place.above(left.habit().place()),
                                        !isHarmless(left)),
                                _ -> new ArrayList<>())
                        .add(left);
            }
        }
        alone.forEach(this::alone);
    }

    // Many places beside each other are asked about at once, but for what somebody should look at.
    private void alone(Alone alone, List<Left> some) {
        Actor actor = alone.actor();
        Set<String> places =
                some.stream()
                        .map(one -> one.habit().place())
                        .collect(Collectors.toCollection(TreeSet::new));
        boolean together =
                places.size() >= PLACES_MIN && !alone.grave() && !alone.above().isEmpty();
        for (Left left : some) {
            String on = together ? alone.above() : left.habit().place();
            asked.computeIfAbsent(
                            new Key(actor.written(), actor.name(), alone.permission(), on),
                            _ -> new ArrayList<>())
                    .add(left);
        }
    }

    private Question question(Key key, List<Left> left) {
        Map<String, Long> people = new TreeMap<>();
        Set<String> actors = new TreeSet<>();
        Set<Reason> reasons = new TreeSet<>();
        List<EventId> newest = new ArrayList<>();
        long events = 0;
        Instant first = Instant.MAX;
        Instant last = Instant.MIN;
        for (Left one : left) {
            events += one.habit().events();
            people.merge(one.actor().name(), one.habit().events(), Long::sum);
            actors.add(one.actor().id());
            reasons.addAll(one.reasons());
            newest.add(one.habit().newest());
            first = one.habit().first().isBefore(first) ? one.habit().first() : first;
            last = one.habit().last().isAfter(last) ? one.habit().last() : last;
        }
        return new Question(
                id(key),
                key.to(),
                key.called(),
                key.permission(),
                key.on(),
                events,
                actors,
                busiest(people),
                List.copyOf(reasons),
                ask(key, left),
                first,
                last,
                newest.stream()
                        .sorted(Comparator.reverseOrder())
                        .limit(Question.NAMED_MAX)
                        .toList());
    }

    private static List<String> busiest(Map<String, Long> people) {
        return people.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(Question.NAMED_MAX)
                .map(Map.Entry::getKey)
                .toList();
    }

    // Whoever owns the place; else the team that does it.
    private String ask(Key key, List<Left> left) {
        return model.ownerOf(key.on())
                .or(() ->
                        left.stream()
                                .map(Questions::team)
                                .filter(team -> !team.isEmpty() && !key.to().equals(EVERYBODY))
                                .findFirst())
                .orElse("");
    }

    private static String id(Key key) {
        String whole = key.to() + "\n" + key.permission().word() + "\n" + key.on();
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(whole.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
