package dev.gatehouse.access.compare;

import dev.gatehouse.access.Judgement;
import dev.gatehouse.access.used.Use;
import dev.gatehouse.inventory.Inventory;
import dev.gatehouse.inventory.Picture;
import dev.gatehouse.people.People;
import dev.gatehouse.people.Who;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/// The comparisons of one installation, brought up to date whenever somebody asks for them; what
/// did not change is not compared again. Safe for many threads.
public final class LiveComparisons {
    private final Judgement judgement;
    private final People people;
    private final Inventory inventory;
    private final Watched watched;
    private final InstantSource clock;
    private final Comparisons comparisons = new Comparisons();
    private final ReentrantLock lock = new ReentrantLock();
    private long usesVersion = -1;
    private Versions last = new Versions("", 0, 0, 0, 0);

    // What an answer depends on; days are counted since 1970.
    private record Versions(String model, long people, long inventory, long uses, long day) {}

    private record Activity(long version, List<String> accounts, List<String> touched) {}

    /// @param watched how far back use would have been seen
    public LiveComparisons(Judgement judgement, Rooms rooms, Watched watched, InstantSource clock) {
        this.judgement = judgement;
        this.people = rooms.people();
        this.inventory = rooms.inventory();
        this.watched = watched;
        this.clock = clock;
    }

    /// Where it looks.
    public record Rooms(People people, Inventory inventory) {}

    /// The comparisons as of now.
    public Comparisons now() {
        lock.lock();
        try {
            Activity activity =
                    judgement.counted(uses ->
                            new Activity(
                                    uses.version(), uses.accounts(-1), uses.accounts(usesVersion)));
            Picture granted = inventory.now();
            Who who = people.now();
            Instant at = clock.instant();
            Grounds grounds = Grounds.of(judgement.rulebook().model(), granted, who, at);
            Versions versions =
                    new Versions(
                            grounds.expected().model().digest(),
                            who.version(),
                            granted.version(),
                            activity.version(),
                            at.getEpochSecond() / 86_400);
            if (!versions.equals(last)) {
                comparisons.update(
                        inputs(grounds),
                        new Comparisons.Activity(activity.accounts(), activity.touched()));
                usesVersion = activity.version();
                last = versions;
            }
            return comparisons;
        } finally {
            lock.unlock();
        }
    }

    /// Accounts nobody answers for, of people who left, or that nobody uses, as of now.
    public Identities.Found identities() {
        return new Identities(inputs()).find(judgement.counted(uses -> uses.accounts(-1)));
    }

    /// What comparisons are made of, as of now.
    public Inputs inputs() {
        return inputs(
                Grounds.of(
                        judgement.rulebook().model(),
                        inventory.now(),
                        people.now(),
                        clock.instant()));
    }

    /// Everybody beside every resource. What is granted is as of `at`, who is who and the model as
    /// of now; of what was used, what began after `at` is left out.
    public Matrix matrix(Instant at) {
        Grounds grounds =
                Grounds.of(judgement.rulebook().model(), inventory.at(at), people.now(), at);
        Inputs now = inputs(grounds);
        return new Matrix(
                new Inputs(
                        grounds,
                        account ->
                                now.used().apply(account).stream()
                                        .filter(use -> !use.first().isAfter(at))
                                        .toList(),
                        watched,
                        now.changes()),
                judgement.counted(uses -> uses.accounts(-1)));
    }

    /// Everybody beside every resource, as of now.
    public Matrix matrix() {
        return new Matrix(inputs(), judgement.counted(uses -> uses.accounts(-1)));
    }

    private Inputs inputs(Grounds grounds) {
        Instant from = grounds.at().minus(Inputs.UNUSED_DAYS);
        return new Inputs(
                grounds,
                account -> usesOf(account, from),
                watched,
                inventory.alterations(from, grounds.at()));
    }

    private List<Use> usesOf(String account, Instant from) {
        return judgement.counted(uses -> uses.of(account, from));
    }
}
