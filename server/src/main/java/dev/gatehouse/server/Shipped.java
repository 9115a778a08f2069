package dev.gatehouse.server;

import dev.gatehouse.access.Rulebook;
import dev.gatehouse.posture.Checks;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// The rules and checks that come with the product, read in a thread of their own while the server
/// opens its data: both take part of a second, and neither needs the other.
final class Shipped {
    private final FutureTask<Rulebook> rules;
    private final FutureTask<Checks> checks;

    private Shipped(FutureTask<Rulebook> rules, FutureTask<Checks> checks) {
        this.rules = rules;
        this.checks = checks;
    }

    /// Begins to read what lies below the product's folder.
    static Shipped read(Path root) {
        Path house = root.resolve("model").resolve("house.yaml");
        FutureTask<Rulebook> rules = new FutureTask<>(() -> Rulebook.load(house));
        FutureTask<Checks> checks = new FutureTask<>(() -> Checks.load(root.resolve("checks")));
        Thread.ofPlatform()
                .daemon()
                .name("shipped")
                .start(() -> {
                    rules.run();
                    checks.run();
                });
        return new Shipped(rules, checks);
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
