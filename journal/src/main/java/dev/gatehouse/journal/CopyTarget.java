package dev.gatehouse.journal;

import java.io.IOException;
import java.nio.file.Path;

/// Where [Journal#copy] puts what a journal is made of. Paths are relative to the journal's
/// directory, with forward slashes; each is handed over once.
public interface CopyTarget {

    /// A small file, as it was at the moment the copy stands for.
    void bytes(String path, byte[] bytes) throws IOException;

    /// A file that nobody changes before this returns.
    void file(String path, Path file) throws IOException;
}
