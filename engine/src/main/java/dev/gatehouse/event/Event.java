package dev.gatehouse.event;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// One thing that somebody or something did, in the words all tools share. Immutable; nothing in it
/// is null: what a tool did not send says so.
///
/// @param id its name for ever
/// @param source the connection it came through
/// @param receipt how it came in: channel, trust, natural id
/// @param time when
/// @param deed what was done: the tool's action, verb, permission, outcome
/// @param actor the account that acted
/// @param onBehalfOf the account it acted for; none or one
/// @param via the credential it used
/// @param origin from where
/// @param resource on what
/// @param change what changed from what to what, where the tool says it
/// @param context the run, commit, change request, environment and ticket it was part of
/// @param detail further fields of the tool that the mapping names, by their name there
/// @param text words of the piece that no field above holds, for free-text search; redacted
public record Event(
        EventId id,
        SourceName source,
        Receipt receipt,
        EventTime time,
        Deed deed,
        Account actor,
        List<Account> onBehalfOf,
        Credential via,
        Origin origin,
        Resource resource,
        List<Change> change,
        Context context,
        SortedMap<String, String> detail,
        String text) {
    public Event {
        onBehalfOf = List.copyOf(onBehalfOf);
        change = List.copyOf(change);
        detail = Collections.unmodifiableSortedMap(new TreeMap<>(detail));
    }

    /// The identity of the account that acted, `tool/instance/kind/id`.
    public String account() {
        return account(actor);
    }

    /// The identity of an account of the same instance, `tool/instance/kind/id`.
    public String account(Account some) {
        String path = resource.path().text();
        int tool = path.indexOf('/');
        int instance = path.indexOf('/', tool + 1);
        String where = instance < 0 ? path : path.substring(0, instance);
        return where + "/" + some.kind().word() + "/" + some.id();
    }

    /// How it came in.
    ///
    /// @param channel the channel of source.yaml
    /// @param trust how its delivery was authenticated
    /// @param naturalId the tool's own id of the event, where sent
    /// @param meaning how well it was understood
    public record Receipt(String channel, Trust trust, Text naturalId, Meaning meaning) {}

    /// What was done.
    ///
    /// @param action the tool's own name
    /// @param verb one of the shared words
    /// @param permission what it exercised
    /// @param outcome what the tool said happened
    /// @param count how many like it this one stands for; 1 unless its source keeps counts only
    public record Deed(
            String action, Verb verb, Permission permission, Outcome outcome, long count) {}
}
