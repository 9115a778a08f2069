package dev.gatehouse.record;

import dev.gatehouse.journal.Disk;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;

/// What a recorder is opened with.
///
/// @param data the installation's data directory
/// @param version what runs, for the `started` record
/// @param disk where the journal writes
/// @param clock the time of own records
/// @param random for keys made on first use
public record RecorderSettings(
        Path data, String version, Disk disk, InstantSource clock, SecureRandom random) {
    /// On this machine's disk, with its clock.
    public static RecorderSettings of(Path data, String version) {
        return new RecorderSettings(
                data, version, Disk.local(), InstantSource.system(), new SecureRandom());
    }
}
