package dev.gatehouse.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// A journal in a temporary directory, laid out as a data directory is.
final class Fixture {

    static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z"));

    /// Nothing happens unasked.
    static final Pace BY_HAND = new Pace(false, Pace.SEGMENT_BYTES_MAX);

    private final Path data;
    private final Disk disk;
    private final JournalKeys keys;

    Fixture(Path data) {
        this(data, Disk.local());
    }

    Fixture(Path data, Disk disk) {
        this.data = data;
        this.disk = disk;
        keys = JournalKeys.loadOrCreate(keysDirectory(), new SecureRandom());
    }

    Path directory() {
        return data.resolve("tenants/default/journal");
    }

    Path keysDirectory() {
        return data.resolve("installation/keys");
    }

    JournalKeys keys() {
        return keys;
    }

    JournalSettings settings() {
        return settings(List.of(Codec.DEFLATE, Codec.NONE));
    }

    JournalSettings settings(List<Codec> codecs) {
        return new JournalSettings(keys.origin("default"), keys, codecs, disk, CLOCK);
    }

    /// Opens without rounds of its own, so that a test decides when anything is sealed.
    Journal open() {
        return JournalOpening.open(directory(), settings(), BY_HAND);
    }

    /// The same with other codecs.
    Journal openPacked(List<Codec> codecs) {
        return JournalOpening.open(directory(), settings(codecs), BY_HAND);
    }

    static Leaf leaf(String text) {
        return new Leaf(2, 1_000_000, 7, text.getBytes(StandardCharsets.UTF_8));
    }

    /// A tombstone that says nothing but what it destroys.
    static Leaf tombstone(long... positions) {
        String payload = "{\"positions\":" + Arrays.toString(positions).replace(" ", "") + "}";
        return new Leaf(
                Erasure.TOMBSTONE_KIND, 1_000_000, 0, payload.getBytes(StandardCharsets.UTF_8));
    }

    static Erasure erasure(long... positions) {
        return new Erasure(positions, tombstone(positions));
    }

    static List<Leaf> leaves(int from, int count) {
        List<Leaf> leaves = new ArrayList<>();
        for (int i = from; i < from + count; i++) {
            leaves.add(leaf("record " + i + " " + "x".repeat(i % 97)));
        }
        return leaves;
    }

    static String text(Stored stored) {
        return switch (stored) {
            case Stored.Live live -> new String(live.payload(), StandardCharsets.UTF_8);
            case Stored.Erased erased -> "erased";
        };
    }

    /// Copies a directory with everything in it.
    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.sorted().toList()) {
                Files.copy(
                        file,
                        to.resolve(from.relativize(file).toString()),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
