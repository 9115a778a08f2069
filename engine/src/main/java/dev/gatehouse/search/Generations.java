package dev.gatehouse.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;

/// The folders of index generations. A generation belongs to one set of mappings; when these
/// change, another is built beside the one that serves, and takes its place once it has caught up.
final class Generations {
    private static final String READY = "ready";

    private final Path directory;
    private final String wanted;
    private final Executor executor;

    /// @param mappings the digest of the present mappings
    Generations(Path directory, String mappings, Executor executor) throws IOException {
        this.directory = directory;
        this.wanted = StoredEvent.layout() + "-" + mappings;
        this.executor = executor;
        Files.createDirectories(directory);
    }

    /// The digest of the mappings that the generation in that folder was made by.
    static String mappings(Path generation) {
        String name = generation.getFileName().toString();
        // After the two parts of StoredEvent.layout().
        return name.substring(name.indexOf('-', name.indexOf('-') + 1) + 1);
    }

    /// @param serving answers
    /// @param building empty when `serving` is what present mappings make
    record Opened(IndexGeneration serving, Optional<IndexGeneration> building) {}

    Opened open() throws IOException {
        Optional<Path> older = olderReady();
        if (older.isPresent() && !isReady(directory.resolve(wanted))) {
            deleteAllBut(List.of(wanted, older.get().getFileName().toString()));
            IndexGeneration building = openOrStartOver(directory.resolve(wanted));
            return new Opened(openOrStartOver(older.get()), Optional.of(building));
        }
        deleteAllBut(List.of(wanted));
        IndexGeneration serving = openOrStartOver(directory.resolve(wanted));
        markReady();
        return new Opened(serving, Optional.empty());
    }

    /// From now on the wanted generation serves; the others are deleted.
    void swapped() throws IOException {
        markReady();
        deleteAllBut(List.of(wanted));
    }

    private void markReady() throws IOException {
        Path marker = directory.resolve(wanted).resolve(READY);
        if (!Files.exists(marker)) {
            Files.createFile(marker);
        }
    }

    // What cannot be read is built again; the journal has all of it.
    private IndexGeneration openOrStartOver(Path generation) throws IOException {
        try {
            return IndexGeneration.open(generation, executor);
        } catch (CorruptIndexException
                | IndexFormatTooNewException
                | IndexFormatTooOldException
                | java.io.EOFException
                | java.nio.file.NoSuchFileException unreadable) {
            delete(generation);
            return IndexGeneration.open(generation, executor);
        }
    }

    private Optional<Path> olderReady() throws IOException {
        try (Stream<Path> found = Files.list(directory)) {
            return found.filter(path -> !path.endsWith(wanted))
                    .filter(Generations::isReady)
                    .findFirst();
        }
    }

    private static boolean isReady(Path generation) {
        return Files.exists(generation.resolve(READY));
    }

    private void deleteAllBut(List<String> kept) throws IOException {
        try (Stream<Path> found = Files.list(directory)) {
            for (Path path : found.toList()) {
                if (!kept.contains(path.getFileName().toString())) {
                    delete(path);
                }
            }
        }
    }

    private static void delete(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> all = Files.walk(path)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }
}
