package dev.gatehouse.cli;

import dev.gatehouse.sigma.Logsource;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/// The files of a trial as one stream: each line read by its tool's shipped mapping, the lines of
/// one file in their order, files beside each other by time.
final class TrialLines implements AutoCloseable {
    private static final List<String> TOOLS =
            List.of("github", "gitlab", "jenkins", "kubernetes", "vault");
    private static final String TEXT = ".log";

    private final List<Stream> streams = new ArrayList<>();
    private final PriorityQueue<Line> next = new PriorityQueue<>(Comparator.comparing(Line::time));

    /// A line.
    ///
    /// @param name what it goes by, see [Trial#lineName]
    record Line(String name, Instant time, EventsOfLine.Read read, Stream stream) {}

    /// A file that is being read.
    static final class Stream {
        private final String file;
        private final BufferedReader reader;
        private final EventsOfLine events;
        private long number;
        private Instant time = Instant.EPOCH;

        private Stream(Path directory, String tool) throws IOException {
            String text = tool + TEXT;
            boolean isText = Files.exists(directory.resolve(text));
            this.file = isText ? text : tool + ".ndjson";
            this.events = new EventsOfLine(Logsource.of(tool, "audit"), "", isText);
            this.reader = Files.newBufferedReader(directory.resolve(file));
        }

        private Optional<Line> line() throws IOException {
            String text = reader.readLine();
            if (text == null) {
                return Optional.empty();
            }
            number++;
            EventsOfLine.Read read = events.of(text.getBytes(StandardCharsets.UTF_8));
            time = read.time().orElse(time);
            return Optional.of(new Line(Trial.lineName(file, number), time, read, this));
        }
    }

    TrialLines(Path directory) throws IOException {
        for (String tool : TOOLS) {
            Stream stream = new Stream(directory, tool);
            streams.add(stream);
            stream.line().ifPresent(next::add);
        }
    }

    /// The line that comes next; none at the end.
    Optional<Line> line() throws IOException {
        Line line = next.poll();
        if (line == null) {
            return Optional.empty();
        }
        line.stream().line().ifPresent(next::add);
        return Optional.of(line);
    }

    @Override
    public void close() throws IOException {
        for (Stream stream : streams) {
            stream.reader.close();
        }
    }
}
