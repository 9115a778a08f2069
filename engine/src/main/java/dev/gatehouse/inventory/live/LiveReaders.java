package dev.gatehouse.inventory.live;

import dev.gatehouse.intake.Loops;
import dev.gatehouse.outbound.OutboundClient;
import dev.gatehouse.record.Recorder;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Asks all sources that have an API what they allow, each on a thread of its own, until it is
/// closed. A tool that does not answer is asked again; the process never stops for it.
public final class LiveReaders implements AutoCloseable {
    /// How long a source is left alone after something went wrong that nobody foresaw, and while
    /// the views are far behind.
    public static final Duration PAUSE_SECONDS = Duration.ofSeconds(60);

    private final Recorder recorder;
    private final OutboundClient client;
    private final InstantSource clock;
    private final BooleanSupplier behind;
    private final Loops<LiveReader> loops = new Loops<>("inventory");

    /// @param behind whether the views are so far behind that what can wait has to
    public LiveReaders(
            Recorder recorder, OutboundClient client, InstantSource clock, BooleanSupplier behind) {
        this.recorder = recorder;
        this.client = client;
        this.clock = clock;
        this.behind = behind;
    }

    /// Begins to ask a source, or goes on where it stopped. Asking twice changes nothing.
    public void read(LiveSource asked) {
        loops.start(
                Integer.toString(asked.source().number()),
                () -> new LiveReader(recorder, client, asked, clock),
                this::run);
    }

    /// Stops asking a source.
    public void leave(int source) {
        loops.leave(Integer.toString(source));
    }

    /// How each is doing.
    public List<LiveStatus> status() {
        return loops.all().stream().map(LiveReader::status).toList();
    }

    private void run(LiveReader reader, Loops.Stop stop) {
        Duration pause = Duration.ZERO;
        while (!stop.within(pause)) {
            try {
                pause =
                        behind.getAsBoolean()
                                ? pause(reader, "waits: the views are far behind what is taken in")
                                : reader.step().map(this::until).orElse(Duration.ZERO);
            } catch (IOException | RuntimeException | StackOverflowError problem) {
                pause = pause(reader, Loops.words(problem));
            }
        }
    }

    private Duration pause(LiveReader reader, String why) {
        Optional<Instant> _ = reader.waits(clock.instant().plus(PAUSE_SECONDS), why);
        return PAUSE_SECONDS;
    }

    private Duration until(Instant when) {
        Duration wait = Duration.between(clock.instant(), when);
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    @Override
    public void close() {
        loops.close();
    }
}
