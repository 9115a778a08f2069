package dev.gatehouse.bench;

import dev.gatehouse.access.Rulebook;
import dev.gatehouse.detection.DetectionFiles;
import dev.gatehouse.event.SourceName;
import dev.gatehouse.intake.Headers;
import dev.gatehouse.intake.Push;
import dev.gatehouse.intake.PushAnswer;
import dev.gatehouse.intake.PushRequest;
import dev.gatehouse.intake.SourceSecrets;
import dev.gatehouse.outbound.OutboundPolicy;
import dev.gatehouse.posture.Checks;
import dev.gatehouse.record.FollowerStatus;
import dev.gatehouse.record.Recorder;
import dev.gatehouse.record.RecorderSettings;
import dev.gatehouse.record.Sources;
import dev.gatehouse.server.engine.EngineRooms;
import dev.gatehouse.source.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// The engine's rooms as the server opens them, in this process, taking payloads in.
final class LoadedRooms implements AutoCloseable {
    private static final InstantSource CLOCK = InstantSource.system();
    private static final Headers HEADERS =
            new Headers(Map.of("Authorization", List.of("Bearer " + ServerProcess.TOKEN)));

    /// Lines of one delivery.
    private static final int DELIVERY_LINES = 1_000;

    private static final int SENDERS = 2;
    private static final Duration LOOK = Duration.ofMillis(20);

    private final BenchSettings settings;
    private final Recorder recorder;
    private final EngineRooms rooms;

    private LoadedRooms(BenchSettings settings, Recorder recorder, EngineRooms rooms) {
        this.settings = settings;
        this.recorder = recorder;
        this.rooms = rooms;
    }

    static LoadedRooms open(BenchSettings settings, Path data) {
        Recorder recorder = Recorder.open(RecorderSettings.of(data, "bench"));
        return new LoadedRooms(
                settings,
                recorder,
                EngineRooms.open(
                        recorder,
                        new EngineRooms.Reach(
                                settings.tools(),
                                Rulebook.load(settings.houseRules()),
                                Optional.empty(),
                                Checks.NONE,
                                new EngineRooms.Watching(() -> DetectionFiles.Read.NONE, false),
                                OutboundPolicy.PUBLIC_TLS_ONLY),
                        CLOCK,
                        new SecureRandom()));
    }

    /// The source of that name, connected if it was not; its senders prove themselves with
    /// [ServerProcess#TOKEN].
    static Source source(Sources sources, SourceSecrets secrets, String name) {
        SourceName parsed = SourceName.parse(name);
        return sources.byName(parsed)
                .orElseGet(() -> {
                    Source made = sources.add(Sources.Connection.of(parsed), "bench");
                    secrets.set(
                            made.number(),
                            "bulk",
                            ServerProcess.TOKEN.getBytes(StandardCharsets.UTF_8));
                    return made;
                });
    }

    /// Pushes all payloads; when it returns they are durable.
    ///
    /// @return pieces that were taken
    long push(List<Payloads> payloads) throws IOException, InterruptedException {
        long taken = 0;
        for (Payloads one : payloads) {
            Source source = source(rooms.sources(), rooms.secrets(), one.source());
            taken += push(rooms.push(), source, one.file());
        }
        return taken;
    }

    /// Pushes a file; when it returns its lines are durable.
    static long push(Push push, Source source, Path file) throws IOException, InterruptedException {
        Pushing pushing = new Pushing(push, source);
        try (LineFile lines = new LineFile(file)) {
            List<Thread> senders = new ArrayList<>();
            for (int i = 0; i < SENDERS; i++) {
                senders.add(Thread.ofPlatform().start(() -> pushing.all(lines)));
            }
            for (Thread sender : senders) {
                sender.join();
            }
        }
        if (pushing.refused.get() > 0) {
            throw new IOException("a delivery to " + source.name() + " was refused");
        }
        return pushing.taken.get();
    }

    /// Sends what is left of a file to a source, by several threads at once.
    private static final class Pushing {
        private final Push push;
        private final Source source;
        private final AtomicLong taken = new AtomicLong();
        private final AtomicLong refused = new AtomicLong();

        Pushing(Push push, Source source) {
            this.push = push;
            this.source = source;
        }

        void all(LineFile lines) {
            try {
                byte[] body = lines.next(DELIVERY_LINES);
                while (body.length > 0) {
                    switch (push.take(new PushRequest(source, "", HEADERS, body, "127.0.0.1"))) {
                        case PushAnswer.Taken one -> taken.addAndGet(one.newPieces());
                        case PushAnswer.NotAuthentic _, PushAnswer.NoSuchChannel _ ->
                                refused.incrementAndGet();
                    }
                    body = lines.next(DELIVERY_LINES);
                }
            } catch (IOException problem) {
                throw new UncheckedIOException(problem);
            }
        }
    }

    /// Waits until every view has taken all there is.
    void awaitViews() throws InterruptedException {
        while (rooms.followers().all().stream()
                        .mapToLong(FollowerStatus::lagRecords)
                        .max()
                        .orElse(0)
                > 0) {
            Thread.sleep(LOOK);
        }
    }

    EngineRooms rooms() {
        return rooms;
    }

    Recorder recorder() {
        return recorder;
    }

    /// Seals and commits everything.
    @Override
    public void close() {
        settings.say("closing " + recorder.data().views());
        rooms.close();
        recorder.journal().seal();
        recorder.close();
    }
}
