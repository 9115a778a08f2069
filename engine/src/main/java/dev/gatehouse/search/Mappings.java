package dev.gatehouse.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/// Tells one set of mappings from another.
public final class Mappings {
    private static final int DIGEST_CHARS = 16;

    private Mappings() {}

    /// A name for what the YAML files below `sources` say; another as soon as one of them changes.
    ///
    /// @throws UncheckedIOException when one cannot be read
    public static String digest(Path sources) {
        try (Stream<Path> found = Files.walk(sources)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            List<Path> files =
                    found.filter(path -> path.toString().endsWith(".yaml")).sorted().toList();
            for (Path file : files) {
                byte[] content = Files.readAllBytes(file);
                String head = sources.relativize(file) + "\0" + content.length + "\0";
                digest.update(head.getBytes(StandardCharsets.UTF_8));
                digest.update(content);
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, DIGEST_CHARS);
        } catch (IOException problem) {
            throw new UncheckedIOException("cannot read the mappings in " + sources, problem);
        } catch (NoSuchAlgorithmException bug) {
            throw new IllegalStateException("every JDK has SHA-256", bug);
        }
    }
}
