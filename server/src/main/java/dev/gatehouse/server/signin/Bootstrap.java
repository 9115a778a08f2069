package dev.gatehouse.server.signin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The token that makes the first administrator: 128 bits, in a file only the owner reads and on
/// the terminal, good for thirty minutes, five tries and one use; its file goes when it does.
public final class Bootstrap implements AutoCloseable {
    /// How long it is good.
    public static final Duration LIFE_MINUTES_MAX = Duration.ofMinutes(30);

    /// Wrong tries before it is worth nothing.
    public static final int TRIES_MAX = 5;

    private static final int SECRET_BYTES = 16;
    private static final long LOOK_MILLIS = 500;

    private final Path file;
    private final String token;
    private final Instant until;
    private final InstantSource clock;
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread thread;
    private int triesLeft = TRIES_MAX;

    private Bootstrap(Path file, String token, InstantSource clock) {
        this.file = file;
        this.token = token;
        this.clock = clock;
        this.until = clock.instant().plus(LIFE_MINUTES_MAX);
        this.thread = Thread.ofVirtual().name("bootstrap").unstarted(this::endInTime);
    }

    /// Makes a token and writes its file, replacing an older one.
    public static Bootstrap make(Path file, SecureRandom random, InstantSource clock)
            throws IOException {
        String token = new Secrets(random).random(SECRET_BYTES);
        Files.deleteIfExists(file);
        Files.createFile(
                file,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, token + "\n", StandardOpenOption.WRITE);
        Bootstrap bootstrap = new Bootstrap(file, token, clock);
        bootstrap.thread.start();
        return bootstrap;
    }

    // A token that is good for nothing any more has no business on the disk either.
    private void endInTime() {
        try {
            while (!over.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                if (clock.instant().isAfter(until)) {
                    endOrTryAgain();
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void endOrTryAgain() {
        try {
            end();
        } catch (UncheckedIOException disk) {
            // It lies there until the next look; redeeming refuses it all the same.
        }
    }

    /// The token, for the terminal.
    public String token() {
        return token;
    }

    /// Where it is written.
    public Path file() {
        return file;
    }

    /// Uses it up; of two who race, one is told yes.
    ///
    /// @return whether `sent` was right, in time and the first
    public synchronized boolean redeem(String sent) {
        boolean right =
                MessageDigest.isEqual(
                        sent.getBytes(StandardCharsets.UTF_8),
                        token.getBytes(StandardCharsets.UTF_8));
        if (triesLeft <= 0 || clock.instant().isAfter(until)) {
            return false;
        }
        triesLeft = right ? 0 : triesLeft - 1;
        if (triesLeft == 0) {
            remove();
        }
        return right;
    }

    /// Makes it worthless, once there is an administrator by another way.
    public synchronized void end() {
        triesLeft = 0;
        remove();
    }

    /// Ends it with the process: nobody can use it up any more.
    @Override
    public void close() {
        over.countDown();
        end();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException wait) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void remove() {
        try {
            Files.deleteIfExists(file);
            over.countDown();
        } catch (IOException disk) {
            throw new UncheckedIOException("cannot remove " + file, disk);
        }
    }
}
