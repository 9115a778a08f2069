package dev.gatehouse.posture;

import dev.gatehouse.source.yaml.Place;
import dev.gatehouse.source.yaml.SourceProblem;
import dev.gatehouse.source.yaml.YamlFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The checks of a directory, one file each below a folder for each theme: whole, or not at all.
///
/// @param all the worst first, then by id
public record Checks(List<Check> all) {
    /// Files of one directory.
    public static final int CHECKS_MAX = 1_000;

    /// No checks.
    public static final Checks NONE = new Checks(List.of());

    public Checks {
        all =
                all.stream()
                        .sorted(
                                Comparator.comparing(Check::severity)
                                        .reversed()
                                        .thenComparing(Check::id))
                        .toList();
    }

    /// Reads `THEME/NAME.yaml` below the directory.
    ///
    /// @throws SourceProblem with file, line and what was probably meant
    /// @throws UncheckedIOException when the directory cannot be read
    public static Checks load(Path directory) {
        Path root = directory.toAbsolutePath().normalize();
        List<Check> checks = new ArrayList<>();
        Map<String, Path> ids = new HashMap<>();
        for (Path file : files(root)) {
            String theme = String.valueOf(root.relativize(file).getName(0));
            Check check = new CheckReader(theme, YamlFile.read(root, file)).read();
            Path earlier = ids.put(check.id(), file);
            if (earlier != null) {
                throw new SourceProblem(
                        new Place(root.relativize(file).toString(), 1, 1),
                        "the id " + check.id() + " is that of " + root.relativize(earlier));
            }
            checks.add(check);
        }
        return new Checks(checks);
    }

    private static List<Path> files(Path root) {
        try (Stream<Path> below = Files.walk(root, 2)) {
            List<Path> files =
                    below.filter(file -> root.relativize(file).getNameCount() == 2)
                            .filter(file -> file.toString().endsWith(".yaml"))
                            .sorted()
                            .limit(CHECKS_MAX + 1L)
                            .toList();
            if (files.size() > CHECKS_MAX) {
                throw new SourceProblem(
                        new Place(root.toString(), 1, 1),
                        "a directory may hold " + CHECKS_MAX + " checks");
            }
            return files;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the checks cannot be read: " + root, unreadable);
        }
    }

    /// The check of that id.
    public Optional<Check> check(String id) {
        return all.stream().filter(check -> check.id().equals(id)).findFirst();
    }
}
