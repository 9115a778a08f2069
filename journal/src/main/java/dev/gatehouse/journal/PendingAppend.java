package dev.gatehouse.journal;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// What one caller waits for: its records, hashed in its own thread, until the writer answers.
final class PendingAppend {

    private final List<Leaf> leaves;
    private final byte[] salts;
    private final byte[][] commitments;
    private final long bytes;
    private final Thread waiter = Thread.currentThread();
    private long first;
    private @Nullable RuntimeException failure;
    private volatile boolean answered;

    PendingAppend(List<Leaf> leaves, SecureRandom random) {
        this.leaves = leaves;
        salts = new byte[leaves.size() * Entry.SALT_BYTES];
        if (salts.length > 0) {
            random.nextBytes(salts);
        }
        commitments = new byte[leaves.size()][];
        MessageDigest sha256 = Merkle.sha256();
        long total = 0;
        for (int i = 0; i < commitments.length; i++) {
            byte[] payload = leaves.get(i).payload();
            commitments[i] = Entry.commitment(sha256, salts, i * Entry.SALT_BYTES, payload);
            total += Frame.bytes(payload.length);
        }
        bytes = total;
    }

    /// Asks for nothing but a fresh segment.
    static PendingAppend rotation(SecureRandom random) {
        return new PendingAppend(List.of(), random);
    }

    boolean isRotation() {
        return leaves.isEmpty();
    }

    List<Leaf> leaves() {
        return leaves;
    }

    ByteBuffer salt(int index) {
        return ByteBuffer.wrap(salts, index * Entry.SALT_BYTES, Entry.SALT_BYTES);
    }

    byte[] commitment(int index) {
        return commitments[index];
    }

    /// Bytes of all its frames.
    long bytes() {
        return bytes;
    }

    void succeed(long firstPosition) {
        first = firstPosition;
        answered = true;
        LockSupport.unpark(waiter);
    }

    void fail(RuntimeException why) {
        failure = why;
        answered = true;
        LockSupport.unpark(waiter);
    }

    /// Waits for the answer, interrupted or not: the records may be durable already, so leaving
    /// early would lie.
    long await() {
        boolean interrupted = false;
        while (!answered) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (failure != null) {
            throw failure;
        }
        return first;
    }
}
