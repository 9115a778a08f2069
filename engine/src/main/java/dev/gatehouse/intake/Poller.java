package dev.gatehouse.intake;

import dev.gatehouse.event.Event;
import dev.gatehouse.event.Text;
import dev.gatehouse.event.TimeQuality;
import dev.gatehouse.event.Trust;
import dev.gatehouse.outbound.OutboundAnswer;
import dev.gatehouse.outbound.OutboundClient;
import dev.gatehouse.outbound.OutboundProblem;
import dev.gatehouse.outbound.OutboundRequest;
import dev.gatehouse.outbound.OutboundUrl;
import dev.gatehouse.record.Delivery;
import dev.gatehouse.record.Frame;
import dev.gatehouse.record.Recorder;
import dev.gatehouse.record.Way;
import dev.gatehouse.source.Paging;
import dev.gatehouse.source.Piece;
import dev.gatehouse.source.Reading;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Asks one channel for its events, page by page. Each page is durable before the cursor moves past
/// it, each pass reaches back by the declared overlap, and the receipt filter knows what came
/// before: what the tool shows within that reach is there exactly once, through any restart.
/// Confined to one thread.
public final class Poller {
    /// Bytes of one page.
    public static final int PAGE_BYTES_MAX = 32 * 1024 * 1024;

    /// Time for one page.
    public static final Duration PAGE_SECONDS_MAX = Duration.ofSeconds(60);

    private final Recorder recorder;
    private final OutboundClient client;
    private final InstantSource clock;
    private final PolledChannel polled;
    private final Path cursorFile;
    private final Keeping keeping;
    private PollCursor cursor;
    private volatile PollStatus status;

    public Poller(
            Recorder recorder, OutboundClient client, PolledChannel polled, InstantSource clock) {
        this.recorder = recorder;
        this.client = client;
        this.clock = clock;
        this.polled = polled;
        this.keeping = new Keeping(recorder.key());
        this.cursorFile =
                recorder.data()
                        .views()
                        .resolve("polls")
                        .resolve(
                                polled.source().number() + "-" + polled.channel().name() + ".json");
        this.cursor = PollCursor.read(cursorFile, polled.from());
        this.status = new PollStatus(polled, 0, "", "", Optional.empty(), "");
    }

    /// What one step did.
    public enum Step {
        /// A page came and there is another.
        MORE,
        /// The pass is through; ask again after a while.
        DONE,
        /// Nothing came; wait until [PollStatus#waitsUntil()].
        WAIT
    }

    /// How it is doing.
    public PollStatus status() {
        return status;
    }

    /// Asks for nothing until then, and says why.
    void hold(Instant until) {
        Step _ = failed("waits: the views are far behind what is taken in", until);
    }

    /// Takes the next page in.
    ///
    /// @throws dev.gatehouse.journal.JournalException when the journal cannot append; the same page
    ///   is asked for again
    /// @throws IOException when the cursor cannot be kept; the page is, and is known next time
    public Step step() throws IOException {
        Instant now = clock.instant();
        URI page = page();
        OutboundAnswer answer;
        try {
            answer = client.get(request(page));
        } catch (OutboundProblem problem) {
            return failed(String.valueOf(problem.getMessage()), now.plus(PollWait.REFUSED_SECONDS));
        }
        Optional<Instant> wait = PollWait.after(answer, polled.paging(), now);
        if (answer.status() != 200) {
            return refused(answer, wait, now);
        }
        take(answer.body(), now);
        String next = answer.header("link").flatMap(LinkHeader::next).orElse("");
        cursor =
                next.isEmpty()
                        ? new PollCursor(cursor.newest(), cursor.newest(), "")
                        : new PollCursor(
                                cursor.newest(),
                                cursor.passFrom(),
                                OutboundUrl.sameOrigin(page, next).toString());
        cursor.write(cursorFile);
        status = told(answer, now, wait, "");
        return next.isEmpty() ? Step.DONE : wait.isPresent() ? Step.WAIT : Step.MORE;
    }

    private Step refused(OutboundAnswer answer, Optional<Instant> wait, Instant now)
            throws IOException {
        boolean linkExpired =
                !cursor.next().isEmpty() && answer.status() / 100 == 4 && wait.isEmpty();
        if (linkExpired) {
            // The pass begins again where it began: what it had taken is known.
            cursor = new PollCursor(cursor.newest(), cursor.passFrom(), "");
            cursor.write(cursorFile);
        }
        Instant until = wait.orElse(now.plus(PollWait.REFUSED_SECONDS));
        status = told(answer, now, Optional.of(until), words(answer.status()));
        return Step.WAIT;
    }

    private static String words(int status) {
        return switch (status) {
            case 401 -> "the token is not valid (401); set another under Sources";
            case 403 ->
                    "refused (403): the token's scopes do not suffice, or the rate limit is spent";
            case 404 -> "not found (404): check the settings, and that the plan has an audit log";
            case 429 -> "the rate limit is spent (429)";
            default -> "the tool answered " + status;
        };
    }

