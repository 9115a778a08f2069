package dev.gatehouse.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The checkout the laws are held against: its files, without what builds leave behind.
record Checkout(Path root) {
    private static final Set<String> LEFT_BY_BUILDS =
            Set.of("target", "node_modules", "dist", ".git", ".gatehouse");

    static Checkout ofThisBuild() {
        return new Checkout(Path.of(System.getProperty("gatehouse.root", "..")).toAbsolutePath());
    }

    Path path(String first, String... more) {
        return root.resolve(Path.of(first, more)).normalize();
    }

    String text(String file) {
        return text(path(file));
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /// The folders of the Maven modules, by name.
    List<String> modules() {
        return list(root).stream()
                .filter(folder -> Files.exists(folder.resolve("pom.xml")))
                .map(folder -> folder.getFileName().toString())
                .sorted()
                .toList();
    }

    List<Path> files(Predicate<Path> wanted) {
        return files(root, wanted);
    }

    /// Files below a folder, in a stable order; none when the folder does not exist.
    static List<Path> files(Path folder, Predicate<Path> wanted) {
        if (LEFT_BY_BUILDS.contains(folder.getFileName().toString())) return List.of();
        return list(folder).stream()
                .sorted()
                .flatMap(entry ->
                        Files.isDirectory(entry)
                                ? files(entry, wanted).stream()
                                : Stream.of(entry).filter(wanted))
                .toList();
    }

    private static List<Path> list(Path folder) {
        if (!Files.isDirectory(folder)) return List.of();
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }
}
