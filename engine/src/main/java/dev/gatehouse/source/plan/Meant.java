package dev.gatehouse.source.plan;

import dev.gatehouse.event.Account;
import dev.gatehouse.event.Change;
import dev.gatehouse.event.Context;
import dev.gatehouse.event.Credential;
import dev.gatehouse.event.Event;
import dev.gatehouse.event.EventTime;
import dev.gatehouse.event.Meaning;
import dev.gatehouse.event.Origin;
import dev.gatehouse.event.Resource;
import dev.gatehouse.event.Text;
import java.util.List;
import java.util.SortedMap;

/// What a piece says by its plan, before it gets its place in the journal.
public sealed interface Meant {

    /// What happened; at least one.
    ///
    /// @param joinKey what pieces that belong together share; empty for none
    /// @param completes whether this one completes an earlier one with that key
    record Happened(List<Said> said, String joinKey, boolean completes) implements Meant {
        public Happened {
            said = List.copyOf(said);
        }
    }

    /// It is no access to anything, and why.
    ///
    /// @param isAudit whether it is a line of an audit or access log all the same, and not of some
    ///   other log beside it
    record Ignored(String reason, boolean isAudit) implements Meant {}

    /// It cannot be read, and why.
    ///
    /// @param text as much of it as can be shown, redacted
    record Unreadable(String reason, String text) implements Meant {}

    /// One event of a piece; the parts are those of [Event].
    ///
    /// @param channel the channel of the shape it was told by
    /// @param group the action's group for `keep:`; empty for none
    record Said(
            String channel,
            String group,
            Meaning meaning,
            Text naturalId,
            EventTime time,
            Event.Deed deed,
            Account actor,
            List<Account> onBehalfOf,
            Credential via,
            Origin origin,
            Resource resource,
            List<Change> change,
            Context context,
            SortedMap<String, String> detail,
            String text) {}
}
