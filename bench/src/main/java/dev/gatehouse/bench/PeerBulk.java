package dev.gatehouse.bench;

import dev.gatehouse.event.Event;
import dev.gatehouse.event.Meaning;
import dev.gatehouse.search.Completion;
import dev.gatehouse.secret.InstallationKey;
import dev.gatehouse.source.Reading;
import dev.gatehouse.source.Tools;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Reads payloads with the tools' mappings ahead of any measurement, and keeps what the peer is
/// sent: it is given events already read, and never waits for the reading.
final class PeerBulk {
    private static final int BUFFER_BYTES = 1 << 20;
    private static final int CHUNK_LINES = 5_000;
    private static final int WAITING_EVENTS_MAX = 20_000;

    private final Tools tools;
    private final InstallationKey key = InstallationKey.fresh(new SecureRandom());
    private final Needles needles = new Needles();
    private long position;
    private long documents;
    private long pieces;
    private long notMapped;

    PeerBulk(BenchSettings settings) {
        this.tools = Tools.load(settings.tools());
    }

    /// Writes the bulk lines of all payloads. A line that completes an earlier event (Vault's
    /// answer to a request) makes no document of its own: the event waits for it a while and is
    /// written as both lines tell it, as Gatehouse keeps it.
    void write(List<Payloads> payloads, Path bulk) throws IOException {
        try (OutputStream out =
                new BufferedOutputStream(Files.newOutputStream(bulk), BUFFER_BYTES)) {
            for (Payloads one : payloads) {
                PayloadReader reader = PayloadReader.of(one, tools, key);
                SequencedMap<String, Told> waiting = new LinkedHashMap<>();
                try (LineFile lines = new LineFile(one.file())) {
                    List<byte[]> chunk = PayloadReader.lines(lines, CHUNK_LINES);
                    while (!chunk.isEmpty()) {
                        for (byte[] line : chunk) {
                            hold(reader.read(line, position++), line, waiting);
                        }
                        while (waiting.size() > WAITING_EVENTS_MAX) {
                            write(waiting.pollFirstEntry().getValue(), out);
                        }
                        chunk = PayloadReader.lines(lines, CHUNK_LINES);
                    }
                }
                for (Told told : waiting.values()) {
                    write(told, out);
                }
            }
        }
    }

    /// An event and the line it came in.
    private record Told(Event event, byte[] line) {}

    private void hold(Reading reading, byte[] line, SequencedMap<String, Told> waiting) {
        pieces++;
        switch (reading) {
            case Reading.Events(List<Event> events) ->
                    events.forEach(
                            event -> waiting.put(name(event, waiting), new Told(event, line)));
            case Reading.Completes(String joinKey, List<Event> events) ->
                    waiting.computeIfPresent(
                            joinKey,
                            (_, told) ->
                                    new Told(
                                            Completion.of(told.event(), events.getFirst()),
                                            told.line()));
            case Reading.Ignored _ -> {}
        }
    }

    // A line completes the first event that has the id its tool gave it.
    private static String name(Event event, SequencedMap<String, Told> waiting) {
        String natural = event.receipt().naturalId().orEmpty();
        return natural.isEmpty() || waiting.containsKey(natural) ? event.id().toString() : natural;
    }

    private void write(Told told, OutputStream out) throws IOException {
        documents++;
        notMapped += told.event().receipt().meaning() == Meaning.MAPPED ? 0 : 1;
        needles.see(told.event());
        out.write(PeerDocuments.bulk(told.event(), told.line()));
    }

    /// Documents written, one for each event.
    long documents() {
        return documents;
    }

    /// Pieces read.
    long pieces() {
        return pieces;
    }

    /// Events whose action no mapping lists.
    long notMapped() {
        return notMapped;
    }

    /// What to look for in them.
    List<Needles.Needle> needles() {
        return needles.all();
    }
}
