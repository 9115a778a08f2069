package dev.gatehouse.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.event.Event;
import dev.gatehouse.event.Meaning;
import dev.gatehouse.event.SourceName;
import dev.gatehouse.event.Trust;
import dev.gatehouse.secret.InstallationKey;
import dev.gatehouse.secret.Redactor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A channel that says it takes syslog reads its lines behind what syslog writes before them as it
/// does without.
class SyslogFixturesTest {
    private static final Path FOLDER =
            Path.of(System.getProperty("gatehouse.root")).resolve("sources");
    private static final Tools TOOLS = Tools.load(FOLDER);
    private static final List<String> PREFIXES =
            List.of(
                    "<134>1 2026-11-20T09:00:00.123Z host.example app 71 ID1 - ",
                    "<134>Nov 20 09:00:00 host app[71]: ",
                    "<134>2026-11-20T09:00:00+00:00 host app: ");

    // Lines that a daemon of syslog wrote into a file have a prefix already.
    private static final Pattern WRITTEN =
            Pattern.compile(
                    "<\\d+>.*|[A-Z][a-z]{2} [ \\d]\\d \\d\\d:.*|\\d{4}-\\S+ [\\w.-]+ \\w+(\\[\\d+\\])?: .*");

    // Documents of an API and of a collector, which hold many: no message is one.
    private static final Set<String> DOCUMENTS =
            Set.of("datacenter-answer.in.json", "wrapped-list.in.json");

    private record Line(Tool tool, String file, String text) {}

    private static Stream<Line> lines(Tool tool) {
        Path fixtures = FOLDER.resolve(tool.name()).resolve("fixtures");
        if (!Files.isDirectory(fixtures)) {
            return Stream.of();
        }
        try (Stream<Path> files = Files.list(fixtures)) {
            return files
                    .filter(file -> file.getFileName().toString().contains(".in."))
                    .filter(file -> !DOCUMENTS.contains(file.getFileName().toString()))
                    .sorted()
                    .toList()
                    .stream()
                    .flatMap(file -> lines(tool, file));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static Stream<Line> lines(Tool tool, Path file) {
        try {
            return Files.readString(file)
                    .lines()
                    .filter(line -> !line.isBlank() && !WRITTEN.matcher(line).matches())
                    .map(line -> new Line(tool, file.getFileName().toString(), line));
        } catch (IOException notText) {
            return Stream.of();
        }
    }

    private static Reading read(Line line, String prefix) {
        InstallationKey key = InstallationKey.of(new byte[InstallationKey.KEY_BYTES]);
        Source source =
                new Source(
                        1, new SourceName(line.tool().name(), "default"), "default", line.tool());
        return Reader.of(source, new Redactor(key), key)
                .read(
                        new Piece(
                                0,
                                "",
                                Instant.parse("2026-11-22T12:00:00Z"),
                                Trust.NETWORK,
                                false,
                                new TreeMap<>(Map.of()),
                                (prefix + line.text()).getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Event> events(Reading reading) {
        return switch (reading) {
            case Reading.Events read -> read.events();
            case Reading.Completes read -> read.events();
            case Reading.Ignored _ -> List.of();
        };
    }

    private static List<String> said(Reading reading) {
        return events(reading).stream()
                .map(event -> event.deed() + " " + event.actor() + " " + event.resource().path())
                .toList();
    }

    private static boolean isOf(Set<String> channels, Reading reading) {
        List<Event> events = events(reading);
        return !events.isEmpty()
                && events.stream()
                        .allMatch(event ->
                                event.receipt().meaning() == Meaning.MAPPED
                                        && channels.contains(event.receipt().channel()));
    }

    @Test
    void aPrefixChangesNothing() {
        List<String> wrong = new ArrayList<>();
        Set<String> read = new java.util.TreeSet<>();
        for (Tool tool : TOOLS.all()) {
            Set<String> channels =
                    tool.channels().stream()
                            .filter(channel -> channel.ways().contains(Channel.Way.SYSLOG))
                            .map(Channel::name)
                            .collect(Collectors.toSet());
            for (Line line : lines(tool).toList()) {
                Reading plain = read(line, "");
                if (!isOf(channels, plain)) {
                    continue;
                }
                read.add(tool.name());
                for (String prefix : PREFIXES) {
                    if (!said(read(line, prefix)).equals(said(plain))) {
                        wrong.add(tool.name() + " " + line.file() + ": " + prefix + line.text());
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(read).hasSizeGreaterThanOrEqualTo(12);
    }
}
