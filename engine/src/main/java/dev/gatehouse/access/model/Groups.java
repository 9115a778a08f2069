package dev.gatehouse.access.model;

import dev.gatehouse.source.yaml.Place;
import dev.gatehouse.source.yaml.SourceProblem;
import dev.gatehouse.source.yaml.Suggestion;
import dev.gatehouse.source.yaml.Yaml;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// The groups of a model, taken apart into the persons, machines and accounts they mean.
final class Groups {
    /// Members of one group, those of its groups included.
    static final int MEMBERS_MAX = 100_000;

    private static final int ACCOUNT_SLASHES = 3;

    private final Schedules schedules;
    private final Map<String, Written> written = new LinkedHashMap<>();
    private final Map<String, Members> closed = new HashMap<>();

    private record Written(Members own, List<Yaml> groups, Place place) {}

    /// @param names as [Whom] gives them
    /// @param accounts patterns of account texts
    private record Members(Set<String> names, Set<String> accounts) {
        Members() {
            this(new HashSet<>(), new HashSet<>());
        }

        void add(Members other) {
            names.addAll(other.names);
            accounts.addAll(other.accounts);
        }
    }

    Groups(Schedules schedules) {
        this.schedules = schedules;
    }

    void read(ModelReader.Entry entry) {
        Yaml.Mapping yaml = entry.at().mapping().only("people", "groups", "machines", "accounts");
        Members own = new Members();
        texts(yaml, "people").forEach(one -> own.names().add(person(one)));
        texts(yaml, "machines").forEach(one -> own.names().add(Whom.MACHINE + one.text()));
        texts(yaml, "accounts").forEach(one -> account(one, own));
        written.put(entry.name(), new Written(own, texts(yaml, "groups"), entry.at().place()));
    }

    private static List<Yaml> texts(Yaml.Mapping yaml, String name) {
        return yaml.find(name).map(Yaml::list).orElse(List.of());
    }

    /// A person as [Whom] names them.
    static String person(Yaml yaml) {
        String text = yaml.text();
        return Whom.person(
                text.startsWith(Whom.PERSON) ? text.substring(Whom.PERSON.length()) : text);
    }

    private static void account(Yaml yaml, Members into) {
        String text = yaml.text();
        if (text.chars().filter(c -> c == '/').count() < ACCOUNT_SLASHES) {
            throw new SourceProblem(
                    yaml.place(),
                    "an account is written tool/instance/kind/id, like github/acme/user/583231");
        }
        if (text.indexOf('*') >= 0) {
            into.accounts().add(text);
        } else {
            into.names().add(Whom.ACCOUNT + text);
        }
    }

    /// Takes every group apart.
    ///
    /// @throws SourceProblem when groups hold each other
    void close() {
        written.forEach((name, group) -> close(name, group, new ArrayList<>()));
    }

    private Members close(String name, Written group, List<String> path) {
        Members known = closed.get(name);
        if (known != null) {
            return known;
        }
        if (path.contains(name)) {
            List<String> circle = new ArrayList<>(path.subList(path.indexOf(name), path.size()));
            circle.add(name);
            throw new SourceProblem(
                    group.place(), "these groups hold each other: " + String.join(" → ", circle));
        }
        path.add(name);
        Members all = new Members();
        all.add(group.own());
        for (Yaml one : group.groups()) {
            String text = one.text();
            if (isProvided(text)) {
                all.names().add(text);
            } else {
                Written inner = written.get(text);
                if (inner == null) {
                    throw unknown(one);
                }
                all.add(close(text, inner, path));
            }
            if (all.names().size() > MEMBERS_MAX) {
                throw new SourceProblem(
                        one.place(), "a group means at most " + MEMBERS_MAX + " members");
            }
        }
        path.removeLast();
        closed.put(name, all);
        return all;
    }

    private static boolean isProvided(String text) {
        return text.startsWith(Whom.PROVIDED) || text.startsWith(Whom.TEAM);
    }

    private SourceProblem unknown(Yaml name) {
        return new SourceProblem(
                name.place(),
                "there is no group or schedule \"" + name.text() + "\"",
                Suggestion.of(
                        name.text(),
                        Stream.concat(written.keySet().stream(), schedules.names().stream())
                                .toList()));
    }

    /// Whom a line means.
    Whom whom(Yaml yaml) {
        Members members = new Members();
        List<String> said = new ArrayList<>();
        List<Schedule> shifts = new ArrayList<>();
        for (Yaml one : yaml.list()) {
            String text = one.text();
            said.add(text);
            if (closed.containsKey(text)) {
                members.add(closed.get(text));
            } else if (schedules.find(text).filter(s -> !s.shifts().isEmpty()).isPresent()) {
                shifts.add(schedules.find(text).orElseThrow());
            } else {
                single(one, members);
            }
        }
        if (said.isEmpty()) {
            throw new SourceProblem(yaml.place(), "somebody must be meant");
        }
        return new Whom(said, members.names(), List.copyOf(members.accounts()), shifts);
    }

    private void single(Yaml one, Members into) {
        String text = one.text();
        boolean named =
                isProvided(text)
                        || text.startsWith(Whom.MACHINE)
                        || text.equals(Whom.EVERY_PERSON)
                        || text.equals(Whom.EVERY_MACHINE);
        if (named) {
            into.names().add(text);
        } else if (text.startsWith(Whom.PERSON)
                || (text.indexOf('@') > 0 && text.indexOf('/') < 0)) {
            into.names().add(person(one));
        } else if (text.indexOf('/') > 0) {
            account(one, into);
        } else if (!written.containsKey(text)) {
            throw unknown(one);
        }
    }

    List<Model.Group> all() {
        List<Model.Group> all = new ArrayList<>();
        written.forEach((name, group) -> {
            Members members = closed.get(name);
            if (members != null) {
                all.add(new Model.Group(name, members.names(), Lines.at(group.place())));
            }
        });
        return all;
    }
}
