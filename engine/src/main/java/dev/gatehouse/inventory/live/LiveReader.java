package dev.gatehouse.inventory.live;

import dev.gatehouse.intake.PollWait;
import dev.gatehouse.inventory.SnapshotTaking;
import dev.gatehouse.inventory.live.Round.Answered;
import dev.gatehouse.inventory.live.Round.Asked;
import dev.gatehouse.inventory.plan.AnswerReader;
import dev.gatehouse.inventory.plan.ListingPlan;
import dev.gatehouse.journal.Stored;
import dev.gatehouse.outbound.OutboundAnswer;
import dev.gatehouse.outbound.OutboundClient;
import dev.gatehouse.outbound.OutboundProblem;
import dev.gatehouse.record.Recorder;
import dev.gatehouse.secret.Redactor;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// Asks one source for all its listings, one request a step. Every answer is durable before the
/// next is asked for, and a reading that was cut short goes on where it was. A listing that is not
/// told whole is noted so and takes nothing away: refused, not found, cut off, too large, or a page
/// of it lost. Nothing judges before the last listing is through. Confined to one thread.
public final class LiveReader {
    /// How long a reading may take; one that is older begins anew.
    public static final Duration ROUND_DAYS_MAX = Duration.ofDays(2);

    /// Pages of one listing.
    static final int PAGES_MAX = 20_000;

    /// Times one page is asked for while the tool fails.
    static final int ATTEMPTS_MAX = 3;

    /// Times a listing is begun again because the way to its next page ran out.
    static final int RESTARTS_MAX = 2;

    /// Listings named to people among those that are incomplete.
    static final int NAMED_MAX = 5;

    private final Recorder recorder;
    private final OutboundClient client;
    private final LiveSource asked;
    private final InstantSource clock;
    private final AnswerReader answers;
    private final LiveRequests requests;
    private final Path roundFile;
    private final Path lastFile;
    private Optional<Round> round;
    private Optional<Pages> pages = Optional.empty();
    private volatile LiveStatus status;

    /// The listing that is being read.
    private static final class Pages {
        private final Asked asked;
        private final ListingPlan listing;
        private final URI first;
        private final List<Long> pieces = new ArrayList<>();
        private final List<SortedMap<String, String>> given = new ArrayList<>();
        private URI page;
        private int attempts;
        private int restarts;

        Pages(Asked asked, ListingPlan listing, URI first) {
            this.asked = asked;
            this.listing = listing;
            this.first = first;
            this.page = first;
        }

        void restart() {
            page = first;
            pieces.clear();
            given.clear();
            attempts = 0;
            restarts++;
        }
    }

    public LiveReader(
            Recorder recorder, OutboundClient client, LiveSource asked, InstantSource clock) {
        this.recorder = recorder;
        this.client = client;
        this.asked = asked;
        this.clock = clock;
        this.answers = new AnswerReader(new Redactor(recorder.key()));
        this.requests = new LiveRequests(asked);
        Path folder = recorder.data().views().resolve("inventory").resolve("live");
        this.roundFile = folder.resolve(asked.source().number() + ".jsonl");
        this.lastFile = folder.resolve(asked.source().number() + ".last");
        this.round =
                Round.resume(roundFile, asked, clock.instant().minus(ROUND_DAYS_MAX), this::given);
        this.status =
                new LiveStatus(
                        asked,
                        round.map(one -> one.answered().size()).orElse(0),
                        round.map(Round::open).orElse(0),
                        LiveStatus.Requests.UNSAID,
                        Optional.empty(),
                        last(),
                        List.of(),
                        "");
    }

    /// How it is doing.
    public LiveStatus status() {
        return status;
    }

    /// Does the next thing there is to do.
    ///
    /// @return until when to leave the tool alone; nothing when it may go on at once
    /// @throws dev.gatehouse.journal.JournalException when the journal cannot append; the same page
    ///   is asked for again
    /// @throws IOException when how far it is cannot be kept; the answers are, and are known then
    public Optional<Instant> step() throws IOException {
        Instant now = clock.instant();
        if (round.isEmpty()) {
            Optional<Instant> due = last().map(began -> began.plus(asked.every()));
            if (due.filter(now::isBefore).isPresent()) {
                return waits(due.get(), status.error());
            }
            round = Optional.of(Round.begin(roundFile, asked, now));
        }
        Round running = round.get();
        if (running.started().plus(ROUND_DAYS_MAX).isBefore(now)) {
            return close(running, now);
        }
        if (pages.isEmpty()) {
            pages = running.next().map(this::pages);
        }
        return pages.isEmpty() ? close(running, now) : ask(running, pages.get(), now);
    }

