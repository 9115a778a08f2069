package dev.gatehouse.cli;

import dev.gatehouse.evidence.PackCheck;
import dev.gatehouse.journal.VerifierKey;
import dev.gatehouse.json.JsonValue.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import picocli.CommandLine.Option;

/// The key a pack is checked with: one from elsewhere, or the one the pack names itself.
final class PackKey {
    @Option(
            names = "--key",
            defaultValue = "",
            paramLabel = "KEY",
            description =
                    "The journal's key you have from elsewhere, or a file with it; the key in the"
                            + " pack itself unless told.")
    private String key;

    boolean isTrusted() {
        return !key.isEmpty();
    }

    PackCheck.Found check(Path pack) throws IOException {
        if (!Files.isRegularFile(pack)) {
            throw new CommandProblem(ExitCode.USAGE, pack + " is no file");
        }
        try {
            return PackCheck.check(pack, isTrusted() ? trusted() : PackCheck.namedKey(pack));
        } catch (IllegalArgumentException noKey) {
            return new PackCheck.Found(
                    new JsonObject(new LinkedHashMap<>()), List.of(noKey.getMessage()));
        }
    }

    private VerifierKey trusted() throws IOException {
        Path path = Path.of(key);
        try {
            return VerifierKey.parse(
                    Files.isRegularFile(path) ? Files.readString(path).strip() : key);
        } catch (IllegalArgumentException wrong) {
            throw new CommandProblem(ExitCode.USAGE, "--key: " + wrong.getMessage());
        }
    }
}
