package dev.gatehouse.rehearsal;

import dev.gatehouse.event.EventId;
import dev.gatehouse.event.SourceName;
import dev.gatehouse.event.Text;
import dev.gatehouse.event.Trust;
import dev.gatehouse.journal.JournalException;
import dev.gatehouse.record.Delivery;
import dev.gatehouse.record.Frame;
import dev.gatehouse.record.Recorder;
import dev.gatehouse.record.RehearsalRecord.RehearsalScored;
import dev.gatehouse.record.RehearsalRecord.Rehearsed;
import dev.gatehouse.record.Sources;
import dev.gatehouse.record.Way;
import dev.gatehouse.rehearsal.Rehearsal.Step;
import dev.gatehouse.rehearsal.Score.Expected;
import dev.gatehouse.rehearsal.Score.Told;
import dev.gatehouse.source.Source;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// Plays rehearsals, one at a time. That one is played is a record before its first piece, and how
/// it went is one afterwards. Its pieces go the way of every delivery, through sources of their own
/// that take nothing in at any other time. Safe for many threads.
public final class Rehearsing implements AutoCloseable {
    /// How long a detection, and after it a destination, is waited for.
    public static final Duration WAIT_SECONDS_MAX = Duration.ofSeconds(30);

    /// Rehearsals whose score is remembered.
    public static final int SCORES_MAX = 50;

    private static final long LOOK_MILLIS = 5;
    private static final int RUN_LETTERS = 8;
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final String SCHEME = "rehearsal";

    private final From from;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Deque<Score> scores = new ArrayDeque<>();
    private Optional<Thread> playing = Optional.empty();

    /// What it works with.
    ///
    /// @param matched the names of the detections that matched an event
    /// @param raises whether what a detection of that name matches is raised
    /// @param destinations the names of those who are told of findings
    /// @param afterwards told the score when nothing more is waited for, before it is done
    public record From(
            Recorder recorder,
            Sources sources,
            Function<EventId, List<String>> matched,
            Predicate<String> raises,
            Supplier<List<String>> destinations,
            Consumer<Score> afterwards,
            InstantSource clock,
            RandomGenerator random) {}

    public Rehearsing(From from) {
        this.from = from;
    }

    /// Sends the pieces of a rehearsal; how it goes is asked of [#score].
    ///
    /// @param by who plays it
    /// @return empty while another one is being played
    /// @throws JournalException when the journal cannot append; nothing more was sent
    public synchronized Optional<Score> play(Rehearsal rehearsal, String by) {
        if (playing.isPresent() || stopped.getCount() == 0) {
            return Optional.empty();
        }
        String run = run();
        from.recorder()
                .append(
                        new Rehearsed(
                                rehearsal.name(),
                                run,
                                rehearsal.sources().stream().map(SourceName::toString).toList(),
                                rehearsal.expects(),
                                by));
        Instant now = from.clock().instant();
        long begin = from.recorder().journal().size();
        List<String> events = new ArrayList<>();
        Instant sent = now;
        try {
            rehearsal.sources().forEach(source -> open(source, by));
            for (Step step : rehearsal.steps()) {
                sent = from.clock().instant();
                events.add(send(step, new Filling(run, now.minus(step.before()))));
            }
        } catch (JournalException refused) {
            shut(rehearsal, by);
            throw refused;
        }
        Score begun =
                new Score(
                        rehearsal,
                        run,
                        by,
                        now,
                        false,
                        events,
                        rehearsal.expects().stream()
                                .map(name -> Expected.of(name, from.raises().test(name)))
                                .toList(),
                        from.destinations().get().stream().map(Told::nothingOf).toList());
        Following following =
                new Following(from.recorder().journal(), begin, from.matched(), begun);
        note(begun);
        Instant last = sent;
        playing =
                Optional.of(
                        Thread.ofVirtual()
                                .name("rehearsal")
                                .start(() -> watch(following, begun, last)));
        return Optional.of(begun);
    }