    private Pages pages(Asked next) {
        ListingPlan listing = asked.plan().listing(next.listing()).orElseThrow();
        return new Pages(next, listing, requests.first(listing, next.of()));
    }

    private Optional<Instant> ask(Round running, Pages of, Instant now) throws IOException {
        OutboundAnswer answer;
        try {
            answer = client.get(requests.of(of.page));
        } catch (OutboundProblem problem) {
            return switch (problem.kind()) {
                case OVER_THE_CAP -> end(running, of, "answer-over-the-cap");
                case UNREACHABLE ->
                        again(
                                running,
                                of,
                                new Miss(String.valueOf(problem.getMessage()), "no-answer"));
                case REFUSED ->
                        waits(
                                now.plus(PollWait.REFUSED_SECONDS),
                                String.valueOf(problem.getMessage()));
            };
        }
        noteLimits(answer);
        Optional<Instant> wait = PollWait.asked(answer, asked.api().rateLimit(), now);
        boolean limited =
                answer.status() == 429
                        || ((answer.status() == 403 || answer.status() == 503) && wait.isPresent());
        if (limited) {
            return waits(
                    wait.orElse(now.plus(PollWait.REFUSED_SECONDS)),
                    "the rate limit is spent (" + answer.status() + "); goes on where it is");
        }
        Optional<Instant> next =
                answer.status() == 200 ? take(running, of, answer) : refused(running, of, answer);
        return next.isPresent() ? next : wait.flatMap(until -> waits(until, ""));
    }

    private Optional<Instant> take(Round running, Pages of, OutboundAnswer answer)
            throws IOException {
        byte[] body = answer.body();
        if (body.length == 0
                || body.length > SnapshotTaking.ANSWER_BYTES_MAX
                || AnswerReader.objects(body, of.listing.itemsPath()).isEmpty()) {
            return end(running, of, "unreadable");
        }
        keep(of, body);
        Optional<URI> next;
        try {
            next = NextPage.after(asked.api().next(), of.listing, of.page, answer);
        } catch (OutboundProblem elsewhere) {
            return end(running, of, "next-page-elsewhere");
        }
        if (next.isEmpty()) {
            return end(running, of, "");
        }
        if (of.pieces.size() >= PAGES_MAX) {
            return end(running, of, "too-many-pages");
        }
        of.page = next.get();
        of.attempts = 0;
        return Optional.empty();
    }

    private void keep(Pages of, byte[] body) {
        of.pieces.add(taking(clock.instant()).keep(body));
        of.given.addAll(read(of.listing, of.asked, body));
    }

    private Optional<Instant> refused(Round running, Pages of, OutboundAnswer answer)
            throws IOException {
        String said = new String(answer.body(), StandardCharsets.UTF_8);
        if (of.pieces.isEmpty() && of.listing.meansNothing(answer.status(), said)) {
            // What is a list is then empty; what is one object says so itself.
            if (of.listing.itemsPath().isEmpty()
                    && AnswerReader.objects(answer.body(), "").isPresent()) {
                keep(of, answer.body());
            }
            return end(running, of, "");
        }
        String reason = "answered-" + answer.status();
        if (answer.status() >= 500) {
            return again(running, of, new Miss("the tool answered " + answer.status(), reason));
        }
        if (!of.page.equals(of.first) && of.restarts < RESTARTS_MAX && ranOut(answer.status())) {
            of.restart();
            return Optional.empty();
        }
        return end(running, of, reason);
    }

    // The way to a next page is good for some minutes only.
    private static boolean ranOut(int status) {
        return status == 400 || status == 410 || status == 422;
    }

    /// Why a page did not come.
    ///
    /// @param words for people
    /// @param reason of the listing, where it does not come at all
    private record Miss(String words, String reason) {}

