package dev.gatehouse.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/// Compares appends with a bare loop of write and fdatasync, and measures a sequential read. Run by
/// hand: `java -cp journal/target/classes:journal/target/test-classes
/// dev.gatehouse.journal.AppendBench DIR`.
final class AppendBench {

    private static final int PAYLOAD_BYTES = 1024;
    private static final long MILLIS = 1500;

    private AppendBench() {}

    public static void main(String[] arguments) throws Exception {
        Path directory = Files.createTempDirectory(Path.of(arguments[0]), "append-bench");
        for (int round = 0; round < 2; round++) {
            for (int[] shape : new int[][] {{1, 64}, {16, 1}, {16, 8}, {256, 1}, {256, 4}}) {
                double bare = bare(directory.resolve("bare"), shape[0]);
                double ours =
                        ours(
                                directory.resolve(
                                        "journal-" + round + "-" + shape[0] + "-" + shape[1]),
                                shape);
                System.out.printf(
                        "batch %d, %d callers: bare %.0f/s, journal %.0f/s, ratio %.2f%n",
                        shape[0], shape[1], bare, ours, ours / bare);
            }
        }
    }

    private static double bare(Path file, int batch) throws IOException {
        try (FileChannel channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.allocateDirect(PAYLOAD_BYTES * batch);
            long count = 0;
            long start = System.nanoTime();
            while (System.nanoTime() - start < MILLIS * 1_000_000) {
                bytes.clear();
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(false);
                count += batch;
            }
            return count * 1e9 / (System.nanoTime() - start);
        } finally {
            Files.delete(file);
        }
    }

    private static double ours(Path data, int[] shape) throws Exception {
        Fixture fixture = new Fixture(data);
        byte[] payload = new byte[PAYLOAD_BYTES];
        for (int i = 0; i < payload.length; i++) {
            payload[i] =
                    (byte) ("{\"action\":\"repo.create\",\"actor\":\"octo\"" + i).charAt(i % 37);
        }
        List<Leaf> leaves = Collections.nCopies(shape[0], new Leaf(2, 1, 1, payload));
        try (Journal journal = Journal.open(fixture.directory(), fixture.settings())) {
            LongAdder count = new LongAdder();
            long start = System.nanoTime();
            List<Thread> callers = new ArrayList<>();
            for (int i = 0; i < shape[1]; i++) {
                callers.add(
                        Thread.ofPlatform()
                                .start(() -> {
                                    while (System.nanoTime() - start < MILLIS * 1_000_000) {
                                        journal.append(leaves);
                                        count.add(leaves.size());
                                    }
                                }));
            }
            for (Thread caller : callers) {
                caller.join();
            }
            double rate = count.sum() * 1e9 / (System.nanoTime() - start);
            long sealing = System.nanoTime();
            journal.seal();
            sealing = System.nanoTime() - sealing;
            long reading = System.nanoTime();
            long read = 0;
            while (read < journal.size()) {
                read += journal.read(read, 1000).size();
            }
            System.out.printf(
                    "  seal %.2f s, read %.0f/s of %d%n",
                    sealing / 1e9, read * 1e9 / (System.nanoTime() - reading), read);
            return rate;
        }
    }
}
