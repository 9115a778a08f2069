package dev.gatehouse.source;

import dev.gatehouse.event.Event;
import dev.gatehouse.event.Meaning;
import dev.gatehouse.event.SourceName;
import dev.gatehouse.event.Trust;
import dev.gatehouse.secret.InstallationKey;
import dev.gatehouse.secret.Redactor;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Which tool a file is from: the one whose mapping understands most of its first lines, bare or
/// inside a member that collectors are known to wrap events in. Of two that write the same, the one
/// whose mapping the other shares.
///
/// @param member the member that holds what the tool sent; empty for the line itself
/// @param mapped how many of the lines it understands
public record Guess(Tool tool, String member, int mapped) {
    /// Lines looked at.
    public static final int LINES_MAX = 200;

    // The line itself comes last: a mapping may unwrap by itself, but a wrapper is better left out
    // where both ways understand the same.
    private static final List<String> WRAPPERS = List.of("event", "raw", "message", "log", "");

    /// The best guess, or nothing when no tool understands a single line.
    ///
    /// @param lines pieces from the beginning of the file; at most [#LINES_MAX] are looked at
    public static Optional<Guess> of(
            Tools tools, List<byte[]> lines, Redactor redactor, InstallationKey key) {
        List<byte[]> first = lines.subList(0, Math.min(lines.size(), LINES_MAX));
        return tools.all().stream()
                .filter(tool -> tool.like().isEmpty())
                .flatMap(tool ->
                        WRAPPERS.stream()
                                .map(member ->
                                        weigh(reader(tool, redactor, key), tool, member, first)))
                .filter(guess -> guess.mapped() > 0)
                .max(Comparator.comparingInt(Guess::mapped));
    }

    private static Reader reader(Tool tool, Redactor redactor, InstallationKey key) {
        SourceName name = new SourceName(tool.name(), "default");
        return Reader.of(new Source(0, name, "default", tool), redactor, key);
    }

    private static Guess weigh(Reader reader, Tool tool, String member, List<byte[]> lines) {
        int mapped = 0;
        for (byte[] line : lines) {
            Optional<byte[]> piece = member.isEmpty() ? Optional.of(line) : Member.of(line, member);
            if (piece.isPresent() && isMapped(reader, piece.get())) {
                mapped++;
            }
        }
        return new Guess(tool, member, mapped);
    }

    private static boolean isMapped(Reader reader, byte[] bytes) {
        Piece piece = new Piece(0, "", Instant.EPOCH, Trust.NONE, true, bytes);
        List<Event> events =
                switch (reader.read(piece)) {
                    case Reading.Events read -> read.events();
                    case Reading.Completes read -> read.events();
                    case Reading.Ignored _ -> List.of();
                };
        return events.stream().anyMatch(event -> event.receipt().meaning() == Meaning.MAPPED);
    }
}
