package dev.gatehouse.access.draft;

import dev.gatehouse.access.compare.Grounds;
import dev.gatehouse.access.draft.Draft.Left;
import dev.gatehouse.access.draft.Question.Part;
import dev.gatehouse.access.model.Model;
import dev.gatehouse.event.Permission;
import dev.gatehouse.record.AccessRecord.Answered;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Makes a few good questions of what no line of a draft covers: one for each kind of actor,
/// permission and kind of place, with a part for each team, machine or place in it. What was
/// flagged, done by a leaver or begun in the last days is a part of its own that an answer to all
/// leaves out, so that a yes to the many never carries it along. The same rest gives the same
/// questions.
///
/// @param asked what is worth most first
/// @param leftOut how many are not asked, because an answer would settle too little or there are
///   [#QUESTIONS_MAX] already
/// @param leftOutEvents undecided events they are about
public record Questions(List<Question> asked, int leftOut, long leftOutEvents) {
    /// Questions asked on one day.
    public static final int DAY_MAX = 10;

    /// Questions that are open at all.
    public static final int QUESTIONS_MAX = 25;

    /// Risk times the undecided events an answer must settle; less is not worth somebody's time.
    public static final long WEIGHT_MIN = 10;

    /// Parts of one question.
    public static final int PARTS_MAX = 100;

    private static final int TEAMS_MIN = 3;
    private static final int PEOPLE_MIN = 5;

    public Questions {
        asked = List.copyOf(asked);
    }

    private record Key(Actor.Kind actors, Permission permission, String kind) {}

    /// The questions that what is left raises.
    ///
    /// @param model says who owns what
    /// @param answered what nobody is to be asked again
    public static Questions open(Draft draft, Model model, List<Answered> answered) {
        List<Left> rest =
                draft.rest().stream()
                        .filter(left -> answered.stream().noneMatch(one -> isAnswered(left, one)))
                        .toList();
        Set<String> ids = answered.stream().map(Answered::question).collect(Collectors.toSet());
        Map<Key, List<Left>> kinds =
                new TreeMap<>(
                        Comparator.comparing(Key::actors)
                                .thenComparing(Key::permission)
                                .thenComparing(Key::kind));
        for (Left left : rest) {
            if (!left.actor().written().isEmpty()) {
                String kind = Place.kind(left.habit().place());
                kinds.computeIfAbsent(
                                new Key(left.actor().kind(), left.habit().permission(), kind),
                                _ -> new ArrayList<>())
                        .add(left);
            }
        }
        List<Question> all = new ArrayList<>();
        kinds.forEach((key, some) -> {
            List<Part> parts =
                    new ArrayList<>(parts(key, some, new Parts(key.permission(), model)));
            parts.removeIf(part -> ids.contains(part.id()));
            if (!parts.isEmpty()) {
                all.add(question(key, parts));
            }
        });
        all.sort(Comparator.comparingLong(Question::weight).reversed().thenComparing(Question::id));
        List<Question> asked =
                all.stream()
                        .filter(one -> one.weight() >= WEIGHT_MIN)
                        .limit(QUESTIONS_MAX)
                        .toList();
        long events = asked.stream().mapToLong(Question::events).sum();
        long whole = rest.stream().mapToLong(left -> left.habit().events()).sum();
        return new Questions(asked, all.size() - asked.size(), whole - events);
    }

    private static List<Part> parts(Key key, List<Left> some, Parts parts) {
        List<Part> all = new ArrayList<>();
        List<Left> usual = new ArrayList<>();
        by(some, left -> left.actor().written())
                .values()
                .forEach(theirs -> {
                    List<Left> doubtful = theirs.stream().filter(Questions::isDoubtful).toList();
                    if (!doubtful.isEmpty()) {
                        all.add(parts.one(doubtful, true));
                    }
                    theirs.stream().filter(left -> !isDoubtful(left)).forEach(usual::add);
                });
        switch (key.actors()) {
            case PERSON -> people(key, usual, parts, all);
            case MACHINE ->
                    by(usual, left -> left.actor().written())
                            .values()
                            .forEach(one -> recentApart(one, parts::one, all));
            case NOBODYS ->
                    by(usual, left -> left.habit().place())
                            .values()
                            .forEach(one -> recentApart(one, parts::accounts, all));
        }
        return all;
    }

