package dev.gatehouse.search;

import dev.gatehouse.journal.Stored;
import dev.gatehouse.record.EventFeed;
import dev.gatehouse.record.Fold;
import java.io.IOException;
import java.util.List;

/// Builds the generation that present mappings make, beside the one that serves, from position 0.
/// Once it has caught up it takes over, and then wants nothing more.
final class Rebuild implements Fold {
    private final EventIndex index;
    private final IndexGeneration building;
    private final EventFeed feed;
    private volatile boolean done;

    Rebuild(EventIndex index, IndexGeneration building, EventFeed feed) {
        this.index = index;
        this.building = building;
        this.feed = feed;
    }

    @Override
    public String name() {
        return "search-rebuild";
    }

    @Override
    public long cursor() {
        return done ? Long.MAX_VALUE : building.cursor();
    }

    @Override
    public void fold(List<Stored> records) throws IOException {
        if (done) {
            return;
        }
        building.take(
                new ReadBatches(feed, records),
                position -> feed.read(feed.records(position, 1)),
                _ -> {});
        if (building.uncommitted() >= Upkeep.COMMIT_RECORDS_MAX) {
            building.commit();
        }
        done = index.takeOver(building);
    }
}
