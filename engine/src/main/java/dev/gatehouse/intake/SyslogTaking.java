package dev.gatehouse.intake;

import dev.gatehouse.journal.JournalException;
import dev.gatehouse.record.Sources;
import dev.gatehouse.record.Way;
import dev.gatehouse.source.Source;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/// Takes in what comes through one door, whoever reads it. What the journal does not take now is
/// held and tried again, and nothing further is read meanwhile: a sender with a connection waits.
/// Safe for many threads.
final class SyslogTaking {
    private static final String PEER = "syslog-peer";
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final SyslogDoor door;
    private final Around around;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final AtomicLong messages = new AtomicLong();
    private volatile String error = "";

    /// What it works with.
    ///
    /// @param isBehind whether so much is to be read that taking more would only make it worse
    record Around(
            Growth growth,
            Sources sources,
            Refusals refusals,
            BooleanSupplier isBehind,
            InstantSource clock) {}

    SyslogTaking(SyslogDoor door, Around around) {
        this.door = door;
        this.around = around;
    }

    SyslogDoor door() {
        return door;
    }

    long messages() {
        return messages.get();
    }

    String error() {
        return error;
    }

    /// Whether that sender is listened to, now. One that is not is counted.
    boolean isHeard(InetAddress peer) {
        if (!around.sources().isEnabled(door.source())) {
            return false;
        }
        if (door.heard().test(peer)) {
            return true;
        }
        PushRequest stranger =
                new PushRequest(
                        door.source(),
                        door.channel().name(),
                        Headers.NONE,
                        new byte[0],
                        peer.getHostAddress());
        try {
            around.refusals()
                    .count(stranger, door.channel().name(), Authentication.Reason.NOT_LISTENED_TO);
        } catch (JournalException cannotBeNoted) {
            error = Loops.words(cannotBeNoted);
        }
        return false;
    }

    /// What one sender sends from now on.
    Growth.Of begun(InetAddress peer, int port) {
        TreeMap<String, String> headers = new TreeMap<>();
        headers.put(PEER, peer.getHostAddress());
        Instant now = around.clock().instant();
        return new Growth.Of(
                door.source(),
                door.channel(),
                Way.SYSLOG,
                peer.getHostAddress() + "/" + port + "@" + now,
                "syslog-" + door.transport().word(),
                headers);
    }

    /// Makes a stretch durable before it returns.
    ///
    /// @return false when it was told to stop before it could, or its source takes nothing in
    boolean take(Growth.Of grown, Growth.Stretch stretch) {
        if (stretch.frames().isEmpty()) {
            return true;
        }
        do {
            Source source = around.sources().byNumber(door.source().number()).orElseThrow();
            if (!around.sources().isEnabled(source)) {
                return false;
            }
            try {
                around.growth().take(grown.with(source), stretch);
                messages.addAndGet(stretch.frames().size());
                error = "";
                return true;
            } catch (JournalException refused) {
                error = Loops.words(refused);
            }
        } while (!stopsWithin(RETRY));
        return false;
    }

    /// Waits while too much is to be read.
    ///
    /// @return false when it is to stop
    boolean mayRead() {
        while (around.isBehind().getAsBoolean()) {
            if (stopsWithin(RETRY)) {
                return false;
            }
        }
        return stopped.getCount() > 0;
    }

    void failed(String words) {
        error = words;
    }

    void stop() {
        stopped.countDown();
    }

    boolean stopsWithin(Duration time) {
        try {
            return stopped.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