    private static boolean isDoubtful(Left left) {
        return left.reasons().contains(Reason.LEAVER) || left.reasons().contains(Reason.FLAGGED);
    }

    // Places in which all of it began in the last days are a part of their own.
    private static void recentApart(
            List<Left> some, BiFunction<List<Left>, Boolean, Part> part, List<Part> into) {
        Map<Boolean, List<Left>> recent = new TreeMap<>();
        by(some, left -> left.habit().place())
                .values()
                .forEach(here ->
                        recent.computeIfAbsent(
                                        here.stream()
                                                .allMatch(left ->
                                                        left.reasons().contains(Reason.RECENT)),
                                        _ -> new ArrayList<>())
                                .addAll(here));
        recent.forEach((all, theirs) -> into.add(part.apply(theirs, all)));
    }

    private static Question question(Key key, List<Part> parts) {
        List<Part> sorted =
                parts.stream()
                        .sorted(
                                Comparator.comparing(Part::apart)
                                        .thenComparing(Part::events, Comparator.reverseOrder())
                                        .thenComparing(Part::id))
                        .limit(PARTS_MAX)
                        .toList();
        return new Question(
                Parts.id(List.of(key.actors().name(), key.permission().word(), key.kind())),
                called(key.actors(), sorted),
                key.permission(),
                key.kind(),
                sorted);
    }

    // A no, or a yes with a condition, leaves undecided what it does not meet.
    private static boolean isAnswered(Left left, Answered answered) {
        Actor actor = left.actor();
        String place = left.habit().place();
        return answered.permissions().contains(left.habit().permission().word())
                && answered.to().stream()
                        .anyMatch(to -> to.equals(actor.written()) || actor.isIn(to))
                && answered.on().stream().anyMatch(on -> Grounds.covers(on, place));
    }

    // The reading of many people of many teams.
    private static boolean isEverybodys(Key key, List<Left> some) {
        return key.permission() == Permission.READ
                && key.kind().indexOf('*') > 0
                && some.stream().map(left -> left.actor().id()).distinct().count() >= PEOPLE_MIN
                && some.stream().map(Parts::team).distinct().count() >= TEAMS_MIN;
    }

    // Two of a team are asked about as the team, whoever is alone by themselves.
    private static void people(Key key, List<Left> some, Parts parts, List<Part> into) {
        if (isEverybodys(key, some)) {
            into.add(parts.everybody(some, key.kind()));
            return;
        }
        by(some, Parts::team)
                .forEach((team, theirs) -> {
                    boolean many =
                            theirs.stream().map(left -> left.actor().id()).distinct().count() > 1;
                    if (many && !team.isEmpty()) {
                        recentApart(theirs, (left, apart) -> parts.team(left, team, apart), into);
                    } else {
                        by(theirs, left -> left.actor().written())
                                .values()
                                .forEach(one -> recentApart(one, parts::one, into));
                    }
                });
    }

    private static Map<String, List<Left>> by(List<Left> some, Function<Left, String> what) {
        return some.stream()
                .collect(Collectors.groupingBy(what, TreeMap::new, Collectors.toList()));
    }

    private static String called(Actor.Kind actors, List<Part> parts) {
        if (parts.size() == 1) {
            return parts.getFirst().called();
        }
        long teams =
                parts.stream()
                        .map(part -> part.to().getFirst())
                        .filter(to -> to.startsWith("team:") || to.startsWith("idp:"))
                        .distinct()
                        .count();
        long others = parts.stream().map(part -> part.to().getFirst()).distinct().count() - teams;
        Set<String> holders =
                parts.stream().flatMap(part -> part.holders().stream()).collect(Collectors.toSet());
        return switch (actors) {
            case PERSON ->
                    Stream.of(counted(teams, "team", "teams"), counted(others, "person", "people"))
                            .filter(text -> !text.isEmpty())
                            .collect(Collectors.joining(" and "));
            case MACHINE -> counted(holders.size(), "machine", "machines");
            case NOBODYS -> counted(holders.size(), "account", "accounts") + " that nobody knows";
        };
    }

    private static String counted(long count, String one, String many) {
        return count == 0 ? "" : count + " " + (count == 1 ? one : many);
    }
}
