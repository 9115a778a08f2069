package dev.gatehouse.notify;

import dev.gatehouse.record.FindingRecord.Raised;
import java.util.ArrayList;
import java.util.List;

/// A record somebody may be told of.
///
/// @param position where it stands in the journal
/// @param raised what it says is worth a look, at least one thing; all of one rule
public record About(long position, List<Raised> raised) {
    /// Things kept of one record; whoever is told hears of these alone.
    static final int THINGS_MAX = 1_000;

    public About {
        raised = List.copyOf(raised);
    }

    static About of(long position, Raised raised) {
        return new About(position, List.of(raised));
    }

    About and(Raised more) {
        List<Raised> all = new ArrayList<>(raised);
        if (all.size() < THINGS_MAX) {
            all.add(more);
        }
        return new About(position, all);
    }

    /// The rule that all of it is of.
    public String rule() {
        return raised.getFirst().rule();
    }

    /// That of the worst of it.
    public Severity severity() {
        return raised.stream()
                .map(About::severity)
                .reduce(Severity.INFORMATIONAL, (one, other) -> one.isAtLeast(other) ? one : other);
    }

    static Severity severity(Raised raised) {
        return Severity.of(raised.severity()).orElse(Severity.MEDIUM);
    }
}
