package dev.gatehouse.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// How much to measure, and where.
///
/// @param events of one measurement
/// @param folder everything written lies below it, on the disk that is measured
/// @param root the checkout
/// @param progress is told what is going on
record BenchSettings(long events, Path folder, Path root, PrintStream progress) {
    private static final long EVENTS_DEFAULT = 300_000;
    private static final long EVENTS_MIN = 10_000;

    static BenchSettings parse(List<String> words, PrintStream progress) {
        Path root = Path.of(System.getProperty("gatehouse.root", ".")).toAbsolutePath().normalize();
        long events = EVENTS_DEFAULT;
        Path folder = root.resolve(".gatehouse").resolve("bench");
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals("--json")) {
                continue;
            }
            if (i + 1 == words.size()) {
                throw new IllegalArgumentException(word + " is unknown or needs a value");
            }
            String value = words.get(++i);
            switch (word) {
                case "--events" -> events = events(value);
                case "--folder" -> folder = Path.of(value).toAbsolutePath().normalize();
                default ->
                        throw new IllegalArgumentException(
                                word + " is unknown; there are --events, --folder and --json");
            }
        }
        return new BenchSettings(events, folder, root, progress);
    }

    private static long events(String text) {
        if (text.matches("[0-9_]{1,15}")) {
            long events = Long.parseLong(text.replace("_", ""));
            if (events >= EVENTS_MIN) {
                return events;
            }
        }
        throw new IllegalArgumentException(
                "--events is a number of " + EVENTS_MIN + " or more, not " + text);
    }

    /// The same with other numbers of events.
    BenchSettings with(long others) {
        return new BenchSettings(others, folder, root, progress);
    }

    void say(String what) {
        progress.println("bench: " + what);
    }

    /// An empty folder of that name.
    Path fresh(String name) throws IOException {
        Path fresh = folder.resolve(name);
        Folders.delete(fresh);
        return Files.createDirectories(fresh);
    }

    /// The rules that are shipped.
    Path houseRules() {
        return root.resolve("model").resolve("house.yaml");
    }

    /// The folders of tool descriptions.
    Path tools() {
        return root.resolve("sources");
    }
}
