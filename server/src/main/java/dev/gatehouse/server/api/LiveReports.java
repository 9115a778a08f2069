package dev.gatehouse.server.api;

import dev.gatehouse.inventory.HeldSnapshot;
import dev.gatehouse.inventory.Inventory;
import dev.gatehouse.inventory.live.LiveReaders;
import dev.gatehouse.inventory.live.LiveStatus;
import dev.gatehouse.server.api.SourcesApi.Backfill;
import dev.gatehouse.server.api.SourcesApi.ChannelAnswer;
import dev.gatehouse.server.api.SourcesApi.RateLimit;
import dev.gatehouse.server.api.SourcesApi.Reading;
import dev.gatehouse.server.connect.LiveReading;
import dev.gatehouse.source.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Tells how the asking of a source for what its tool allows is doing.
public final class LiveReports {
    private final LiveReaders readers;
    private final Inventory inventory;

    public LiveReports(LiveReaders readers, Inventory inventory) {
        this.readers = readers;
        this.inventory = inventory;
    }

    /// The channel of a source that is asked; nothing for the others.
    Optional<ChannelAnswer> of(Source source) {
        return readers.status().stream()
                .filter(status -> status.asked().source().number() == source.number())
                .findFirst()
                .map(status -> channel(source, status));
    }

    private ChannelAnswer channel(Source source, LiveStatus status) {
        List<String> errors = new ArrayList<>();
        if (!status.error().isEmpty()) {
            errors.add(status.error());
        }
        inventory.held().stream()
                .filter(held -> held.source() == source.number())
                .map(LiveReports::words)
                .forEach(errors::add);
        String limit = status.requests().limit();
        String remaining = status.requests().remaining();
        boolean running = status.open() > 0;
        return new ChannelAnswer(
                LiveReading.CHANNEL,
                "pull",
                Optional.empty(),
                status.last(),
                0,
                0,
                errors,
                limit.isEmpty() || remaining.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new RateLimit(limit, remaining, status.waitsUntil())),
                running
                        ? Optional.of(
                                new Backfill(status.answered(), status.answered() + status.open()))
                        : Optional.empty(),
                Optional.of(new Reading(status.last(), status.waitsUntil(), status.incomplete())));
    }

    private static String words(HeldSnapshot held) {
        return "the reading of "
                + held.taken()
                + " has far less than the one before and is held: gatehouse inventory believe";
    }
}
