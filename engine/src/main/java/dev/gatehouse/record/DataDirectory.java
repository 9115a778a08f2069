package dev.gatehouse.record;

import java.nio.file.Path;

/// Where things lie below an installation's data directory.
///
/// @param root what `--data` names
public record DataDirectory(Path root) {
    /// The only truth. Holds nothing that `journal verify` does not cover.
    public Path journal() {
        return tenant().resolve("journal");
    }

    /// What can be deleted and is rebuilt from the journal.
    public Path views() {
        return tenant().resolve("views");
    }

    /// Keys, users, tokens, roles and the sealed secrets of sources.
    public Path installation() {
        return root.resolve("installation");
    }

    /// The installation's keys, each readable by its owner alone.
    public Path keys() {
        return installation().resolve("keys");
    }

    /// Sealed secrets of sources.
    public Path secrets() {
        return installation().resolve("secrets");
    }

    /// When the last backup was taken, and where to.
    public Path lastBackup() {
        return installation().resolve("last-backup.json");
    }

    /// What lives only while the server runs, such as its socket.
    public Path run() {
        return root.resolve("run");
    }

    /// All that tools sent and what is made of it; nobody but its owner may look into it.
    public Path tenants() {
        return root.resolve("tenants");
    }

    private Path tenant() {
        return tenants().resolve("default");
    }
}
