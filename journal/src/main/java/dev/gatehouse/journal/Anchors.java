package dev.gatehouse.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/// A folder outside the data directory that keeps checkpoints, a file each, so that rewriting the
/// journal on its machine is noticed by whoever compares. Files are only ever added: it may be one
/// that forbids changing them, and any number of journals may share it.
public final class Anchors {
    /// Anchors of one journal that are read.
    public static final int ANCHORS_MAX = 100_000;

    private static final String SUFFIX = ".checkpoint";

    private final Path folder;

    public Anchors(Path folder) {
        this.folder = folder;
    }

    /// Keeps a checkpoint; nothing happens where one of its size is kept already.
    ///
    /// @throws IOException when it cannot be written, or what is kept of this size says something
    ///   else
    public void keep(SignedCheckpoint checkpoint) throws IOException {
        Path file =
                folder.resolve(
                        "%s-%016d%s"
                                .formatted(prefix(checkpoint.origin()), checkpoint.size(), SUFFIX));
        if (Files.exists(file)) {
            if (!Arrays.equals(Files.readAllBytes(file), checkpoint.bytes())) {
                throw new IOException(file + " holds another checkpoint of this size");
            }
            return;
        }
        try (FileChannel out =
                FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(checkpoint.bytes());
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
        Disk.local().syncDirectory(folder);
    }

    /// What is kept of a journal, smallest first.
    ///
    /// @throws IOException naming a file that is no checkpoint of it
    public List<SignedCheckpoint> of(String origin) throws IOException {
        String prefix = prefix(origin);
        List<SignedCheckpoint> kept = new ArrayList<>();
        for (Path file : files(prefix)) {
            try {
                SignedCheckpoint one = SignedCheckpoint.parse(Files.readAllBytes(file));
                if (!one.origin().equals(origin)) {
                    throw new IllegalArgumentException("it is of another journal");
                }
                kept.add(one);
            } catch (IllegalArgumentException wrong) {
                throw new IOException(file + " is no anchor: " + wrong.getMessage(), wrong);
            }
        }
        return kept;
    }

    private List<Path> files(String prefix) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> ours =
                    all.filter(file -> isOf(prefix, file.getFileName().toString()))
                            .sorted()
                            .toList();
            return ours.subList(Math.max(0, ours.size() - ANCHORS_MAX), ours.size());
        }
    }

    private static boolean isOf(String prefix, String name) {
        return name.startsWith(prefix + "-") && name.endsWith(SUFFIX);
    }

    private static String prefix(String origin) {
        byte[] hash = Merkle.sha256().digest(origin.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash, 0, 8);
    }
}
