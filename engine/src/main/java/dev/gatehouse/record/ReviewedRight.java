package dev.gatehouse.record;

import java.time.Instant;
import java.util.List;

/// One line of a review: somebody holds something, with all that was known of it when the review
/// was opened. What it says is never looked up again; only names are, by their ids. A time of 1970
/// was not known.
///
/// @param reviewers ids of persons who are to decide; where there are none, the fallback is to
public record ReviewedRight(
        Whose whose,
        What what,
        Origin origin,
        Use use,
        Beside beside,
        Advice advice,
        List<String> reviewers) {
    public ReviewedRight {
        reviewers = List.copyOf(reviewers);
    }

    /// Who holds it.
    ///
    /// @param account as events name it, or a group; empty for a credential that is nobody's
    /// @param subject the id of the person or machine; empty where nobody knows
    /// @param standing `person`, `left`, `machine`, `nobody` or `group`
    public record Whose(String account, String subject, String standing) {}

    /// What they hold.
    ///
    /// @param credential the fingerprint of a token, key or hook; empty for a right
    /// @param through how they come by it, outermost first
    /// @param named the tool's own word for it
    public record What(
            String credential,
            List<String> permissions,
            String resource,
            List<String> through,
            String named) {
        public What {
            permissions = List.copyOf(permissions);
            through = List.copyOf(through);
        }
    }

    /// How they came by it.
    ///
    /// @param cause the id of the event that gave it, `first-sight`, `unexplained`, or empty where
    ///   nothing tells
    public record Origin(Instant given, String cause) {}

    /// What they did with it in ninety days.
    ///
    /// @param last when they last did anything with it
    /// @param unseen why not every use of it would be known; empty where it would
    public record Use(long events, Instant last, String unseen) {}

    /// What it is to be seen beside.
    ///
    /// @param expected `never`, `governed`, `decided`, `none`, or `no-model`
    /// @param line of the model that has to do with it, as `file:line`; empty where none has
    /// @param criticality of the resource; empty where the model does not say
    /// @param conflicts lines of the model whose duties are to be apart and are not
    /// @param peers how many others of the same team hold the same
    /// @param team how many others are in that team
    /// @param since what it is since the last review: `first`, `same`, `gained`, `otherwise` or
    ///   `still-there`
    /// @param high whether keeping it needs a reason
    public record Beside(
            String expected,
            String line,
            String criticality,
            List<String> conflicts,
            int peers,
            int team,
            String since,
            boolean high) {
        public Beside {
            conflicts = List.copyOf(conflicts);
        }
    }

    /// What to do with it.
    ///
    /// @param decision `keep`, `reduce`, `revoke` or `ask`
    /// @param keep the permissions that would be left of it
    /// @param because a word for the reason
    public record Advice(String decision, List<String> keep, String because) {
        public Advice {
            keep = List.copyOf(keep);
        }
    }
}
