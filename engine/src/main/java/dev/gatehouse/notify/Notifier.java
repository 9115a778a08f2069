package dev.gatehouse.notify;

import dev.gatehouse.outbound.OutboundClient;
import dev.gatehouse.record.NotifyRecord.Told;
import dev.gatehouse.record.Recorder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// Tells destinations what waits for them, for as long as it is open: each on a thread of its own,
/// so that a slow one keeps nobody waiting. What does not go out is tried again within a day and
/// then given up, and the log says so.
public final class Notifier implements AutoCloseable {
    /// Messages a destination is sent within a minute; the rest waits.
    static final int MESSAGES_PER_MINUTE_MAX = 30;

    private static final Duration LOOK_EVERY = Duration.ofMillis(250);
    private static final Duration STOP_WAIT = Duration.ofSeconds(30);
    private static final String BY = "gatehouse";

    private final From from;
    private final Sender sender;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Map<String, Thread> busy = new ConcurrentHashMap<>();
    private final Map<String, Rate> rates = new ConcurrentHashMap<>();
    private final Map<String, Attempts> attempts = new ConcurrentHashMap<>();
    private final Thread thread;

    /// What it works with.
    ///
    /// @param words what is to be said of a record
    /// @param addresses where destinations are
    public record From(
            Recorder recorder,
            Notifications notifications,
            Function<About, Telling> words,
            Addresses addresses,
            OutboundClient client,
            InstantSource clock) {}

    // What became of a message.
    private record End(String outcome, int attempts, String problem) {}

    private record Rate(Instant minute, int sent) {}

    /// Starts telling.
    public Notifier(From from) {
        this.from = from;
        this.sender = new Sender(from.client(), from.clock());
        this.thread = Thread.ofVirtual().name("notifier").start(this::watch);
    }

    private void watch() {
        try {
            while (!stopped.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                for (Destination destination : from.notifications().destinations()) {
                    if (!busy.containsKey(destination.name())
                            && from.notifications().waitingFor(destination.name()) > 0) {
                        start(destination);
                    }
                }
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void start(Destination destination) {
        Thread telling =
                Thread.ofVirtual()
                        .name("tell-" + destination.name())
                        .unstarted(() -> tellAndLeave(destination));
        busy.put(destination.name(), telling);
        telling.start();
    }

    private void tellAndLeave(Destination destination) {
        try {
            tell(destination);
        } catch (RuntimeException fault) {
            // A full disk or a bug: what was not noted is told again when it can be.
            System.getLogger(Notifier.class.getName())
                    .log(
                            System.Logger.Level.ERROR,
                            "telling " + destination.name() + " failed, trying again",
                            fault);
        } finally {
            busy.remove(destination.name());
        }
    }

    private void tell(Destination destination) {
        List<About> waiting = from.notifications().waiting(destination.name());
        int tooMany = waiting.size() - Outbox.WAITING_MAX;
        for (About about : waiting) {
            Instant now = from.clock().instant();
            if (stopped.getCount() == 0 || !hasRoom(destination.name(), now)) {
                return;
            }
            if (tooMany-- > 0) {
                note(destination, about, new End("given-up", 0, "too much waited for it"));
            } else if (!destination.when(about, now).isAfter(now)) {
                tell(destination, about);
            }
        }
    }

    private void tell(Destination destination, About about) {
        Attempts.Key key = new Attempts.Key(destination.name(), about.position());
        Attempts tried = attempts.computeIfAbsent(destination.name(), _ -> new Attempts());
        Instant now = from.clock().instant();
        if (!tried.isDue(key, now)) {
            return;
        }
        switch (from.words().apply(about)) {
            case Telling.NotYet _ -> {}
            case Telling.LeaveOut left ->
                    note(destination, about, new End("left-out", 0, left.reason()));
            case Telling.Say say -> {
                int times = tried.times(key);
                count(destination.name(), now);
                switch (send(destination, say.message())) {
                    case Sender.Sent.Taken _ -> {
                        tried.forget(key);
                        note(destination, about, new End("sent", times, ""));
                    }
                    case Sender.Sent.Refused refused -> {
                        tried.forget(key);
                        note(destination, about, new End("given-up", times, refused.problem()));
                    }
                    case Sender.Sent.Later later -> {
                        if (!tried.tryAgain(key, now, later.earliest())) {
                            tried.forget(key);
                            note(destination, about, new End("given-up", times, later.problem()));
                        }
                    }
                }
            }
        }
    }

    private Sender.Sent send(Destination destination, Message message) {
        Optional<Where> where = from.addresses().of(destination.name());
        return where.isPresent()
                ? sender.send(destination, where.get(), message)
                : new Sender.Sent.Refused(
                        "its address is not on this machine; add the destination again");
    }

    /// Sends a message at once, once, and notes what became of it.
    ///
    /// @param about the position of what it is about; -1 for a try-out
    /// @return why it was not taken; empty when it was
    Optional<String> sendNow(Destination destination, Message message, long about, String by) {
        String problem =
                switch (send(destination, message)) {
                    case Sender.Sent.Taken _ -> "";
                    case Sender.Sent.Later later -> later.problem();
                    case Sender.Sent.Refused refused -> refused.problem();
                };
        String outcome = problem.isEmpty() ? "sent" : "given-up";
        from.recorder()
                .append(new Told(destination.name(), about, message.id(), outcome, 1, problem, by));
        return problem.isEmpty() ? Optional.empty() : Optional.of(problem);
    }

    private void note(Destination destination, About about, End end) {
        long position =
                from.recorder()
                        .append(
                                new Told(
                                        destination.name(),
                                        about.position(),
                                        Long.toString(about.position()),
                                        end.outcome(),
                                        end.attempts(),
                                        end.problem(),
                                        BY));
        try {
            from.notifications().awaitTaken(position, STOP_WAIT);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean hasRoom(String destination, Instant now) {
        Rate rate = rates.getOrDefault(destination, new Rate(Instant.EPOCH, 0));
        return now.isAfter(rate.minute().plusSeconds(60)) || rate.sent() < MESSAGES_PER_MINUTE_MAX;
    }

    private void count(String destination, Instant now) {
        rates.compute(
                destination,
                (_, rate) ->
                        rate == null || now.isAfter(rate.minute().plusSeconds(60))
                                ? new Rate(now, 1)
                                : new Rate(rate.minute(), rate.sent() + 1));
    }

    /// Stops and waits for what is being sent.
    @Override
    public void close() {
        stopped.countDown();
        try {
            thread.join(STOP_WAIT);
            for (Thread telling : busy.values()) {
                telling.join(STOP_WAIT);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
