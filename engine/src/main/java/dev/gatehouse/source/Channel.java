package dev.gatehouse.source;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One way in which a tool tells what happened, as its source.yaml declares it.
///
/// @param name its name within the tool
/// @param title what people call it
/// @param role whether its events count as used
/// @param ways how it can reach us
/// @param framing how a delivery is cut into pieces
/// @param schemes how a pushed delivery can prove where it is from; the first that is configured
///   and present decides
/// @param transportIdHeader the header with the delivery's own id; empty when there is none
/// @param keptHeaders headers that are kept with a delivery, names in small letters
/// @param observes what its events show
/// @param equivalent channels that share its natural ids
/// @param paging how it is polled, where it can be
/// @param logs what published detection rules call it, besides the tool's and its own name
public record Channel(
        String name,
        String title,
        Role role,
        Set<Way> ways,
        Framing framing,
        List<Scheme> schemes,
        String transportIdHeader,
        List<String> keptHeaders,
        Observes observes,
        Set<String> equivalent,
        Optional<Paging> paging,
        List<RuleLog> logs) {

    /// What the events of a channel are good for.
    public enum Role {
        /// The tool's own record of what was done.
        AUDIT,
        /// Tells early or beside; not counted while an audit channel is healthy.
        HINT,
        /// A log that was not written for auditing.
        LOG
    }

    /// How deliveries reach us.
    public enum Way {
        PUSH,
        /// In the shape of Splunk's HTTP Event Collector, found by its token alone.
        EVENT_COLLECTOR,
        POLL,
        FILE,
        SYSLOG,
        IMPORT
    }

    /// The first scheme; a channel without any takes what comes.
    public Scheme scheme() {
        return schemes.isEmpty() ? Scheme.None.NONE : schemes.getFirst();
    }
}
