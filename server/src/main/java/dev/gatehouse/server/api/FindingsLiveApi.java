package dev.gatehouse.server.api;

import static dev.gatehouse.server.web.Route.get;

import dev.gatehouse.finding.Finding;
import dev.gatehouse.finding.Findings;
import dev.gatehouse.server.audit.SelfAudit;
import dev.gatehouse.server.engine.EngineRooms;
import dev.gatehouse.server.signin.Users;
import dev.gatehouse.server.web.Access;
import dev.gatehouse.server.web.Call;
import dev.gatehouse.server.web.Capability;
import dev.gatehouse.server.web.JsonMapping;
import dev.gatehouse.server.web.ProblemException;
import dev.gatehouse.server.web.Route;
import dev.gatehouse.server.web.Streamed;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;

/// Findings as they are raised and as they change, over server-sent events: `finding` with the
/// finding as a list gives it, and `alive` once a second while there is none.
public final class FindingsLiveApi {
    /// Readers at a time.
    public static final int READERS_MAX = 200;

    private static final Duration ALIVE = Duration.ofSeconds(1);

    /// Changes in so short a time are told together, so that a flood of them costs little.
    private static final Duration TOGETHER = Duration.ofMillis(100);

    private static final Duration FULL_WAIT = Duration.ofSeconds(5);
    private static final byte[] NOTHING = "{}".getBytes(StandardCharsets.US_ASCII);

    private final EngineRooms rooms;
    private final FindingsInScope inScope;
    private final Users users;
    private final SelfAudit audit;
    private final Semaphore places = new Semaphore(READERS_MAX);

    /// @param audit is told of each reader before the first finding
    public FindingsLiveApi(FindingsInScope inScope, Users users, SelfAudit audit) {
        this.rooms = inScope.rooms();
        this.inScope = inScope;
        this.users = users;
        this.audit = audit;
    }

    /// Nothing is asked: all that the caller may know of.
    public record LiveFindingsQuestion() {}

    /// The route.
    public List<Route<?, ?>> routes() {
        return List.of(
                get(
                                FindingsApi.PATH + "/live",
                                Access.needs(Capability.FINDING_READ),
                                "Findings as they are raised and as they change.")
                        .answers(LiveFindingsQuestion.class, Streamed.class, this::live));
    }

    private Streamed live(Call call, LiveFindingsQuestion question) {
        note(call);
        return new Streamed(Streamed.EVENTS, out -> follow(call, out));
    }

    private void note(Call call) {
        audit.noteRead(call.caller(), "findings live", rooms.findings().cursor() - 1);
    }

    // Whoever may no longer read gets no further finding, and one who goes on is written again.
    private void follow(Call call, OutputStream out) throws IOException, InterruptedException {
        if (!places.tryAcquire()) {
            throw ProblemException.later(429, "Too many follow the findings.", FULL_WAIT);
        }
        try {
            Findings findings = rooms.findings();
            long version = findings.version();
            Map<String, Finding> known = byKey(call);
            long noted = System.nanoTime();
            alive(out);
            while (call.isStillAllowed(Capability.FINDING_READ)) {
                long now = findings.awaitChange(version, ALIVE);
                if (now == version) {
                    alive(out);
                } else {
                    version = now;
                    known = tell(call, known, out);
                    Thread.sleep(TOGETHER);
                }
                if (System.nanoTime() - noted >= SelfAudit.SAME_QUESTION_MINUTES.toNanos()) {
                    note(call);
                    noted = System.nanoTime();
                }
            }
        } finally {
            places.release();
        }
    }

    private Map<String, Finding> tell(Call call, Map<String, Finding> known, OutputStream out)
            throws IOException {
        FindingAnswers answers = new FindingAnswers(rooms, users);
        Map<String, Finding> present = byKey(call);
        for (Finding finding : present.values()) {
            if (!finding.equals(known.get(finding.key()))) {
                Streamed.frame(
                        out,
                        "finding",
                        JsonMapping.mapper().writeValueAsBytes(answers.of(finding)));
            }
        }
        out.flush();
        return present;
    }

    private Map<String, Finding> byKey(Call call) {
        Map<String, Finding> all = new HashMap<>();
        inScope.all(call).forEach(finding -> all.put(finding.key(), finding));
        return all;
    }

    // Also what finds out that the reader is gone.
    private static void alive(OutputStream out) throws IOException {
        Streamed.frame(out, "alive", NOTHING);
        out.flush();
    }
}
