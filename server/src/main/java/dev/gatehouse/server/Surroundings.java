package dev.gatehouse.server;

import dev.gatehouse.journal.Disk;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;

/// What a server is put into: the place of the product's own files, the disk, the time, chance.
///
/// @param root the folder with the screens and the tool descriptions
/// @param simulator the class path of the simulator
public record Surroundings(
        Path root, String simulator, Disk disk, InstantSource clock, SecureRandom random) {
    /// This machine's own, with the product's files as the launcher says.
    public static Surroundings ofThisMachine() {
        return new Surroundings(
                Path.of(System.getProperty("gatehouse.root", ".")).toAbsolutePath(),
                System.getProperty("gatehouse.simulator.jars", "simulator") + "/*",
                Disk.local(),
                InstantSource.system(),
                new SecureRandom());
    }
}
