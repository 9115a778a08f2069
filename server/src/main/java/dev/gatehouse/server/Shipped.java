package dev.gatehouse.server;

import dev.gatehouse.access.Rulebook;
import dev.gatehouse.detection.DetectionFiles;
import dev.gatehouse.posture.Checks;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// The rules, checks and detections that come with the product, read in a thread of their own while
/// the server opens its data: each takes part of a second, and none needs the other.
final class Shipped {
    private final FutureTask<Rulebook> rules;
    private final FutureTask<Checks> checks;
    private final FutureTask<DetectionFiles.Read> detections;

    private Shipped(
            FutureTask<Rulebook> rules,
            FutureTask<Checks> checks,
            FutureTask<DetectionFiles.Read> detections) {
        this.rules = rules;
        this.checks = checks;
        this.detections = detections;
    }

    /// Begins to read what lies below the product's folder.
    ///
    /// @param ownDetections the folder of the operator's own detections
    static Shipped read(Path root, Optional<Path> ownDetections) {
        Path house = root.resolve("model").resolve("house.yaml");
        FutureTask<Rulebook> rules = new FutureTask<>(() -> Rulebook.load(house));
        FutureTask<Checks> checks = new FutureTask<>(() -> Checks.load(root.resolve("checks")));
        FutureTask<DetectionFiles.Read> detections =
                new FutureTask<>(() ->
                        DetectionFiles.read(
                                new DetectionFiles.Folders(
                                        root.resolve("detections"), ownDetections)));
        Thread.ofPlatform()
                .daemon()
                .name("shipped")
                .start(() -> {
                    rules.run();
                    checks.run();
                    detections.run();
                });
        return new Shipped(rules, checks, detections);
    }

    /// The house rules, as soon as they are read.
    ///
    /// @throws RuntimeException what reading them threw
    Rulebook rules() {
        return read(rules);
    }

    /// The checks, as soon as they are read.
    ///
    /// @throws RuntimeException what reading them threw
    Checks checks() {
        return read(checks);
    }

    /// The detections, as soon as they are read.
    ///
    /// @throws RuntimeException what reading them threw
    DetectionFiles.Read detections() {
        return read(detections);
    }

    private static <T> T read(FutureTask<T> part) {
        try {
            return part.get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException problem
                    ? problem
                    : new IllegalStateException(failed.getCause());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while starting", stop);
        }
    }
}