    /// Asks for nothing until then, and says what went wrong.
    Step failed(String error, Instant until) {
        status =
                new PollStatus(
                        polled,
                        status.pass(),
                        status.limit(),
                        status.remaining(),
                        Optional.of(until),
                        error);
        return Step.WAIT;
    }

    private PollStatus told(
            OutboundAnswer answer, Instant now, Optional<Instant> wait, String error) {
        Paging.RateLimit names = polled.paging().rateLimit();
        return new PollStatus(
                polled,
                pass(now),
                answer.header(names.limit()).orElse(status.limit()),
                answer.header(names.remaining()).orElse(status.remaining()),
                wait,
                error);
    }

    private double pass(Instant now) {
        long whole = Math.max(1, Duration.between(cursor.passFrom(), now).toSeconds());
        long done = Duration.between(cursor.passFrom(), cursor.newest()).toSeconds();
        return cursor.next().isEmpty() ? 1 : Math.clamp((double) done / whole, 0, 1);
    }

    private OutboundRequest request(URI page) {
        Map<String, String> headers = new HashMap<>(polled.paging().headers());
        headers.put(
                "Authorization",
                "Bearer " + new String(polled.secret().bytes(), StandardCharsets.UTF_8));
        headers.put("User-Agent", "gatehouse");
        return new OutboundRequest(page.toString(), headers, PAGE_BYTES_MAX, PAGE_SECONDS_MAX);
    }

    private URI page() {
        if (!cursor.next().isEmpty()) {
            return URI.create(cursor.next());
        }
        Paging paging = polled.paging();
        String url = paging.url();
        for (String name : paging.settings().keySet()) {
            url = url.replace("{" + name + "}", setting(name));
        }
        TreeMap<String, String> parameters = new TreeMap<>(paging.parameters());
        if (!paging.sinceParameter().isEmpty()) {
            Instant since = cursor.newest().minus(paging.overlap());
            Instant from = since.isBefore(polled.from()) ? polled.from() : since;
            parameters.put(
                    paging.sinceParameter(),
                    paging.sinceTemplate()
                            .replace(
                                    "{since}",
                                    from.truncatedTo(java.time.temporal.ChronoUnit.SECONDS)
                                            .toString()));
        }
        StringBuilder query = new StringBuilder();
        parameters.forEach((name, value) ->
                query.append(query.isEmpty() ? '?' : '&')
                        .append(encoded(name))
                        .append('=')
                        .append(encoded(value)));
        return URI.create(url + query);
    }

    // The tool's own address is taken as it is; everything else becomes one segment of the path.
    private String setting(String name) {
        String value = polled.settings().getOrDefault(name, "");
        return value.startsWith("https://") || value.startsWith("http://") ? value : encoded(value);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private void take(byte[] body, Instant now) {
        List<Frame> frames = Framer.cut(body, polled.channel().framing());
        List<Frame> dropped = Drop.from(body, frames, polled.source().tool().drop());
        List<Frame> kept =
                keeping.choose(
                        new Keeping.Arrival(
                                polled.source(),
                                polled.channel().name(),
                                now,
                                Trust.SIGNED,
                                false,
                                Map.of()),
                        body,
                        dropped);
        for (Parts.Part part : Parts.of(body, kept)) {
            recorder.receive(
                    new Delivery(
                            polled.source().number(),
                            polled.channel().name(),
                            Way.PULL,
                            now,
                            new TreeMap<>(),
                            "tls",
                            Trust.SIGNED,
                            Text.Absent.NOT_SENT,
                            part.body(),
                            part.frames(),
                            false));
        }
        Instant newest = cursor.newest();
        for (Frame frame : frames) {
            Instant at =
                    timeOf(
                            Arrays.copyOfRange(
                                    body, frame.offset(), frame.offset() + frame.length()),
                            now);
            newest = at.isAfter(newest) && !at.isAfter(now) ? at : newest;
        }
        cursor = new PollCursor(newest, cursor.passFrom(), cursor.next());
    }

    private Instant timeOf(byte[] piece, Instant now) {
        Piece read = new Piece(0, polled.channel().name(), now, Trust.SIGNED, true, piece);
        return switch (polled.reader().read(read)) {
            case Reading.Events events -> latest(events.events());
            case Reading.Completes completes -> latest(completes.events());
            case Reading.Ignored _ -> Instant.MIN;
        };
    }

    private static Instant latest(List<Event> events) {
        return events.stream()
                .filter(event -> event.time().quality() != TimeQuality.RECEIVED)
                .map(event -> event.time().time())
                .max(Instant::compareTo)
                .orElse(Instant.MIN);
    }
}
