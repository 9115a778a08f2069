package dev.gatehouse.intake;

import dev.gatehouse.outbound.OutboundClient;
import dev.gatehouse.record.Recorder;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;

/// Polls all channels that are asked for their events, each on a thread of its own, until it is
/// closed. A tool that does not answer is asked again; the process never stops for it.
public final class Polls implements AutoCloseable {
    /// How long a channel is left alone between two passes.
    public static final Duration PASS_SECONDS = Duration.ofSeconds(60);

    /// How long all channels are left alone while the views are far behind.
    public static final Duration BEHIND_SECONDS = Duration.ofSeconds(30);

    private final Recorder recorder;
    private final OutboundClient client;
    private final InstantSource clock;
    private final BooleanSupplier behind;
    private final Loops<Poller> loops = new Loops<>("poll");

    /// @param behind whether the views are so far behind that what can wait has to; what is not
    ///   asked for now the tool still has later
    public Polls(
            Recorder recorder, OutboundClient client, InstantSource clock, BooleanSupplier behind) {
        this.recorder = recorder;
        this.client = client;
        this.clock = clock;
        this.behind = behind;
    }

    /// Begins to poll a channel, or goes on where it stopped. Asking twice changes nothing.
    public void poll(PolledChannel polled) {
        loops.start(
                polled.source().number() + "-" + polled.channel().name(),
                () -> new Poller(recorder, client, polled, clock),
                this::run);
    }

    /// Stops polling a channel.
    public void leave(int source, String channel) {
        loops.leave(source + "-" + channel);
    }

    /// How each is doing.
    public List<PollStatus> status() {
        return loops.all().stream().map(Poller::status).toList();
    }

    private void run(Poller poller, Loops.Stop stop) {
        Duration pause = Duration.ZERO;
        while (!stop.within(pause)) {
            try {
                pause = behind.getAsBoolean() ? hold(poller) : step(poller);
            } catch (IOException | RuntimeException | StackOverflowError problem) {
                pause = PASS_SECONDS;
                Poller.Step _ = poller.failed(Loops.words(problem), clock.instant().plus(pause));
            }
        }
    }

    private Duration hold(Poller poller) {
        poller.hold(clock.instant().plus(BEHIND_SECONDS));
        return BEHIND_SECONDS;
    }

    private Duration step(Poller poller) throws IOException {
        return switch (poller.step()) {
            case MORE -> Duration.ZERO;
            case DONE -> PASS_SECONDS;
            case WAIT -> untilNext(poller.status());
        };
    }

    private Duration untilNext(PollStatus status) {
        Instant now = clock.instant();
        Duration wait = Duration.between(now, status.waitsUntil().orElse(now));
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    @Override
    public void close() {
        loops.close();
    }
}
