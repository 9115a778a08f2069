package dev.gatehouse.retention;

import dev.gatehouse.search.EventIndex;
import dev.gatehouse.search.Page;
import dev.gatehouse.search.SearchRequest;
import dev.gatehouse.search.query.Query;
import dev.gatehouse.search.query.QueryParser;
import dev.gatehouse.search.query.QueryScope;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Which records holds keep, at one moment. Says too much rather than too little: where it cannot
/// tell, it refuses to answer, and nothing is destroyed.
public final class HeldRecords {
    /// Records that holds by query may keep; a hold of a source has no limit.
    public static final int RECORDS_MAX = 1_000_000;

    private final Set<Integer> sources = new HashSet<>();
    private final Set<Long> positions = new HashSet<>();
    private final List<Hold> holds;

    private HeldRecords(List<Hold> holds) {
        this.holds = holds;
    }

    /// What the holds that stand keep of the records before a position.
    ///
    /// @throws RetentionRefused when the index has not seen them all, or there are too many
    public static HeldRecords of(Retention retention, EventIndex index, long before) {
        HeldRecords held =
                new HeldRecords(retention.holds().stream().filter(Hold::stands).toList());
        for (Hold hold : held.holds) {
            if (hold.source() != 0) {
                held.sources.add(hold.source());
            } else {
                held.find(index, hold, before);
            }
        }
        return held;
    }

    private void find(EventIndex index, Hold hold, long before) {
        Query query = QueryParser.parse(hold.query(), QueryScope.utc(hold.placed()));
        SearchRequest request = SearchRequest.first(query, SearchRequest.LIMIT_EVENTS_MAX);
        Page page = index.page(request);
        if (page.asOf() + 1 < before) {
            throw new RetentionRefused(
                    "the index has seen "
                            + (page.asOf() + 1)
                            + " of "
                            + before
                            + " records, so nobody knows yet what holds keep");
        }
        while (true) {
            page.events().forEach(event -> positions.add(event.id().position()));
            if (positions.size() > RECORDS_MAX) {
                throw new RetentionRefused(
                        "holds by query keep more than "
                                + RECORDS_MAX
                                + " records; hold their sources");
            }
            if (page.next().isEmpty()) {
                return;
            }
            request = request.next(page.next().get());
            page = index.page(request);
        }
    }

    /// Whether a record of that source is kept.
    public boolean keeps(int source, long position) {
        return sources.contains(source) || positions.contains(position);
    }
}
