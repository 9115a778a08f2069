package dev.gatehouse.bench;

import dev.gatehouse.event.Event;
import dev.gatehouse.event.Meaning;
import dev.gatehouse.secret.InstallationKey;
import dev.gatehouse.source.Reading;
import dev.gatehouse.source.Tools;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;

/// Reads payloads with the tools' mappings ahead of any measurement, and keeps what the peer is
/// sent: it is given events already read, and never waits for the reading.
final class PeerBulk {
    private static final int BUFFER_BYTES = 1 << 20;
    private static final int CHUNK_LINES = 5_000;

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
    /// answer to a request) makes no document of its own.
    void write(List<Payloads> payloads, Path bulk) throws IOException {
        try (OutputStream out =
                new BufferedOutputStream(Files.newOutputStream(bulk), BUFFER_BYTES)) {
            for (Payloads one : payloads) {
                PayloadReader reader = PayloadReader.of(one, tools, key);
                try (LineFile lines = new LineFile(one.file())) {
                    List<byte[]> chunk = PayloadReader.lines(lines, CHUNK_LINES);
                    while (!chunk.isEmpty()) {
                        for (byte[] line : chunk) {
                            write(reader.read(line, position++), line, out);
                        }
                        chunk = PayloadReader.lines(lines, CHUNK_LINES);
                    }
                }
            }
        }
    }

    private void write(Reading reading, byte[] line, OutputStream out) throws IOException {
        pieces++;
        switch (reading) {
            case Reading.Events(List<Event> events) -> {
                for (Event event : events) {
                    documents++;
                    notMapped += event.receipt().meaning() == Meaning.MAPPED ? 0 : 1;
                    needles.see(event);
                    out.write(PeerDocuments.bulk(event, line));
                }
            }
            case Reading.Completes _, Reading.Ignored _ -> {}
        }
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
