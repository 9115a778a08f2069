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
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

/// A file of a view that grows by lines. What is added at once ends with a line `up to N C`, N the
/// cursor it belongs to and C the CRC-32C of everything since the line before it of this kind, in
/// hexadecimal. What follows the last whole part, be it damaged, cut short or of another format, is
/// cut off and never handed over: a view makes it again from the journal.
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
        CRC32C sum = new CRC32C();
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
                read += bytes.length + 1;
                if (line.startsWith(UP_TO)) {
                    long upTo = upTo(line, sum);
                    since.forEach(taker);
                    since.clear();
                    sum.reset();
                    cursor = upTo;
                    whole = read;
                } else {
                    since.add(line);
                    add(sum, bytes);
                }
            }
        } catch (JsonProblem | IllegalArgumentException | CharacterCodingException notOurs) {
            System.getLogger(ViewLines.class.getName())
                    .log(
                            System.Logger.Level.WARNING,
                            file
                                    + " is damaged or of another build; what is missing is read"
                                    + " again");
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(whole);
        }
        return cursor;
    }

    private static long upTo(String line, CRC32C sum) {
        String cursor = line.substring(0, Math.max(UP_TO.length(), line.lastIndexOf(' ')));
        if (!line.equals(closed(cursor, sum))) {
            throw new IllegalArgumentException("these lines are not as they were written");
        }
        return Long.parseLong(cursor.substring(UP_TO.length()));
    }

    private static String closed(String cursor, CRC32C sum) {
        add(sum, cursor.getBytes(StandardCharsets.UTF_8));
        return cursor + " " + HexFormat.of().toHexDigits((int) sum.getValue());
    }

    // The end of a line counts, so that two lines are not taken for one.
    private static void add(CRC32C sum, byte[] line) {
        sum.update(line);
        sum.update('\n');
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
        CRC32C sum = new CRC32C();
        for (String line : lines) {
            out.append(line).append('\n');
            add(sum, line.getBytes(StandardCharsets.UTF_8));
        }
        out.append(closed(UP_TO + cursor, sum)).append('\n');
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }
}
