package dev.gatehouse.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/// Where the content that ships with Gatehouse lies: the launcher says it in `gatehouse.root`.
final class Checkout {
    private Checkout() {}

    /// The folder with a folder for each tool.
    static Path sources() {
        Path sources = Path.of(System.getProperty("gatehouse.root", "."), "sources");
        if (!Files.isDirectory(sources)) {
            throw new CommandProblem(
                    ExitCode.UNAVAILABLE,
                    "the folder of tools is not at " + sources + "; start through ./gatehouse");
        }
        return sources;
    }

    /// The folder with a folder for each theme of checks.
    static Path checks() {
        Path checks = Path.of(System.getProperty("gatehouse.root", "."), "checks");
        if (!Files.isDirectory(checks)) {
            throw new CommandProblem(
                    ExitCode.UNAVAILABLE,
                    "the folder of checks is not at " + checks + "; start through ./gatehouse");
        }
        return checks;
    }

    /// The folder with a folder for each tool or theme of detections.
    static Path detections() {
        Path detections = Path.of(System.getProperty("gatehouse.root", "."), "detections");
        if (!Files.isDirectory(detections)) {
            throw new CommandProblem(
                    ExitCode.UNAVAILABLE,
                    "the folder of detections is not at "
                            + detections
                            + "; start through ./gatehouse");
        }
        return detections;
    }

    /// The file of house rules.
    static Path houseRules() {
        Path house = Path.of(System.getProperty("gatehouse.root", "."), "model", "house.yaml");
        if (!Files.isRegularFile(house)) {
            throw new CommandProblem(
                    ExitCode.UNAVAILABLE,
                    "the house rules are not at " + house + "; start through ./gatehouse");
        }
        return house;
    }
}
