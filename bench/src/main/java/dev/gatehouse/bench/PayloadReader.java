package dev.gatehouse.bench;

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
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A source's reader and the channel its lines come by. Confined to one thread.
record PayloadReader(Reader reader, String channel) {
    private static final InstantSource CLOCK = InstantSource.system();

    static PayloadReader of(Payloads payloads, Tools tools, InstallationKey key) {
        SourceName name = SourceName.parse(payloads.source());
        Tool tool = tools.tool(name.tool());
        Source source = new Source(1, name, name.name(), tool);
        Channel channel =
                tool.channels().stream()
                        .filter(one -> one.role() == Channel.Role.AUDIT)
                        .findFirst()
                        .orElse(tool.channels().getFirst());
        return new PayloadReader(Reader.of(source, new Redactor(key), key), channel.name());
    }

    Reading read(byte[] line, long position) {
        return reader.read(
                new Piece(position, channel, CLOCK.instant(), Trust.SECRET, false, line));
    }

    /// The next lines of a file, without their ends.
    static List<byte[]> lines(LineFile file, int atMost) throws IOException {
        byte[] lines = file.next(atMost);
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
}
