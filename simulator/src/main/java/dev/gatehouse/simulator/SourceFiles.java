package dev.gatehouse.simulator;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// One file per source, in the shape a real channel delivers.
final class SourceFiles implements Closeable {

    private static final int BUFFER_BYTES = 1 << 16;

    private final List<OutputStream> streams = new ArrayList<>();
    private final Map<Tool, PayloadWriter> writers = new EnumMap<>(Tool.class);

    /// Opens the five files in `directory`; `options` say whether they are replaced or appended to.
    SourceFiles(Path directory, Fingerprints fingerprints, OpenOption... options)
            throws IOException {
        for (Tool tool : Tool.values()) {
            OutputStream file = Files.newOutputStream(directory.resolve(tool.file()), options);
            OutputStream stream = new BufferedOutputStream(file, BUFFER_BYTES);
            streams.add(stream);
            writers.put(tool, PayloadWriter.of(tool, stream, fingerprints));
        }
    }

    void write(Happening happening) throws IOException {
        writer(happening.tool()).write(happening);
    }

    void flush(Tool tool) throws IOException {
        writer(tool).flush();
    }

    private PayloadWriter writer(Tool tool) {
        PayloadWriter writer = writers.get(tool);
        if (writer == null) {
            throw new IllegalStateException("no file is open for " + tool);
        }
        return writer;
    }

    @Override
    public void close() throws IOException {
        for (PayloadWriter writer : writers.values()) {
            writer.flush();
        }
        for (OutputStream stream : streams) {
            stream.close();
        }
    }
}