    private Optional<Instant> again(Round running, Pages of, Miss miss) throws IOException {
        of.attempts++;
        return of.attempts < ATTEMPTS_MAX
                ? waits(clock.instant().plus(PollWait.REFUSED_SECONDS), miss.words())
                : end(running, of, miss.reason());
    }

    private Optional<Instant> end(Round running, Pages of, String reason) throws IOException {
        running.note(new Answered(of.asked, reason, List.copyOf(of.pieces)), of.given);
        pages = Optional.empty();
        status = told(Optional.empty(), "");
        return Optional.empty();
    }

    private Optional<Instant> close(Round running, Instant now) throws IOException {
        SnapshotTaking taking = taking(running.started());
        running.answered()
                .forEach(one ->
                        taking.listed(
                                one.asked().listing(),
                                one.asked().of(),
                                one.reason(),
                                one.pieces()));
        long _ = taking.close();
        boolean none = running.answered().stream().noneMatch(one -> one.reason().isEmpty());
        Files.writeString(lastFile, running.started().toString());
        running.end();
        round = Optional.empty();
        pages = Optional.empty();
        Instant due = running.started().plus(asked.every());
        Instant next = due.isAfter(now) ? due : now.plus(PollWait.REFUSED_SECONDS);
        status =
                new LiveStatus(
                        asked,
                        0,
                        0,
                        status.requests(),
                        Optional.of(next),
                        Optional.of(running.started()),
                        incomplete(running),
                        none ? "nothing was told: see the token and its scopes" : "");
        return Optional.of(next);
    }

    private static List<String> incomplete(Round running) {
        List<Answered> all =
                running.answered().stream().filter(one -> !one.reason().isEmpty()).toList();
        List<String> named = new ArrayList<>();
        all.stream().limit(NAMED_MAX).forEach(one -> named.add(one.asked() + ": " + one.reason()));
        if (all.size() > NAMED_MAX) {
            named.add("and " + (all.size() - NAMED_MAX) + " more");
        }
        if (running.isFull()) {
            named.add("more than " + Round.LISTINGS_MAX + " listings: the rest was not asked for");
        }
        return named;
    }

    private SnapshotTaking taking(Instant started) {
        return new SnapshotTaking(
                recorder,
                new SnapshotTaking.Subject(
                        asked.source(), asked.plan(), "source:" + asked.source().name(), started),
                clock);
    }

    // Read again after a restart from what was kept, so that nothing is asked for twice.
    private List<SortedMap<String, String>> given(Answered one) {
        ListingPlan listing = asked.plan().listing(one.asked().listing()).orElseThrow();
        List<SortedMap<String, String>> given = new ArrayList<>();
        for (long position : one.pieces()) {
            if (recorder.journal().read(position) instanceof Stored.Live live) {
                given.addAll(read(listing, one.asked(), live.payload()));
            }
        }
        return given;
    }

    private List<SortedMap<String, String>> read(ListingPlan listing, Asked of, byte[] body) {
        String place = asked.source().tool().name() + "/" + asked.source().instance();
        return answers.read(listing, place, of.of(), body).given();
    }

    /// Asks for nothing until then, and says why.
    Optional<Instant> waits(Instant until, String why) {
        status = told(Optional.of(until), why);
        return Optional.of(until);
    }

    private LiveStatus told(Optional<Instant> until, String error) {
        return new LiveStatus(
                asked,
                round.map(one -> one.answered().size()).orElse(0),
                round.map(Round::open).orElse(0),
                status.requests(),
                until,
                status.last(),
                status.incomplete(),
                error);
    }

    private void noteLimits(OutboundAnswer answer) {
        String limit = asked.api().rateLimit().limit();
        String remaining = asked.api().rateLimit().remaining();
        LiveStatus.Requests before = status.requests();
        LiveStatus.Requests said =
                new LiveStatus.Requests(
                        answer.header(limit).orElse(before.limit()),
                        answer.header(remaining).orElse(before.remaining()));
        status =
                new LiveStatus(
                        asked,
                        status.answered(),
                        status.open(),
                        said,
                        status.waitsUntil(),
                        status.last(),
                        status.incomplete(),
                        status.error());
    }

    private Optional<Instant> last() {
        try {
            return Optional.of(Instant.parse(Files.readString(lastFile).strip()));
        } catch (IOException | DateTimeException never) {
            return Optional.empty();
        }
    }
}
