package dev.gatehouse.record;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Lets views follow the journal, each on a thread of its own and at its own pace.
///
/// A record that breaks a view is passed over there after a `quarantined` record says so; more than
/// [Follower#QUARANTINED_PER_MINUTE_MAX] a minute stop the view, and so does a kind of record that
/// this version does not know. A full disk stops nothing: the view tries again and says that it
/// does.
public final class Followers implements AutoCloseable {
    private final Recorder recorder;
    private final InstantSource clock;
    private final Batches batches;
    private final List<Follower> followers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    public Followers(Recorder recorder, InstantSource clock) {
        this.recorder = recorder;
        this.clock = clock;
        this.batches = new Batches(recorder.journal());
    }

    /// Starts a view; it goes on until this is closed.
    public synchronized void follow(Fold fold) {
        Follower follower = new Follower(fold, recorder, clock, batches);
        followers.add(follower);
        threads.add(Thread.ofPlatform().name("view-" + fold.name()).start(follower));
    }

    /// How far the view of that name has come.
    public synchronized Optional<FollowerStatus> status(String name) {
        return all().stream().filter(status -> status.name().equals(name)).findFirst();
    }

    /// How far every view has come, in the order they were started.
    public synchronized List<FollowerStatus> all() {
        return followers.stream().map(Follower::status).toList();
    }

    /// Stops every view between two batches and waits for it. Close this before the recorder.
    @Override
    public synchronized void close() {
        followers.forEach(Follower::stop);
        for (Thread thread : threads) {
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
    }
}
