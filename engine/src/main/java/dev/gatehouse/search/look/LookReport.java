package dev.gatehouse.search.look;

import dev.gatehouse.search.ValueCount;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a look found.
///
/// @param files each file with what it is
/// @param period from the first to the last event; empty when there is no event
/// @param events that were read
/// @param people accounts of people
/// @param machines accounts of machines
/// @param others accounts that could be either, or nobody
/// @param verbs what was done, the commonest first
/// @param resources what it was done to, the commonest first
/// @param refused events the tool refused
/// @param unread what was not understood
/// @param unseen what such files do not show, each a sentence
/// @param things worth a look, the weightiest first; at most [Look#THINGS_MAX]
public record LookReport(
        List<LookedAt> files,
        Optional<Period> period,
        long events,
        Accounts people,
        Accounts machines,
        Accounts others,
        List<ValueCount> verbs,
        List<ValueCount> resources,
        long refused,
        Unread unread,
        List<String> unseen,
        List<Thing> things) {

    /// Whether there is an event that could be read, with or without a meaning.
    public boolean couldRead() {
        return events > unread.unreadable();
    }

    /// One file.
    ///
    /// @param name as it was given
    /// @param title of the tool it is from
    /// @param tool the tool's short name
    /// @param pieces lines or elements in it
    public record LookedAt(String name, String title, String tool, long pieces) {}

    /// From the first to the last event.
    public record Period(Instant first, Instant last) {}

    /// Accounts of one sort.
    ///
    /// @param count how many different ones
    /// @param busiest by events, at most [Look#BUSIEST_MAX]
    public record Accounts(long count, List<ValueCount> busiest) {}

    /// What was not understood.
    ///
    /// @param unmapped events of actions no mapping lists, with the commonest of those actions
    /// @param unreadable pieces that could not be read
    /// @param ignored lines that are no audit events, with the reasons
    public record Unread(
            long unmapped,
            List<ValueCount> unmappedActions,
            long unreadable,
            long ignored,
            List<ValueCount> ignoredWhy) {}
}
