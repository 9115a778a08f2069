package dev.gatehouse.access;

import dev.gatehouse.access.Verdict.Value;
import dev.gatehouse.access.model.Model;
import dev.gatehouse.access.model.ModelFiles;
import dev.gatehouse.access.model.ModelProblem;
import dev.gatehouse.access.model.ModelText;
import dev.gatehouse.access.model.Revision;
import dev.gatehouse.record.AccessRecord;
import dev.gatehouse.record.Recorder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The access model that is judged by, kept up with the files it is written in: a change is
/// replayed, recorded, and then in force; one that cannot be used is recorded as refused, and the
/// one before stays in force. Safe for many threads.
public final class ModelInForce implements AutoCloseable {
    private static final long LOOK_MILLIS = 2_000;
    private static final long CLOSE_LOOK_MILLIS = 50;
    private static final Duration TAKEN_MAX = Duration.ofSeconds(60);
    private static final String BY = "gatehouse";

    private final Recorder recorder;
    private final ModelHistory history;
    private final ReentrantLock lock = new ReentrantLock();
    private final Thread thread;
    private volatile State state;
    private volatile boolean closed;
    private @Nullable Judgement judgement;
    private String refusedDigest = "";
    // The files, and what was told of the model, when both were last found to be in force.
    private String settled = "";
    private long settledVersion;

    /// How things stand.
    ///
    /// @param directory where the files are; empty where no model is set up
    /// @param rulebook what is judged by
    /// @param revision of the files when they came into force
    /// @param mistakes why the files as they are now are not in force; empty where they are
    public record State(
            Optional<Path> directory,
            Rulebook rulebook,
            Revision revision,
            List<ModelProblem.Mistake> mistakes) {
        public State {
            mistakes = List.copyOf(mistakes);
        }
    }

    private ModelInForce(Recorder recorder, ModelHistory history, State state) {
        this.recorder = recorder;
        this.history = history;
        this.state = state;
        this.thread = Thread.ofVirtual().name("model").unstarted(this::look);
    }

    /// The model that was last in force, until its files have been looked at.
    ///
    /// @param directory where the files are; empty for no model
    /// @param house the house rules
    public static ModelInForce open(
            Recorder recorder, ModelHistory history, Optional<Path> directory, Rulebook house) {
        State state = new State(directory, house, Revision.NONE, List.of());
        ModelInForce inForce = new ModelInForce(recorder, history, state);
        inForce.state = inForce.last(state);
        return inForce;
    }

    private State last(State before) {
        Rulebook house = before.rulebook().with(Model.NONE, List.of());
        return history.lastChange()
                .map(told -> (AccessRecord.ModelChanged) told.record())
                .map(changed ->
                        new State(
                                before.directory(),
                                house.with(answered(Heard.model(changed)), history.held()),
                                new Revision(
                                        changed.branch(),
                                        changed.commit(),
                                        changed.author(),
                                        changed.committed()),
                                before.mistakes()))
                .orElseGet(() ->
                        new State(
                                before.directory(),
                                house.with(answered(Model.NONE), List.of()),
                                before.revision(),
                                before.mistakes()));
    }

    private Model answered(Model files) {
        return history.answers().on(files);
    }

    /// How things stand.
    public State state() {
        return state;
    }

    /// What became of the model so far.
    public ModelHistory history() {
        return history;
    }

    /// Begins to look at the files, and judges by them.
    public void follow(Judgement judging) {
        lock.lock();
        try {
            judgement = judging;
        } finally {
            lock.unlock();
        }
        thread.start();
    }

    /// Reads the model from there from now on, and returns when it is in force or refused.
    public void use(Path directory) throws IOException, InterruptedException {
        lock.lock();
        try {
            state =
                    new State(
                            Optional.of(directory),
                            state.rulebook(),
                            state.revision(),
                            state.mistakes());
            lookOnce();
        } finally {
            lock.unlock();
        }
    }

    private void look() {
        boolean told = false;
        while (!closed) {
            lock.lock();
            try {
                lookOnce();
                told = false;
            } catch (IOException | RuntimeException world) {
                if (!told) {
                    System.getLogger(ModelInForce.class.getName())
                            .log(
                                    System.Logger.Level.ERROR,
                                    "the access model cannot be looked at, trying on: " + world);
                }
                told = true;
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return;
            } finally {
                lock.unlock();
            }
            pause();
        }
    }

    private void pause() {
        try {
            for (long waited = 0; !closed && waited < LOOK_MILLIS; waited += CLOSE_LOOK_MILLIS) {
                Thread.sleep(CLOSE_LOOK_MILLIS);
            }
        } catch (InterruptedException stop) {
            closed = true;
            Thread.currentThread().interrupt();
        }
    }

