package dev.gatehouse.evidence;

import dev.gatehouse.source.yaml.SourceProblem;
import dev.gatehouse.source.yaml.Yaml;
import dev.gatehouse.source.yaml.YamlFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The reports there are, by number.
public record Reports(List<Report> all) {
    private static final String ENDING = ".yaml";
    private static final Pattern ID = Pattern.compile("R[1-9][0-9]?");

    public Reports {
        all = all.stream().sorted(Comparator.comparingInt(Reports::number)).toList();
    }

    /// Reads `ID.yaml` below the directory.
    ///
    /// @throws SourceProblem with file, line and what is wrong
    /// @throws UncheckedIOException when the directory cannot be read
    public static Reports load(Path directory) {
        Path root = directory.toAbsolutePath().normalize();
        try (Stream<Path> files = Files.list(root)) {
            return new Reports(
                    files.filter(file -> file.toString().endsWith(ENDING))
                            .sorted()
                            .map(file -> one(root, file))
                            .toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + root, unreadable);
        }
    }

    private static Report one(Path root, Path path) {
        Yaml.Mapping file = YamlFile.read(root, path);
        file.only("id", "title", "shows", "lacks", "query");
        Yaml id = file.get("id");
        if (!ID.matcher(id.text()).matches()
                || !path.getFileName().toString().equals(id.text() + ENDING)) {
            throw new SourceProblem(
                    id.place(), "an id is R and a number, and its file is called so");
        }
        return new Report(
                id.text(),
                file.get("title").text().strip(),
                file.get("shows").text().strip(),
                file.text("lacks", "").strip(),
                file.get("query").text().strip(),
                version(path));
    }

    private static String version(Path path) {
        try {
            return Digests.of(Files.readAllBytes(path));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + path, unreadable);
        }
    }

    private static int number(Report report) {
        return Integer.parseInt(report.id().substring(1));
    }

    /// The one of that id.
    public Optional<Report> find(String id) {
        return all.stream().filter(one -> one.id().equals(id)).findFirst();
    }
}
