package dev.gatehouse.access.draft;

import dev.gatehouse.access.draft.Draft.Left;
import dev.gatehouse.access.draft.Question.Part;
import dev.gatehouse.access.model.Model;
import dev.gatehouse.event.EventId;
import dev.gatehouse.event.Permission;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Makes the parts of one question.
///
/// @param model says who owns what
record Parts(Permission permission, Model model) {
    /// Paths or accounts that one part names; the rest is asked about when it is answered.
    static final int NAMED_MAX = 100;

    private static final int ID_BYTES = 6;

    private record Whom(List<String> to, String called, String ask, boolean apart) {}

    /// The team somebody is in, else their first group; empty where they are in none.
    static String team(Left left) {
        return left.actor().groups().stream().findFirst().orElse("");
    }

    Part everybody(List<Left> some, String kind) {
        return part(
                new Whom(List.of(Actor.EVERYBODY), "everybody", "", false), some, List.of(kind));
    }

    Part team(List<Left> some, String team, boolean apart) {
        String called = team.substring(team.indexOf(':') + 1);
        return part(new Whom(List.of(team), called, team, apart), some, places(some));
    }

    /// All of one actor.
    Part one(List<Left> some, boolean apart) {
        Actor actor = some.getFirst().actor();
        boolean person = actor.kind() == Actor.Kind.PERSON;
        return part(
                new Whom(
                        List.of(actor.written()),
                        actor.name(),
                        person ? team(some.getFirst()) : "",
                        apart),
                some,
                places(some));
    }

    /// All of one place.
    Part accounts(List<Left> some, boolean apart) {
        List<String> accounts =
                some.stream()
                        .map(left -> left.actor().written())
                        .distinct()
                        .sorted()
                        .limit(NAMED_MAX)
                        .toList();
        String called =
                accounts.size() == 1
                        ? some.getFirst().actor().name()
                        : accounts.size() + " accounts that nobody knows";
        return part(new Whom(accounts, called, "", apart), some, places(some));
    }

    private static List<String> places(List<Left> some) {
        return some.stream()
                .map(left -> left.habit().place())
                .distinct()
                .sorted()
                .limit(NAMED_MAX)
                .toList();
    }

    private Part part(Whom whom, List<Left> some, List<String> on) {
        Map<String, Long> people = new TreeMap<>();
        Set<String> holders = new TreeSet<>();
        Set<Reason> reasons = new TreeSet<>();
        List<EventId> newest = new ArrayList<>();
        long events = 0;
        Instant first = Instant.MAX;
        Instant last = Instant.MIN;
        for (Left one : some) {
            Habit habit = one.habit();
            events += habit.events();
            people.merge(one.actor().name(), habit.events(), Long::sum);
            holders.add(one.actor().id());
            reasons.addAll(one.reasons());
            newest.add(habit.newest());
            first = habit.first().isBefore(first) ? habit.first() : first;
            last = habit.last().isAfter(last) ? habit.last() : last;
        }
        List<String> named = new ArrayList<>(whom.to());
        named.add(permission.word());
        named.addAll(on);
        return new Part(
                id(named),
                whom.to(),
                whom.called(),
                whom.apart(),
                on,
                events,
                holders,
                busiest(people),
                List.copyOf(reasons),
                ask(on, whom),
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

    // Whoever owns all of the places; else the team that does it.
    private String ask(List<String> on, Whom whom) {
        List<Optional<String>> owners = on.stream().map(model::ownerOf).distinct().toList();
        return owners.size() == 1 ? owners.getFirst().orElse(whom.ask()) : whom.ask();
    }

    /// An id that is always the same for the same words.
    static String id(List<String> words) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(String.join("\n", words).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
