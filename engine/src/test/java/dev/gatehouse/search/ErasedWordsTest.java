package dev.gatehouse.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.event.Event;
import dev.gatehouse.event.EventId;
import dev.gatehouse.event.SourceName;
import dev.gatehouse.people.Who;
import dev.gatehouse.record.FoldedEvent;
import dev.gatehouse.record.Sameness;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an erasure leaves of an event in the files of the index: nothing.
class ErasedWordsTest {
    @TempDir Path folder;

    private EventIndex open() {
        return EventIndex.open(
                new EventIndexSettings(
                        folder,
                        "a",
                        _ -> Who.NOBODY,
                        () -> {
                            throw new IllegalStateException("events are handed over as they are");
                        },
                        InstantSource.system()));
    }

    private static FoldedEvent first(Event event) {
        return new FoldedEvent(event, Sameness.First.FIRST, false);
    }

    @Test
    void theWordsOfAnErasedEventAreOnNoDisk() throws IOException {
        RandomEvents events = new RandomEvents(new Random(29));
        Event event = events.at(new EventId(0, 0));
        SourceName canary = new SourceName("github", "canary-7f3a");
        Event marked =
                new Event(
                        event.id(),
                        canary,
                        event.receipt(),
                        event.time(),
                        event.deed(),
                        event.actor(),
                        event.onBehalfOf(),
                        event.via(),
                        event.origin(),
                        event.resource(),
                        event.change(),
                        event.context(),
                        event.detail(),
                        "canary 7f3a");
        try (EventIndex index = open()) {
            List<FoldedEvent> batch = new ArrayList<>(List.of(first(marked)));
            for (int position = 1; position < 20; position++) {
                batch.add(first(events.at(new EventId(position, 0))));
            }
            index.take(new IndexGeneration.Batch(batch, Set.of(), 20), _ -> List.of());
        }
        assertThat(isOnDisk("7f3a")).isTrue();
        try (EventIndex index = open()) {
            index.take(new IndexGeneration.Batch(List.of(), Set.of(0L), 21), _ -> List.of());
        }
        assertThat(isOnDisk("7f3a")).isFalse();
    }

    private boolean isOnDisk(String words) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] bytes = Files.readAllBytes(file);
                if (new String(bytes, StandardCharsets.ISO_8859_1).contains(words)) {
                    return true;
                }
            }
            return false;
        }
    }
}
