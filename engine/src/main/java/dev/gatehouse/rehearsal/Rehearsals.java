package dev.gatehouse.rehearsal;

import dev.gatehouse.source.Tools;
import dev.gatehouse.source.yaml.SourceProblem;
import dev.gatehouse.source.yaml.YamlFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The attacks that can be played, by name.
public record Rehearsals(List<Rehearsal> all) {
    private static final String ENDING = ".yaml";

    public Rehearsals {
        all = all.stream().sorted(Comparator.comparing(Rehearsal::name)).toList();
    }

    /// Reads `NAME.yaml` below the directory.
    ///
    /// @param tools whose pieces they may send
    /// @throws SourceProblem with file, line and what was probably meant
    /// @throws UncheckedIOException when the directory cannot be read
    public static Rehearsals load(Path directory, Tools tools) {
        Path root = directory.toAbsolutePath().normalize();
        try (Stream<Path> files = Files.list(root)) {
            return new Rehearsals(
                    files.filter(file -> file.toString().endsWith(ENDING))
                            .sorted()
                            .map(file -> one(root, file, tools))
                            .toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + root, unreadable);
        }
    }

    private static Rehearsal one(Path root, Path file, Tools tools) {
        String name = file.getFileName().toString();
        return new RehearsalReader(tools, YamlFile.read(root, file))
                .read(name.substring(0, name.length() - ENDING.length()));
    }

    /// The one of that name.
    public Optional<Rehearsal> find(String name) {
        return all.stream().filter(one -> one.name().equals(name)).findFirst();
    }
}
