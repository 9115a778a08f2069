package dev.gatehouse.server.web;

import dev.gatehouse.event.SourceName;
import java.util.Set;

/// Who asks, and what they may do.
///
/// @param way how we know
/// @param id `user:<id>`, `token:<id>` or `local:<uid>`: what records name them by
/// @param name for people
/// @param role for people; empty for tokens and local callers
/// @param capabilities what they may do
/// @param scope which sources they may know of
/// @param session the session's public number, which is not its secret; empty without one
/// @param csrf what a write of a session must carry; empty without a session
public record Caller(
        Way way,
        String id,
        String name,
        String role,
        Set<Capability> capabilities,
        Scope scope,
        String session,
        String csrf) {
    public Caller {
        capabilities = Set.copyOf(capabilities);
    }

    /// How a caller is known.
    public enum Way {
        /// A browser's cookie.
        SESSION,
        /// An API token in the `Authorization` header.
        TOKEN,
        /// The Unix socket of this machine.
        LOCAL
    }

    /// Whether they hold it.
    public boolean may(Capability capability) {
        return capabilities.contains(capability);
    }

    /// Refuses what would touch a source they may not know of.
    ///
    /// @throws ProblemException 403, whether there is such a source or not
    public void mustReach(SourceName source) {
        if (!scope.holds(source)) {
            throw ProblemException.of(403, "Your scope does not reach this source.");
        }
    }
}
