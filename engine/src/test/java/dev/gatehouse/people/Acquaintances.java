package dev.gatehouse.people;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Who is who, made up by a test.
public final class Acquaintances {
    private final TreeMap<String, Subject> subjects = new TreeMap<>();
    private final Map<String, List<Link>> links = new HashMap<>();
    private long position;

    /// Somebody of that id and name.
    public Acquaintances person(String id, String name) {
        subjects.put(
                id,
                new Person(
                        id,
                        name,
                        List.of(id + "@acme.example"),
                        "",
                        List.of(),
                        "",
                        Employment.UNSAID));
        return this;
    }

    /// Somebody who has left.
    public Acquaintances leaver(String id, String name, Instant end) {
        subjects.put(
                id,
                new Person(
                        id,
                        name,
                        List.of(id + "@acme.example"),
                        "",
                        List.of(),
                        "",
                        new Employment(Optional.empty(), Optional.empty(), Optional.of(end))));
        return this;
    }

    /// Somebody with all that is said of them.
    public Acquaintances subject(Subject subject) {
        subjects.put(subject.id(), subject);
        return this;
    }

    /// Something of that id and name.
    public Acquaintances machine(String id, String name) {
        subjects.put(id, new Machine(id, name, "", ""));
        return this;
    }

    /// A verified link, later than those before it.
    public Acquaintances link(
            String account, String subject, Instant from, Optional<Instant> until) {
        links.computeIfAbsent(account, _ -> new ArrayList<>())
                .add(new Link(account, subject, Proof.SCIM, from, until, position++, "user:1"));
        return this;
    }

    /// All of it.
    public Who who() {
        return new Who(position, subjects, links);
    }
}
