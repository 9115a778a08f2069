package dev.gatehouse.access.draft;

import dev.gatehouse.access.Answers;
import dev.gatehouse.access.Judgement;
import dev.gatehouse.access.model.AnswerText;
import dev.gatehouse.inventory.Inventory;
import dev.gatehouse.people.People;
import dev.gatehouse.record.AccessRecord.Answered;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Drafts and questions of one installation, from what it knows when somebody asks. Reading
/// everything that happened takes a while, so habits are kept while verdicts are by the same rules:
/// twenty times as long as reading them took, a minute at most. Safe for many threads.
public final class Drafting {
    /// Days of use that are read unless somebody says otherwise.
    public static final int DAYS_USUAL = 90;

    /// Days of use that can be read.
    public static final int DAYS_MAX = 400;

    private static final Duration KEPT_SECONDS_MAX = Duration.ofSeconds(60);
    private static final int KEPT_TIMES = 20;

    private final Rooms rooms;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Kept kept;

    /// Where it looks.
    ///
    /// @param answers what people answered so far
    public record Rooms(
            Judgement judgement, People people, Inventory inventory, Supplier<Answers> answers) {}

    /// What to ask today.
    ///
    /// @param asked by part, whom somebody said to ask instead
    /// @param more questions that wait for another day
    /// @param leftOut further questions, that settle too little to be asked
    /// @param leftOutEvents undecided events that no question is about
    public record Open(
            List<Question> today,
            Map<String, String> asked,
            int more,
            int leftOut,
            long leftOutEvents) {
        public Open {
            today = List.copyOf(today);
            asked = Map.copyOf(asked);
        }
    }

    private record Kept(String epoch, int days, Instant until, Habits habits) {}

    /// A draft, and what it was made from.
    ///
    /// @param undecided events of which nothing says whether they were all right
    /// @param leftOut events of habits that were too many to tell apart
    public record Drafted(Draft draft, long undecided, long leftOut) {}

    public Drafting(Rooms rooms, InstantSource clock) {
        this.rooms = rooms;
        this.clock = clock;
    }

    /// Drafts from the use of so many days.
    ///
    /// @param inScope which paths may count
    public Drafted draft(int days, Predicate<String> inScope) throws IOException {
        if (days < 1 || days > DAYS_MAX) {
            throw new IllegalArgumentException("use is read of 1 to " + DAYS_MAX + " days");
        }
        Habits habits = habits(days);
        List<Habit> some = habits.all().stream().filter(one -> inScope.test(one.place())).toList();
        Known known = new Known(rooms.people().now(), rooms.inventory().now(), clock.instant());
        long undecided = some.stream().mapToLong(Habit::events).sum();
        return new Drafted(Draft.of(some, known), undecided, habits.leftOut());
    }

    /// The questions that the use of ninety days leaves and nobody has answered.
    ///
    /// @param inScope which paths may be asked about
    public Questions questions(Predicate<String> inScope) throws IOException {
        Instant now = clock.instant();
        List<Answered> standing =
                rooms.answers().get().all().stream()
                        .filter(one -> one.stands(now))
                        .map(Answers.Given::answered)
                        .toList();
        return Questions.open(
                draft(DAYS_USUAL, inScope).draft(), rooms.judgement().rulebook().model(), standing);
    }

    /// What to ask today: as many as nobody has answered today yet.
    ///
    /// @param inScope which paths may be asked about
    public Open open(Predicate<String> inScope) throws IOException {
        Questions all = questions(inScope);
        Map<String, String> asked = new HashMap<>();
        Set<String> answered = new HashSet<>();
        Instant today = clock.instant().truncatedTo(ChronoUnit.DAYS);
        for (Answers.Given one : rooms.answers().get().all()) {
            Answered said = one.answered();
            if (said.reply().equals(AnswerText.ASK_THE_OWNER)) {
                asked.put(said.question(), said.owner());
            } else if (!one.when().isBefore(today) && AnswerText.counts(said.reply())) {
                answered.add(said.permissions() + " " + Place.kind(said.on().getFirst()));
            }
        }
        List<Question> open = all.asked();
        int most = Math.clamp(Questions.DAY_MAX - answered.size(), 0, open.size());
        return new Open(
                open.subList(0, most),
                asked,
                open.size() - most,
                all.leftOut(),
                all.leftOutEvents());
    }

    private Habits habits(int days) throws IOException {
        lock.lock();
        try {
            Instant now = clock.instant();
            String epoch = rooms.judgement().epoch();
            Kept last = kept;
            boolean fits =
                    last != null
                            && last.days() == days
                            && !epoch.isEmpty()
                            && epoch.equals(last.epoch())
                            && now.isBefore(last.until());
            if (last != null && fits) {
                return last.habits();
            }
            Habits habits = Habits.of(rooms.judgement(), now.minus(Duration.ofDays(days)));
            kept = new Kept(epoch, days, keptUntil(now), habits);
            return habits;
        } finally {
            lock.unlock();
        }
    }

    private Instant keptUntil(Instant begun) {
        Instant done = clock.instant();
        Duration worth = Duration.between(begun, done).multipliedBy(KEPT_TIMES);
        return done.plus(worth.compareTo(KEPT_SECONDS_MAX) < 0 ? worth : KEPT_SECONDS_MAX);
    }
}
