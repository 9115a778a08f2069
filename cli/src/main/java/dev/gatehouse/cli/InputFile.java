package dev.gatehouse.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file named on the command line.
final class InputFile {
    private InputFile() {}

    /// Opens it to be read once.
    ///
    /// @param file its path; `-` for stdin
    /// @throws CommandProblem of usage when there is no such file
    static InputStream open(String file) throws IOException {
        if (file.equals("-")) {
            return System.in;
        }
        Path path = Path.of(file);
        if (!Files.isReadable(path) || Files.isDirectory(path)) {
            throw new CommandProblem(ExitCode.USAGE, "cannot read the file " + file);
        }
        return Files.newInputStream(path);
    }
}
