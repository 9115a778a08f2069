package dev.gatehouse.intake;

import dev.gatehouse.event.Event;
import dev.gatehouse.event.Meaning;
import dev.gatehouse.event.Text;
import dev.gatehouse.event.Trust;
import dev.gatehouse.json.Json;
import dev.gatehouse.json.JsonCut;
import dev.gatehouse.json.JsonProblem;
import dev.gatehouse.json.JsonSpan;
import dev.gatehouse.record.Delivery;
import dev.gatehouse.record.Frame;
import dev.gatehouse.record.ImportRun;
import dev.gatehouse.record.OwnRecord;
import dev.gatehouse.record.Receipt;
import dev.gatehouse.record.Recorder;
import dev.gatehouse.record.Way;
import dev.gatehouse.source.Piece;
import dev.gatehouse.source.Reader;
import dev.gatehouse.source.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Takes a file in. Exactly once: importing it again adds nothing, and lines that are truly there
/// twice are there twice. Every byte of the file is recoverable from its deliveries. Memory is
/// bounded by one stretch of the file.
public final class Import {
    private final Recorder recorder;
    private final InstantSource clock;
    private final Keeping keeping;

    public Import(Recorder recorder, InstantSource clock) {
        this.recorder = recorder;
        this.clock = clock;
        this.keeping = new Keeping(recorder.key());
    }

    /// Reads `file` to its end.
    ///
    /// @param reader of the request's source, for the closing count
    /// @param progress told after each stretch
    /// @return the closing count
    /// @throws ImportProblem when the file is nothing that can be imported
    /// @throws IOException when it cannot be read to its end
    public ImportCount run(
            ImportRequest request, InputStream file, Reader reader, Consumer<ImportCount> progress)
            throws IOException {
        ImportCount count = ImportCount.NOTHING;
        try (ImportedFile imported = new ImportedFile(file);
                ImportRun run = recorder.startImport()) {
            for (Optional<ImportedFile.Stretch> next = imported.next();
                    next.isPresent();
                    next = imported.next()) {
                count = stretch(request, next.get(), new Taking(run, reader), count);
                progress.accept(count);
            }
        }
        int number = request.source().number();
        recorder.append(
                number,
                new OwnRecord.Imported(
                        number, "", count.read(), count.fresh(), count.duplicate(), request.by()));
        return count;
    }

    /// What one import uses throughout.
    private record Taking(ImportRun run, Reader reader) {}

    private ImportCount stretch(
            ImportRequest request,
            ImportedFile.Stretch stretch,
            Taking taking,
            ImportCount before) {
        byte[] body = stretch.bytes();
        List<Frame> frames = Framer.cut(body, stretch.framing());
        if (!request.member().isEmpty()) {
            frames = frames.stream().map(frame -> memberOf(body, frame, request.member())).toList();
        }
        Instant received = clock.instant();
        ImportCount count = before;
        List<Frame> dropped = Drop.from(body, frames, request.source().tool().drop());
        List<Frame> kept =
                keeping.choose(
                        new Keeping.Arrival(
                                request.source(),
                                "",
                                received,
                                Trust.SECRET,
                                request.trustTimes(),
                                Map.of()),
                        body,
                        dropped);
        for (Parts.Part part : Parts.of(body, kept)) {
            Receipt receipt = taking.run().receive(delivery(request, part, received));
            count = count.received(receipt);
        }
        for (Frame frame : frames) {
            Piece piece =
                    new Piece(
                            0,
                            "",
                            received,
                            Trust.SECRET,
                            request.trustTimes(),
                            frame.bytesIn(body));
            count = counted(taking.reader().read(piece), count);
        }
        return count;
    }

    private static ImportCount counted(Reading reading, ImportCount before) {
        return switch (reading) {
            case Reading.Ignored _ -> before.alsoIgnored();
            case Reading.Events events -> counted(events.events(), before);
            case Reading.Completes completes -> counted(completes.events(), before);
        };
    }

    private static ImportCount counted(List<Event> events, ImportCount before) {
        ImportCount count = before;
        for (Event event : events) {
            count =
                    switch (event.receipt().meaning()) {
                        case MAPPED -> count;
                        case UNMAPPED -> count.alsoUnmapped();
                        case UNREADABLE -> count.alsoUnreadable();
                    };
            if (event.receipt().meaning() != Meaning.UNREADABLE) {
                count = count.happened(event.time());
            }
        }
        return count;
    }

    private static Frame memberOf(byte[] body, Frame line, String member) {
        Optional<JsonSpan> found =
                JsonCut.valueOf(body, new JsonSpan(line.offset(), line.length()), member);
        if (found.isEmpty()) {
            return line;
        }
        JsonSpan value = found.get();
        if (body[value.offset()] != '"') {
            return new Frame.Slice(value.offset(), value.length());
        }
        try {
            String text = Json.parse(body, value.offset(), value.length()).text();
            return new Frame.Decoded(
                    value.offset(), value.length(), text.getBytes(StandardCharsets.UTF_8));
        } catch (JsonProblem notText) {
            return line;
        }
    }

    private static Delivery delivery(ImportRequest request, Parts.Part part, Instant received) {
        return new Delivery(
                request.source().number(),
                "",
                Way.IMPORT,
                received,
                new TreeMap<>(),
                request.by(),
                Trust.SECRET,
                Text.Absent.NOT_SENT,
                part.body(),
                part.frames(),
                request.trustTimes());
    }
}
