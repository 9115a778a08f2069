package dev.gatehouse.intake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/// Which file this is, whatever it is called now: the file system's own key, and a digest of how it
/// starts. A file has an identity once its first line (or its first 1 024 bytes) is there.
///
/// @param key the file system's key, such as device and inode
/// @param start the bytes it starts with
record FileIdentity(String key, byte[] start) {
    private static final int START_BYTES_MAX = 1_024;
    private static final int ID_HEX_CHARS = 32;

    static Optional<FileIdentity> of(Path file) throws IOException {
        Optional<String> key = keyOf(file);
        if (key.isEmpty()) {
            return Optional.empty();
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            byte[] start = read(channel, START_BYTES_MAX);
            for (int i = 0; i < start.length; i++) {
                if (start[i] == '\n') {
                    return Optional.of(new FileIdentity(key.get(), Arrays.copyOf(start, i + 1)));
                }
            }
            return start.length < START_BYTES_MAX
                    ? Optional.empty()
                    : Optional.of(new FileIdentity(key.get(), start));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
    }

    static Optional<String> keyOf(Path file) throws IOException {
        try {
            return Optional.of(
                    String.valueOf(
                            Files.readAttributes(file, BasicFileAttributes.class).fileKey()));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
    }

    /// Whether the file still starts as it did.
    static boolean sameStart(FileChannel channel, FileIdentity identity) throws IOException {
        return Arrays.equals(read(channel, identity.start().length), identity.start());
    }

    /// The identity as a short text.
    String id() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(key.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return HexFormat.of().formatHex(digest.digest(start)).substring(0, ID_HEX_CHARS);
        } catch (NoSuchAlgorithmException bug) {
            throw new IllegalStateException("every JDK has SHA-256", bug);
        }
    }

    private static byte[] read(FileChannel channel, int bytesMax) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(bytesMax);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, buffer.position()) < 0) {
                break;
            }
        }
        return Arrays.copyOf(buffer.array(), buffer.position());
    }
}
