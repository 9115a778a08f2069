package dev.gatehouse.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The files a log was renamed to, oldest first.
final class RotatedFiles {
    private static final Set<String> COMPRESSED = Set.of("gz", "bz2", "xz", "zst", "zip");

    private RotatedFiles() {}

    static List<Path> besides(Path path) throws IOException {
        Path file = path.toAbsolutePath();
        String name = String.valueOf(file.getFileName());
        Path directory = file.getParent();
        if (directory == null) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(directory)) {
            return all.filter(Files::isRegularFile)
                    .filter(other -> isRotated(name, String.valueOf(other.getFileName())))
                    .sorted(Comparator.comparing(RotatedFiles::modified))
                    .toList();
        }
    }

    private static boolean isRotated(String name, String other) {
        boolean related = other.startsWith(name + ".") || other.startsWith(name + "-");
        return related && !COMPRESSED.contains(other.substring(other.lastIndexOf('.') + 1));
    }

    /// Those that were changed after that time, in the same order.
    static List<Path> changedAfter(List<Path> files, Instant time) {
        return files.stream().filter(file -> modified(file).toInstant().isAfter(time)).toList();
    }

    static int indexOf(List<Path> files, String fileId) throws IOException {
        for (int i = 0; i < files.size(); i++) {
            if (FileIdentity.of(files.get(i)).map(id -> id.id().equals(fileId)).orElse(false)) {
                return i;
            }
        }
        return -1;
    }

    private static FileTime modified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
