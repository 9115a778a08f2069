package dev.gatehouse.server.engine;

import dev.gatehouse.access.compare.Inputs;
import dev.gatehouse.access.compare.Watched;
import dev.gatehouse.completeness.Completeness;
import dev.gatehouse.completeness.SourceSight;
import dev.gatehouse.event.Permission;
import dev.gatehouse.event.SourceName;
import dev.gatehouse.record.Sources;
import dev.gatehouse.source.Observes.Seen;
import dev.gatehouse.source.Source;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Says how far back use would have been seen: where one source of an instance was complete all the
/// time and, for what only a read shows, tells of every read.
public final class WatchedSources implements Watched {
    private static final String READS = "reads";

    private final Sources sources;
    private final Completeness completeness;
    private final InstantSource clock;

    public WatchedSources(Sources sources, Completeness completeness, InstantSource clock) {
        this.sources = sources;
        this.completeness = completeness;
        this.clock = clock;
    }

    @Override
    public Optional<String> unseen(String place, Permission permission, Instant from) {
        List<SourceName> names =
                sources.all().stream()
                        .filter(one -> (one.name().tool() + "/" + one.instance()).equals(place))
                        .map(Source::name)
                        .toList();
        List<String> why = new ArrayList<>();
        for (SourceSight one : completeness.sight(names, from, clock.instant()).sources()) {
            boolean reads = permission == Permission.READ || permission == Permission.SECRET;
            if (!one.complete()) {
                why.add(
                        one.source()
                                + " was not complete for "
                                + Inputs.UNUSED_DAYS.toDays()
                                + " days");
            } else if (reads && one.sees().get(READS) != Seen.YES) {
                why.add(one.source() + " does not tell of every read");
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(
                (why.isEmpty()
                                ? "No source tells what is done at " + place
                                : String.join("; ", why))
                        + ".");
    }
}
