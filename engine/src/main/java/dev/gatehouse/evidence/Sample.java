package dev.gatehouse.evidence;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// Rows of a report of a pack, drawn so that nobody can choose them and anybody can draw them
/// again: those of which the SHA-256 of the seed, a line feed and the row is lowest. Whoever did
/// not know the seed when the pack was made could not have made the pack for it.
///
/// @param population how many rows there are
/// @param rows those drawn, in the order of the report; all of them where there are fewer
public record Sample(long population, List<Row> rows) {
    /// Rows that are drawn at most.
    public static final int SIZE_MAX = 1_000;

    private static final String ROWS = ".jsonl";

    public Sample {
        rows = List.copyOf(rows);
    }

    /// One row.
    ///
    /// @param number from 1
    /// @param line as it stands in the pack, without its line feed
    public record Row(long number, String line) {}

    private record Drawn(String lot, Row row) {}

    /// Draws from a pack, which should have been checked before.
    ///
    /// @param report such as `R8`
    /// @param size from 1 to [#SIZE_MAX]
    /// @throws IllegalArgumentException when the pack has no such report, or the size is none
    /// @throws IOException when the pack cannot be read
    public static Sample of(Path pack, String report, int size, String seed) throws IOException {
        if (size < 1 || size > SIZE_MAX) {
            throw new IllegalArgumentException("A sample has 1 to " + SIZE_MAX + " rows");
        }
        try (ZipFile zip = new ZipFile(pack.toFile(), StandardCharsets.UTF_8)) {
            ZipEntry rows = zip.getEntry(report + ROWS);
            if (rows == null) {
                throw new IllegalArgumentException(
                        "The pack holds no report " + report + ", but " + held(zip));
            }
            try (InputStream in = new BufferedInputStream(zip.getInputStream(rows))) {
                return of(in, size, seed);
            }
        }
    }

    private static String held(ZipFile zip) {
        return zip.stream()
                .map(ZipEntry::getName)
                .filter(name -> name.endsWith(ROWS))
                .map(name -> name.substring(0, name.length() - ROWS.length()))
                .collect(Collectors.joining(", "));
    }

    private static Sample of(InputStream in, int size, String seed) throws IOException {
        // The highest lot stands first, so that it is what gives way.
        PriorityQueue<Drawn> lowest =
                new PriorityQueue<>(Comparator.comparing(Drawn::lot).reversed());
        long number = 0;
        for (Optional<byte[]> line = PackLines.next(in);
                line.isPresent();
                line = PackLines.next(in)) {
            number++;
            String text = new String(line.get(), StandardCharsets.UTF_8);
            lowest.add(new Drawn(lot(seed, line.get()), new Row(number, text)));
            if (lowest.size() > size) {
                lowest.remove();
            }
        }
        List<Row> rows =
                lowest.stream()
                        .map(Drawn::row)
                        .sorted(Comparator.comparingLong(Row::number))
                        .toList();
        return new Sample(number, rows);
    }

    private static String lot(String seed, byte[] line) {
        MessageDigest digest = Digests.sha256();
        digest.update((seed + "\n").getBytes(StandardCharsets.UTF_8));
        digest.update(line);
        return Digests.hex(digest);
    }
}
