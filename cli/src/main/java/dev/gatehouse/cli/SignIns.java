package dev.gatehouse.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The tokens `gatehouse login` was given, one file a server, readable by this user alone.
///
/// @param directory where they lie
record SignIns(Path directory) {
    static SignIns of(Places places) {
        return new SignIns(places.memory().resolve("sign-ins"));
    }

    /// The token for that server.
    ///
    /// @throws CommandProblem when nobody signed in there yet
    String tokenFor(String url) {
        try {
            return Files.readString(file(url)).strip();
        } catch (IOException none) {
            throw new CommandProblem(
                    ExitCode.NOT_ALLOWED,
                    "not signed in at "
                            + url
                            + "; run '"
                            + Main.called()
                            + " login "
                            + url
                            + "' first");
        }
    }

    /// Keeps a token; an older one for the same server is replaced.
    void keep(String url, String token) {
        try {
            Files.createDirectories(directory);
            Path file = file(url);
            Files.deleteIfExists(file);
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, token + "\n", StandardOpenOption.TRUNCATE_EXISTING);
        } catch (IOException problem) {
            throw new CommandProblem(
                    ExitCode.UNAVAILABLE,
                    "could not keep the sign-in under " + directory + ": " + problem.getMessage());
        }
    }

    private Path file(String url) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(url.getBytes(StandardCharsets.UTF_8));
            return directory.resolve(HexFormat.of().formatHex(digest).substring(0, 24));
        } catch (NoSuchAlgorithmException bug) {
            throw new IllegalStateException("every JDK has SHA-256", bug);
        }
    }
}