    private String run() {
        StringBuilder run = new StringBuilder();
        for (int i = 0; i < RUN_LETTERS; i++) {
            run.append(LETTERS.charAt(from.random().nextInt(LETTERS.length())));
        }
        return run.toString();
    }

    private void open(SourceName name, String by) {
        Optional<Source> known = from.sources().byName(name);
        if (known.isEmpty()) {
            from.sources().add(Sources.Connection.of(name), by);
        } else if (!from.sources().isEnabled(known.get())) {
            change(known.get(), true, by);
        }
    }

    private void change(Source source, boolean enabled, String by) {
        from.sources().change(source, enabled, from.sources().settings(source), by);
    }

    private void shut(Rehearsal rehearsal, String by) {
        for (SourceName name : rehearsal.sources()) {
            try {
                from.sources()
                        .byName(name)
                        .filter(from.sources()::isEnabled)
                        .ifPresent(source -> change(source, false, by));
            } catch (JournalException closed) {
                return;
            }
        }
    }

    private String send(Step step, Filling filling) {
        byte[] piece = filling.fill(step.piece()).getBytes(StandardCharsets.UTF_8);
        Source source = from.sources().byName(step.source()).orElseThrow();
        Delivery delivery =
                new Delivery(
                        source.number(),
                        step.channel(),
                        Way.PUSH,
                        from.clock().instant(),
                        step.headers(),
                        SCHEME,
                        Trust.SECRET,
                        Text.Absent.NOT_SENT,
                        piece,
                        List.of(new Frame.Slice(0, piece.length)),
                        false);
        // The piece stands behind the record of its delivery.
        return new EventId(from.recorder().receive(delivery).firstPosition() + 1, 0).toString();
    }

    private void watch(Following following, Score begun, Instant sent) {
        Score score = begun;
        try {
            do {
                score = following.read(since(sent));
                note(score);
            } while (!isSettled(score, since(sent))
                    && !stopped.await(LOOK_MILLIS, TimeUnit.MILLISECONDS));
            from.afterwards().accept(score);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } finally {
            shut(score.rehearsal(), score.by());
            end(score);
        }
    }

    private long since(Instant sent) {
        return Duration.between(sent, from.clock().instant()).toMillis();
    }

    private static boolean isSettled(Score score, long millis) {
        boolean isTold =
                score.findings().findAny().isEmpty()
                        || score.told().stream().allMatch(one -> !one.outcome().isEmpty());
        return (score.isSeen() && isTold) || millis > WAIT_SECONDS_MAX.toMillis();
    }

    private void end(Score score) {
        try {
            from.recorder().append(scored(score));
        } catch (JournalException closed) {
            // The score is still shown; that it is not kept, Integrity says.
        }
        synchronized (this) {
            note(score.done());
            playing = Optional.empty();
        }
    }

    private static RehearsalScored scored(Score score) {
        return new RehearsalScored(
                score.rehearsal().name(),
                score.run(),
                names(score, one -> one.seenMillis().isPresent()),
                names(score, one -> one.raisedMillis().isPresent()),
                score.told().stream()
                        .filter(one -> one.outcome().equals("sent"))
                        .map(Told::destination)
                        .toList(),
                score.millis().orElse(-1L));
    }

    private static List<String> names(Score score, Predicate<Expected> which) {
        return score.expected().stream().filter(which).map(Expected::detection).toList();
    }

    private synchronized void note(Score score) {
        scores.removeIf(one -> one.run().equals(score.run()));
        scores.addFirst(score);
        while (scores.size() > SCORES_MAX) {
            scores.removeLast();
        }
    }

    /// The rehearsals played since the start, the latest first.
    public synchronized List<Score> scores() {
        return List.copyOf(scores);
    }

    /// The one of that run.
    public synchronized Optional<Score> score(String run) {
        return scores.stream().filter(one -> one.run().equals(run)).findFirst();
    }

    /// Ends what is being played.
    @Override
    public void close() {
        stopped.countDown();
        Optional<Thread> last;
        synchronized (this) {
            last = playing;
        }
        try {
            if (last.isPresent()) {
                last.get().join();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
