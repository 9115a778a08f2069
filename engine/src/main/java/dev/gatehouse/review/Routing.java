package dev.gatehouse.review;

import dev.gatehouse.access.model.Model;
import dev.gatehouse.people.Machine;
import dev.gatehouse.people.Person;
import dev.gatehouse.people.Subject;
import dev.gatehouse.people.Who;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Finds who is to decide about a line: never who holds it, never who has left. Used by one thread.
final class Routing {
    /// Who may decide about one line.
    static final int REVIEWERS_MAX = 5;

    private final Model model;
    private final Who who;
    private final Instant at;
    private final Rule rule;
    private final Map<String, List<Person>> teams = new HashMap<>();
    private final Map<String, List<String>> leads = new HashMap<>();

    Routing(Model model, Who who, Instant at, Rule rule) {
        this.model = model;
        this.who = who;
        this.at = at;
        this.rule = rule;
        for (Subject subject : who.subjects()) {
            if (subject instanceof Person person && !person.employment().hasLeft(at)) {
                teams.computeIfAbsent(person.team(), _ -> new ArrayList<>()).add(person);
                for (String group : person.groups()) {
                    if (!group.equals(person.team())) {
                        teams.computeIfAbsent(group, _ -> new ArrayList<>()).add(person);
                    }
                }
            }
        }
    }

    /// Ids of persons; none where the fallback is to decide.
    List<String> reviewers(Optional<Subject> holder, String resource) {
        String own = holder.map(Subject::id).orElse("");
        return switch (rule) {
            case OWNER -> or(owners(resource, own), managers(holder, own));
            case MANAGER -> or(managers(holder, own), owners(resource, own));
            case FALLBACK -> List.of();
        };
    }

    private static List<String> or(List<String> first, List<String> second) {
        return first.isEmpty() ? second : first;
    }

    private List<String> owners(String resource, String own) {
        return model
                .ownerOf(resource)
                .map(team -> leads.computeIfAbsent(team, this::leadsOf))
                .orElse(List.of())
                .stream()
                .filter(id -> !id.equals(own))
                .limit(REVIEWERS_MAX)
                .toList();
    }

    // Those of the team who are somebody's manager in it; all of them where nobody is.
    private List<String> leadsOf(String team) {
        List<Person> all = teams.getOrDefault(team, List.of());
        Set<String> managers = all.stream().map(Person::manager).collect(Collectors.toSet());
        List<String> lead =
                all.stream().map(Person::id).filter(managers::contains).sorted().toList();
        return lead.isEmpty() ? all.stream().map(Person::id).sorted().toList() : lead;
    }

    private List<String> managers(Optional<Subject> holder, String own) {
        return switch (holder.orElse(null)) {
            case Person person -> present(who.managersOf(person), own);
            case Machine machine ->
                    who.subject(machine.owner()).orElse(null) instanceof Person owner
                            ? present(List.of(owner), own)
                            : List.of();
            case null -> List.of();
        };
    }

    private List<String> present(List<Person> some, String own) {
        return some.stream()
                .filter(one -> !one.employment().hasLeft(at) && !one.id().equals(own))
                .map(Person::id)
                .limit(1)
                .toList();
    }
}
