package dev.gatehouse.intake;

import dev.gatehouse.record.OwnRecord;
import dev.gatehouse.record.Recorder;
import dev.gatehouse.record.Way;
import dev.gatehouse.source.Framing;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;

/// Follows the files of all sources that are read from files, each on a thread of its own. A file
/// that cannot be read is tried again and shown with its error; the process never stops for it.
public final class Tails implements AutoCloseable {
    /// How long a file without news is left alone.
    public static final Duration POLL_MILLIS = Duration.ofMillis(200);

    /// How long a file that could not be read is left alone.
    public static final Duration RETRY_SECONDS = Duration.ofSeconds(5);

    private final Recorder recorder;
    private final InstantSource clock;
    private final Growth growth;
    private final Duration retry;
    private final Loops<Followed> loops = new Loops<>("tail");

    /// A file being followed, and how that is going.
    private record Followed(TailedFile file, AtomicReference<TailStatus> status) {}

    /// How one tail is doing.
    ///
    /// @param error what is wrong now; empty when nothing is
    public record TailStatus(TailedFile file, TailPosition position, String error) {}

    public Tails(Recorder recorder, InstantSource clock) {
        this(recorder, clock, RETRY_SECONDS);
    }

    /// @param retry how long a file that could not be read is left alone
    Tails(Recorder recorder, InstantSource clock, Duration retry) {
        this.retry = retry;
        this.recorder = recorder;
        this.clock = clock;
        this.growth = new Growth(recorder, clock);
    }

    /// Begins to follow a file, or goes on where it stopped. Asking twice changes nothing.
    public void follow(TailedFile file) {
        TailStatus begun = new TailStatus(file, TailPosition.START, "");
        loops.start(
                key(file), () -> new Followed(file, new AtomicReference<>(begun)), this::follow);
    }

    /// Stops following a file of that source's channel.
    public void leave(int source, String channel) {
        loops.leave(source + "-" + channel);
    }

    /// How each is doing.
    public List<TailStatus> status() {
        return loops.all().stream().map(one -> one.status().get()).toList();
    }

    private void follow(Followed one, Loops.Stop stop) {
        TailedFile file = one.file();
        TailMemory memory = new TailMemory(memoryFile(file), recorder.journal());
        do {
            try (FileTail tail =
                    new FileTail(
                            file.path(),
                            memory.recall(file.source().number(), file.channel().name()),
                            new WholePieces(framing(file), clock),
                            sink(file))) {
                poll(tail, one, memory, stop);
            } catch (IOException | RuntimeException | StackOverflowError problem) {
                one.status()
                        .updateAndGet(last ->
                                new TailStatus(file, last.position(), Loops.words(problem)));
            }
        } while (!stop.within(retry));
    }

    private void poll(FileTail tail, Followed one, TailMemory memory, Loops.Stop stop)
            throws IOException {
        boolean any;
        do {
            any = tail.poll();
            one.status().set(new TailStatus(one.file(), tail.position(), ""));
            if (any) {
                memory.note(tail.position(), recorder.journal().size());
            }
        } while (!stop.within(any ? Duration.ZERO : POLL_MILLIS));
    }

    private static Framing framing(TailedFile file) {
        return Framer.ofFile(file.channel().framing());
    }

    private TailSink sink(TailedFile file) {
        return new TailSink() {
            @Override
            public void take(TailChunk chunk) {
                Tails.this.take(file, chunk);
            }

            @Override
            public void lost(String words) {
                Tails.this.lost(file, words);
            }
        };
    }

    private void take(TailedFile file, TailChunk chunk) {
        growth.take(
                new Growth.Of(
                        file.source(),
                        file.channel(),
                        Way.TAIL,
                        chunk.at().fileId(),
                        "file",
                        new TreeMap<>()),
                new Growth.Stretch(
                        chunk.at().offset(),
                        chunk.bytes(),
                        Framer.cut(chunk.bytes(), framing(file))));
    }

    private void lost(TailedFile file, String words) {
        Instant now = clock.instant();
        recorder.append(
                file.source().number(),
                new OwnRecord.Gap(
                        file.source().number(), file.channel().name(), now, now, words, false));
    }

    private Path memoryFile(TailedFile file) {
        return recorder.data().views().resolve("tails").resolve(key(file) + ".json");
    }

    private static String key(TailedFile file) {
        return file.source().number() + "-" + file.channel().name();
    }

    @Override
    public void close() {
        loops.close();
    }
}