    // What the journal says of earlier models must be known before anything is said about this one.
    private void lookOnce() throws IOException, InterruptedException {
        if (!history.awaitTaken(recorder.journal().size() - 1, TAKEN_MAX)) {
            return;
        }
        List<ModelText> texts;
        try {
            texts = state.directory().map(ModelFiles::texts).orElse(List.of());
        } catch (ModelProblem unusable) {
            refuse(Revision.NONE, "", unusable.mistakes());
            return;
        }
        String digest = Model.digest(texts);
        // Reading the last model again costs much, and hardly ever says anything else.
        if (isSame(digest)) {
            return;
        }
        long version = history.version();
        State last = last(state);
        if (digest.equals(Model.digest(last.rulebook().model().texts()))) {
            refusedDigest = "";
            state = without(last);
            judging().changeIfOther(state.rulebook());
            settled = digest;
            settledVersion = version;
        } else if (!digest.equals(refusedDigest)) {
            change(texts, digest);
        }
    }

    private boolean isSame(String digest) {
        return digest.equals(settled)
                && settledVersion == history.version()
                && state.mistakes().isEmpty();
    }

    private static State without(State last) {
        return new State(last.directory(), last.rulebook(), last.revision(), List.of());
    }

    private Judgement judging() {
        Judgement judging = judgement;
        if (judging == null) {
            throw new IllegalStateException("nobody judges yet");
        }
        return judging;
    }

    private void change(List<ModelText> texts, String digest)
            throws IOException, InterruptedException {
        Revision revision =
                state.directory().map(where -> Revision.of(where, texts)).orElse(Revision.NONE);
        try {
            Rulebook next = state.rulebook().with(answered(Model.read(texts)), history.held());
            Replay replay = judging().replay(next, revision.author(), _ -> {});
            long position = recorder.append(changed(texts, digest, revision, replay));
            if (!history.awaitTaken(position, TAKEN_MAX)) {
                throw new IOException("it is recorded, but the history of the model is behind");
            }
            refusedDigest = "";
            state = without(last(state));
            judging().changeIfOther(state.rulebook());
        } catch (ModelProblem unusable) {
            refuse(revision, digest, unusable.mistakes());
        }
    }

    private AccessRecord changed(
            List<ModelText> texts, String digest, Revision revision, Replay replay) {
        return new AccessRecord.ModelChanged(
                digest,
                texts.stream()
                        .map(one -> new AccessRecord.ModelFile(one.name(), one.text()))
                        .toList(),
                revision.branch(),
                revision.commit(),
                revision.author(),
                revision.committed(),
                history.lastChange().map(ModelHistory.Told::position).orElse(-1L),
                replay.to(Value.UNEXPECTED),
                replay.to(Value.EXPECTED),
                replay.own(),
                BY);
    }

    private void refuse(Revision revision, String digest, List<ModelProblem.Mistake> mistakes) {
        if (state.mistakes().equals(mistakes)) {
            return;
        }
        ModelProblem.Mistake first = mistakes.getFirst();
        if (!isRefused(first)) {
            recorder.append(
                    new AccessRecord.ModelRefused(
                            digest,
                            first.file(),
                            first.line(),
                            first.what(),
                            first.suggestion(),
                            revision.branch(),
                            revision.commit(),
                            BY));
        }
        refusedDigest = digest;
        state = new State(state.directory(), state.rulebook(), state.revision(), mistakes);
    }

    // A restart finds the same files wrong in the same way.
    private boolean isRefused(ModelProblem.Mistake first) {
        List<ModelHistory.Told> told = history.told();
        return !told.isEmpty()
                && told.getLast().record() instanceof AccessRecord.ModelRefused refused
                && refused.file().equals(first.file())
                && refused.line() == first.line()
                && refused.problem().equals(first.what());
    }

    /// Lets a change count for its author's own past.
    ///
    /// @param change the position of its record
    /// @param by somebody else, `user:<id>`
    /// @throws IllegalArgumentException when nothing waits there
    public void approve(long change, String reason, String by)
            throws IOException, InterruptedException {
        lock.lock();
        try {
            if (history.held().stream().noneMatch(held -> held.before() == change)) {
                throw new IllegalArgumentException("no change of the model waits there");
            }
            comesIntoForce(List.of(new AccessRecord.ModelApproved(change, reason, by)));
        } finally {
            lock.unlock();
        }
    }

    /// Lets answers count, or takes some back.
    public void answer(List<AccessRecord.Answered> answers)
            throws IOException, InterruptedException {
        lock.lock();
        try {
            comesIntoForce(answers);
        } finally {
            lock.unlock();
        }
    }

    private void comesIntoForce(List<? extends AccessRecord> records)
            throws IOException, InterruptedException {
        long position = -1;
        for (AccessRecord record : records) {
            position = recorder.append(record);
        }
        if (!history.awaitTaken(position, TAKEN_MAX)) {
            throw new IOException("it is recorded, but the history of the model is behind");
        }
        State last = last(state);
        state = new State(last.directory(), last.rulebook(), last.revision(), state.mistakes());
        judging().changeIfOther(state.rulebook());
    }

    /// Checks files as they would be in force.
    ///
    /// @throws ModelProblem with every mistake
    public Rulebook draft(List<ModelText> texts) {
        Model read = Model.read(new ArrayList<>(texts));
        return state.rulebook().with(answered(read), history.held());
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException wait) {
            Thread.currentThread().interrupt();
        }
    }
}
