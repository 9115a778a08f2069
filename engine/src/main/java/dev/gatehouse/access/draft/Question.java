package dev.gatehouse.access.draft;

import dev.gatehouse.event.EventId;
import dev.gatehouse.event.Permission;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// Something only people know: whether some may do what they do in places of one kind. It is asked
/// once for all of them; each part can be answered by itself.
///
/// @param id the same whenever the same kind of thing is asked
/// @param called what to call those who do it
/// @param on the kind of place, as a pattern
/// @param parts at least one; those to be answered apart last, else that with the most events first
public record Question(
        String id, String called, Permission permission, String on, List<Part> parts) {
    /// People and events named.
    public static final int NAMED_MAX = 5;

    public Question {
        parts = List.copyOf(parts);
    }

    /// What an answer is about.
    ///
    /// @param id the same whenever exactly this is asked
    /// @param to whom a yes would mean, as a model names them
    /// @param called what people call them
    /// @param apart whether an answer to all parts leaves it out: something of it was refused or
    ///   unexpected, or done by a leaver, or all of it began in the last days
    /// @param on paths or patterns a yes would mean
    /// @param events undecided events an answer settles
    /// @param holders ids of persons and machines, or accounts, whose events these are
    /// @param people the busiest first, at most [#NAMED_MAX]
    /// @param reasons why nobody drafted it, the weightiest first
    /// @param ask who should know: a team or a person; empty where nobody does
    /// @param examples events, the newest of some habits
    public record Part(
            String id,
            List<String> to,
            String called,
            boolean apart,
            List<String> on,
            long events,
            Set<String> holders,
            List<String> people,
            List<Reason> reasons,
            String ask,
            Instant first,
            Instant last,
            List<EventId> examples) {
        public Part {
            to = List.copyOf(to);
            on = List.copyOf(on);
            holders = Set.copyOf(holders);
            people = List.copyOf(people);
            reasons = List.copyOf(reasons);
            examples = List.copyOf(examples);
        }
    }

    /// In a sentence.
    public String sentence() {
        String what =
                switch (permission) {
                    case NONE -> "do something";
                    case READ -> "read";
                    case SECRET -> "read secrets";
                    case WRITE -> "write";
                    case RUN -> "start runs";
                    case APPROVE -> "approve";
                    case DEPLOY -> "deploy";
                    case ADMIN -> "change settings and rights";
                };
        return "May " + called + " " + what + " in " + on + "?";
    }

    /// Undecided events that answers to all parts settle.
    public long events() {
        return parts.stream().mapToLong(Part::events).sum();
    }

    /// How many persons, machines and accounts of nobody do it.
    public long actors() {
        Set<String> holders = new HashSet<>();
        parts.forEach(part -> holders.addAll(part.holders()));
        return holders.size();
    }

    /// The busiest of the busiest parts.
    public List<String> people() {
        return parts.stream()
                .flatMap(part -> part.people().stream())
                .distinct()
                .limit(NAMED_MAX)
                .toList();
    }

    /// Why nobody drafted it, the weightiest first.
    public List<Reason> reasons() {
        return parts.stream().flatMap(part -> part.reasons().stream()).distinct().sorted().toList();
    }

    /// When it began.
    public Instant first() {
        return of(Part::first, Comparator.reverseOrder());
    }

    /// When it happened last.
    public Instant last() {
        return of(Part::last, Comparator.naturalOrder());
    }

    private Instant of(Function<Part, Instant> when, Comparator<Instant> order) {
        return parts.stream().map(when).max(order).orElseThrow();
    }

    /// How much an answer is worth: what could go wrong, times what it settles.
    long weight() {
        long risk =
                switch (permission) {
                    case NONE, READ, RUN -> 1;
                    case WRITE -> 2;
                    case APPROVE, DEPLOY -> 4;
                    case SECRET, ADMIN -> 8;
                };
        return risk * events();
    }
}
