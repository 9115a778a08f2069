package dev.gatehouse.completeness;

import dev.gatehouse.event.SourceName;
import dev.gatehouse.event.Text;
import dev.gatehouse.event.Trust;
import dev.gatehouse.journal.Disk;
import dev.gatehouse.journal.Stored;
import dev.gatehouse.record.Delivery;
import dev.gatehouse.record.EventFeed;
import dev.gatehouse.record.Frame;
import dev.gatehouse.record.Identity;
import dev.gatehouse.record.Lamp;
import dev.gatehouse.record.Recorder;
import dev.gatehouse.record.RecorderSettings;
import dev.gatehouse.record.Sources;
import dev.gatehouse.record.Way;
import dev.gatehouse.source.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// A journal with one source, a lamp in the hall, and the count of what it sent. Time is what a
/// test says it is.
final class Hall implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

    final Recorder recorder;
    final Sources sources;
    final Source lamp;
    final Identity identity;
    Completeness completeness;
    Instant now = NOW;

    Hall(Path directory) {
        // A record is never older than the one before it: the journal must not begin today.
        recorder =
                Recorder.open(
                        new RecorderSettings(
                                directory.resolve("data"),
                                "0.1.0",
                                Disk.local(),
                                () -> NOW,
                                new SecureRandom()));
        sources = new Sources(recorder, Lamp.tools(directory), new SecureRandom());
        identity = Identity.open(recorder);
        lamp = sources.add(Sources.Connection.of(SourceName.parse("lamp:hall")), "local:0");
        completeness = opened();
    }

    InstantSource clock() {
        return () -> now;
    }

    private Completeness opened() {
        return Completeness.open(recorder, sources, clock());
    }

    void restart() throws IOException {
        completeness.close();
        completeness = opened();
    }

    @Override
    public void close() throws IOException {
        completeness.close();
        identity.close();
        recorder.close();
    }

    void deliver(Way way, Instant received, String line) {
        deliverTo("audit", way, received, line);
    }

    void deliverTo(String channel, Way way, Instant received, String line) {
        byte[] body = line.getBytes(StandardCharsets.UTF_8);
        recorder.receive(
                new Delivery(
                        lamp.number(),
                        channel,
                        way,
                        received,
                        new TreeMap<>(),
                        "",
                        Trust.SIGNED,
                        Text.of(received.toString()),
                        body,
                        List.of(new Frame.Slice(0, body.length)),
                        false));
    }

    void follow() throws IOException {
        List<Stored> records = recorder.journal().read(completeness.cursor(), 10_000);
        if (!records.isEmpty()) {
            completeness.fold(records);
        }
        new EventFeed(recorder, sources, identity, Optional.of(completeness))
                .read(recorder.journal().read(0, 10_000));
    }

    void speakEveryHour(int days) {
        for (int hour = 0; hour < 24 * days; hour++) {
            Instant at = NOW.plus(Duration.ofHours(hour));
            deliver(Way.PUSH, at, line("u" + hour, at.minusSeconds(1)));
        }
    }

    static String line(String id, Instant at) {
        return Lamp.line(id, "ada", "lamp.dim").replace("2026-11-22T08:59:00Z", at.toString());
    }

    String sentence() {
        return completeness.sight(List.of(), Instant.MIN, Instant.MAX).sentence();
    }
}
