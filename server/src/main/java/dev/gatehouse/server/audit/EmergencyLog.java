package dev.gatehouse.server.audit;

import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonNumber;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.json.JsonValue.JsonString;
import dev.gatehouse.record.OwnRecord;
import dev.gatehouse.record.OwnRecordJson;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What somebody did while the journal could not append: a file whose space was taken when there
/// was some, so that a full disk cannot stop it. Lines have one length; the oldest is written over.
public final class EmergencyLog implements AutoCloseable {
    /// Lines it holds.
    public static final int LINES_MAX = 256;

    /// Bytes of a line, its end included; a longer one is cut.
    public static final int LINE_BYTES = 512;

    // Stands before the record in a line, so that cutting the line spares it.
    private static final Pattern NUMBER =
            Pattern.compile("^\\{\"kind\":\"[^\"]*\",\"number\":([0-9]{1,18})");

    private static final Logger LOG = LoggerFactory.getLogger(EmergencyLog.class);

    private final FileChannel channel;
    private final InstantSource clock;
    private int next;
    private long number;

    private EmergencyLog(FileChannel channel, InstantSource clock) {
        this.channel = channel;
        this.clock = clock;
    }

    /// Opens the file, taking its space on first use.
    public static EmergencyLog open(Path file, InstantSource clock) throws IOException {
        FileChannel channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        EmergencyLog log = new EmergencyLog(channel, clock);
        if (channel.size() < (long) LINES_MAX * LINE_BYTES) {
            for (int line = 0; line < LINES_MAX; line++) {
                log.write(line, "");
            }
        }
        log.goOn();
        return log;
    }

    // Behind the newest line, wherever in the file that is.
    private void goOn() throws IOException {
        List<String> all = slots();
        for (int line = 0; line < LINES_MAX; line++) {
            if (!all.get(line).isEmpty() && number(all.get(line)) >= number) {
                number = number(all.get(line)) + 1;
                next = (line + 1) % LINES_MAX;
            }
        }
    }

    private static long number(String line) {
        Matcher matcher = NUMBER.matcher(line);
        return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
    }

    /// Writes a line. A disk that refuses even this leaves it in the process's log only.
    synchronized void note(OwnRecord record) {
        LinkedHashMap<String, JsonValue> line = new LinkedHashMap<>();
        line.put("time", new JsonString(clock.instant().toString()));
        line.put("kind", new JsonString(record.kind().word()));
        line.put("number", new JsonNumber(Long.toString(number)));
        line.put(
                "record",
                new JsonString(new String(OwnRecordJson.bytes(record), StandardCharsets.UTF_8)));
        String text = CanonicalJson.text(new JsonObject(line));
        LOG.atWarn().addKeyValue("record", text).log("noted without the journal");
        try {
            write(next, text);
            next = (next + 1) % LINES_MAX;
            number++;
        } catch (IOException disk) {
            LOG.atError().setCause(disk).log("the emergency log cannot be written");
        }
    }

    /// The lines there are, the oldest first.
    public synchronized List<String> lines() throws IOException {
        return slots().stream()
                .filter(line -> !line.isEmpty())
                .sorted(Comparator.comparingLong(EmergencyLog::number))
                .toList();
    }

    private List<String> slots() throws IOException {
        ByteBuffer all = ByteBuffer.allocate(LINES_MAX * LINE_BYTES);
        channel.read(all, 0);
        byte[] bytes = all.array();
        return IntStream.range(0, LINES_MAX)
                .mapToObj(line ->
                        new String(bytes, line * LINE_BYTES, LINE_BYTES, StandardCharsets.UTF_8))
                .map(String::strip)
                .toList();
    }

    private void write(int line, String text) throws IOException {
        byte[] bytes = new byte[LINE_BYTES];
        java.util.Arrays.fill(bytes, (byte) ' ');
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(utf8, 0, bytes, 0, Math.min(utf8.length, LINE_BYTES - 1));
        bytes[LINE_BYTES - 1] = '\n';
        channel.write(ByteBuffer.wrap(bytes), (long) line * LINE_BYTES);
        channel.force(false);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
