package dev.gatehouse.access.draft;

import dev.gatehouse.event.EventId;
import dev.gatehouse.event.Permission;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// Something only people know: whether somebody may do what they do.
///
/// @param id the same whenever the same is asked
/// @param to whom a yes would mean, as a model names them
/// @param called what people call them
/// @param on a pattern a yes would mean
/// @param events undecided events an answer settles
/// @param holders ids of persons and machines, or accounts, whose events these are
/// @param people the busiest first, at most [#NAMED_MAX]
/// @param reasons why nobody drafted it, the weightiest first
/// @param ask who should know: a team or a person; empty where nobody does
/// @param examples events, the newest of some habits
public record Question(
        String id,
        String to,
        String called,
        Permission permission,
        String on,
        long events,
        Set<String> holders,
        List<String> people,
        List<Reason> reasons,
        String ask,
        Instant first,
        Instant last,
        List<EventId> examples) {
    /// People and events named.
    public static final int NAMED_MAX = 5;

    public Question {
        holders = Set.copyOf(holders);
        people = List.copyOf(people);
        reasons = List.copyOf(reasons);
        examples = List.copyOf(examples);
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

    /// How much an answer is worth: what could go wrong, times what it settles.
    long weight() {
        long risk =
                switch (permission) {
                    case NONE, READ, RUN -> 1;
                    case WRITE -> 2;
                    case APPROVE, DEPLOY -> 4;
                    case SECRET, ADMIN -> 8;
                };
        return risk * events;
    }
}
