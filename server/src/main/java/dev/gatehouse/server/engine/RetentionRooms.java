package dev.gatehouse.server.engine;

import dev.gatehouse.retention.Cuts;
import dev.gatehouse.retention.HeldRecords;
import dev.gatehouse.retention.Keeping;
import dev.gatehouse.retention.Retention;
import dev.gatehouse.search.EventIndex;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;

/// Retention and holds, running. Closed before the rooms they follow.
public record RetentionRooms(Retention retention, Keeping keeping, Cuts cuts, EventIndex index)
        implements AutoCloseable {
    /// Starts it.
    public static RetentionRooms open(EngineRooms rooms, InstantSource clock) {
        Retention retention = Retention.open(rooms.recorder(), clock);
        rooms.followers().follow(retention);
        return new RetentionRooms(
                retention,
                new Keeping(rooms.recorder(), retention, clock),
                Cuts.start(rooms.recorder(), retention, rooms.index(), clock),
                rooms.index());
    }

    /// What holds keep of the records before a position.
    public HeldRecords held(long before) {
        return HeldRecords.of(retention, index, before);
    }

    @Override
    public void close() {
        cuts.close();
        try {
            retention.close();
        } catch (IOException disk) {
            throw new UncheckedIOException("the view of retention could not be noted", disk);
        }
    }
}
