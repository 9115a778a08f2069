package dev.gatehouse.server.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// The mark by which a data directory of the made-up company is known. The made-up company never
/// opens a directory without it, and a real installation never one with it.
public final class DemoDirectory {
    private static final String MARK = "made-up-company";

    private DemoDirectory() {}

    /// Marks an empty or missing directory; one that is marked stays so.
    ///
    /// @throws IOException when it holds something and is not marked
    public static void claim(Path data) throws IOException {
        Files.createDirectories(data);
        if (isMarked(data)) {
            return;
        }
        try (Stream<Path> content = Files.list(data)) {
            if (content.findAny().isPresent()) {
                throw new IOException(
                        data
                                + " holds something else; the made-up company needs an empty directory");
            }
        }
        Files.writeString(data.resolve(MARK), "Nothing in here happened anywhere.\n");
    }

    /// @throws IOException when the directory belongs to the made-up company
    public static void refuse(Path data) throws IOException {
        if (isMarked(data)) {
            throw new IOException(data + " belongs to the made-up company; start it with --demo");
        }
    }

    private static boolean isMarked(Path data) {
        return Files.isRegularFile(data.resolve(MARK));
    }
}
