package dev.gatehouse.bench;

import dev.gatehouse.event.Event;
import dev.gatehouse.event.Meaning;
import dev.gatehouse.event.SourceName;
import dev.gatehouse.event.Trust;
import dev.gatehouse.secret.InstallationKey;
import dev.gatehouse.secret.Redactor;
import dev.gatehouse.source.Channel;
import dev.gatehouse.source.Piece;
import dev.gatehouse.source.Reader;
import dev.gatehouse.source.Reading;
import dev.gatehouse.source.Source;
import dev.gatehouse.source.Tool;
import dev.gatehouse.source.Tools;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Reads payloads with the tools' mappings ahead of any measurement, and keeps what the peer is
/// sent: it is given events already read, and never waits for the reading.
final class PeerBulk {
    private static final int BUFFER_BYTES = 1 << 20;
    private static final int CHUNK_LINES = 5_000;
    private static final int TIMED_LINES = 50_000;
    private static final int TIMED_ROUNDS = 3;

    private final Tools tools;
    private final InstallationKey key = InstallationKey.fresh(new SecureRandom());
    private final InstantSource clock = InstantSource.system();
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
                Input input = input(one);
                try (LineFile lines = new LineFile(one.file())) {
                    List<byte[]> chunk = split(lines.next(CHUNK_LINES));
                    while (!chunk.isEmpty()) {
                        for (byte[] line : chunk) {
                            write(input.read(line, position++), line, out);
                        }
                        chunk = split(lines.next(CHUNK_LINES));
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

    /// Pieces a second that one core reads, of one tool.
    double mapRate(Payloads payloads) throws IOException {
        List<byte[]> lines;
        try (LineFile file = new LineFile(payloads.file())) {
            lines = split(file.next(TIMED_LINES));
        }
        Input input = input(payloads);
        double best = 0;
        for (int round = 0; round < TIMED_ROUNDS; round++) {
            long start = System.nanoTime();
            for (byte[] line : lines) {
                input.read(line, position);
            }
            best = Math.max(best, lines.size() / ((System.nanoTime() - start) / 1e9));
        }
        return best;
    }

    /// A source's reader and the channel its lines come by.
    private record Input(Reader reader, String channel, InstantSource clock) {
        Reading read(byte[] line, long position) {
            return reader.read(
                    new Piece(position, channel, clock.instant(), Trust.SECRET, false, line));
        }
    }

    private Input input(Payloads payloads) {
        SourceName name = SourceName.parse(payloads.source());
        Tool tool = tools.tool(name.tool());
        Source source = new Source(1, name, name.name(), tool);
        Channel channel =
                tool.channels().stream()
                        .filter(one -> one.role() == Channel.Role.AUDIT)
                        .findFirst()
                        .orElse(tool.channels().getFirst());
        return new Input(Reader.of(source, new Redactor(key), key), channel.name(), clock);
    }

    private static List<byte[]> split(byte[] lines) {
        List<byte[]> all = new ArrayList<>();
        int from = 0;
        for (int at = 0; at < lines.length; at++) {
            if (lines[at] == '\n') {
                all.add(Arrays.copyOfRange(lines, from, at));
                from = at + 1;
            }
        }
        return all;
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
