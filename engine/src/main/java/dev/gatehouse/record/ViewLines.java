package dev.gatehouse.record;

import dev.gatehouse.json.JsonProblem;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// A file of a view that grows by lines. What is added at once ends with a line `up to N`, N the
/// cursor it belongs to; what a crash left behind the last such line is cut off. A file that cannot
/// be read is empty: a view is made again from the journal.
public final class ViewLines {
    private static final String UP_TO = "up to ";

    private final Path file;

    public ViewLines(Path file) {
        this.file = file;
    }

    /// Hands over what is whole.
    ///
    /// @param taker throws [IllegalArgumentException] or [JsonProblem] for a line that is not its
    /// @return the cursor of it; 0 when there is nothing
    public long read(Consumer<String> taker) throws IOException {
        long cursor = 0;
        long whole = 0;
        long read = 0;
        if (!Files.exists(file)) {
            return 0;
        }
        List<String> since = new ArrayList<>();
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                read += line.getBytes(StandardCharsets.UTF_8).length + 1;
                if (line.startsWith(UP_TO)) {
                    since.forEach(taker);
                    since.clear();
                    cursor = Long.parseLong(line.substring(UP_TO.length()));
                    whole = read;
                } else {
                    since.add(line);
                }
            }
        } catch (JsonProblem | IllegalArgumentException | CharacterCodingException notOurs) {
            System.getLogger(ViewLines.class.getName())
                    .log(
                            System.Logger.Level.WARNING,
                            file + " is damaged; what is missing is read again");
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(whole);
        }
        return cursor;
    }

    /// Adds lines; they are on disk when this returns.
    public void add(List<String> lines, long cursor) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            ByteBuffer rest = ByteBuffer.wrap(bytes(lines, cursor));
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    /// Writes these lines in the place of all there were.
    public void replace(List<String> lines, long cursor) throws IOException {
        ViewFile.write(file, bytes(lines, cursor));
    }

    private static byte[] bytes(List<String> lines, long cursor) {
        StringBuilder out = new StringBuilder();
        lines.forEach(line -> out.append(line).append('\n'));
        out.append(UP_TO).append(cursor).append('\n');
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }
}
