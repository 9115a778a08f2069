package dev.gatehouse.server.engine;

import dev.gatehouse.people.Who;
import dev.gatehouse.record.EventFeed;
import dev.gatehouse.record.FeedObserver;
import dev.gatehouse.record.Identity;
import dev.gatehouse.record.Recorder;
import dev.gatehouse.record.Sources;
import dev.gatehouse.search.EventIndex;
import dev.gatehouse.search.EventIndexSettings;
import dev.gatehouse.search.Mappings;
import dev.gatehouse.search.MarkSource;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongFunction;

/// Where feeds of events come from.
record Feeding(
        Recorder recorder,
        Sources sources,
        Identity identity,
        InstantSource clock,
        StartTimes started) {
    static Feeding over(
            Recorder recorder, Sources sources, InstantSource clock, StartTimes started) {
        Identity identity = started.of("sameness", () -> Identity.open(recorder));
        return new Feeding(recorder, sources, identity, clock, started);
    }

    EventFeed feed(Optional<FeedObserver> observer) {
        return new EventFeed(recorder, sources, identity, observer);
    }

    // Only the feed of the index that serves tells what it understood; one that is being built
    // beside it reads the same pieces again.
    EventIndex index(
            EngineRooms.Reach reach,
            LongFunction<Who> who,
            FeedObserver observer,
            List<MarkSource> marks) {
        AtomicBoolean first = new AtomicBoolean(true);
        EventIndexSettings settings =
                new EventIndexSettings(
                        recorder.data().views().resolve("events"),
                        Mappings.digest(reach.toolFolders()),
                        who,
                        () ->
                                feed(
                                        first.getAndSet(false)
                                                ? Optional.of(observer)
                                                : Optional.empty()),
                        marks,
                        clock);
        return started.of("index", () -> EventIndex.open(settings));
    }
}
