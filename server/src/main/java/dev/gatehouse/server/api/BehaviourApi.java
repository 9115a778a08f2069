package dev.gatehouse.server.api;

import static dev.gatehouse.server.web.Route.get;

import dev.gatehouse.behaviour.Extent;
import dev.gatehouse.behaviour.Score;
import dev.gatehouse.behaviour.Signal;
import dev.gatehouse.behaviour.Standing;
import dev.gatehouse.server.api.BehaviourAnswers.LearnedAnswer;
import dev.gatehouse.server.api.BehaviourAnswers.PointsLedgerAnswer;
import dev.gatehouse.server.api.BehaviourAnswers.StandingAnswer;
import dev.gatehouse.server.audit.SelfAudit;
import dev.gatehouse.server.engine.EngineRooms;
import dev.gatehouse.server.signin.Users;
import dev.gatehouse.server.web.Access;
import dev.gatehouse.server.web.Call;
import dev.gatehouse.server.web.Capability;
import dev.gatehouse.server.web.ProblemException;
import dev.gatehouse.server.web.Route;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What is unusual about whom, and what is learned, to look at. It is added up over all sources, so
/// it is not for those who may know of some alone.
public final class BehaviourApi {
    private static final String PATH = "/api/v1/behaviour";
    private static final int LIMIT_FALLBACK = 50;
    private static final int LIMIT_MAX = 500;

    private final EngineRooms rooms;
    private final Users users;
    private final SelfAudit audit;
    private final InstantSource clock;

    public BehaviourApi(EngineRooms rooms, Users users, SelfAudit audit, InstantSource clock) {
        this.rooms = rooms;
        this.users = users;
        this.audit = audit;
        this.clock = clock;
    }

    /// How many at most.
    public record BehaviourQuestion(Optional<Integer> limit) {}

    /// Whose ledger: `person:`, `machine:` or `account:` and the id.
    public record WhoseLedger(String subject) {}

    /// A signal.
    ///
    /// @param family what it looks at
    /// @param points the most it gives
    /// @param seen how often it was seen
    /// @param off sources for which it is off, each with why
    public record SignalAnswer(
            String name, String title, String family, int points, long seen, List<String> off) {}

    /// Nothing to say.
    public record AllSignals() {}

    /// Everybody with points, those with the most first.
    ///
    /// @param threshold points that are worth a look
    /// @param accounts whose habits are remembered
    /// @param learning of these, how many are only learned yet
    /// @param credentials of which it is remembered from where they are used
    /// @param forgotten accounts, credentials and ledgers forgotten because there were too many
    /// @param asOf the position up to which the journal was read
    public record BehaviourAnswer(
            List<StandingAnswer> items,
            int threshold,
            long accounts,
            long learning,
            long credentials,
            long forgotten,
            long asOf) {}

    /// All of them, by family.
    public record SignalsAnswer(List<SignalAnswer> items) {}

    /// The routes.
    public List<Route<?, ?>> routes() {
        Access read = Access.needs(Capability.FINDING_READ);
        return List.of(
                get(PATH, read, "Who is unusual now, with points, the most first.")
                        .answers(BehaviourQuestion.class, BehaviourAnswer.class, this::everybody),
                get(
                                PATH + "/ledger",
                                read,
                                "What is unusual about one person, machine or account, line by line.")
                        .answers(WhoseLedger.class, PointsLedgerAnswer.class, this::ledger),
                get(PATH + "/signals", read, "What counts as unusual, and where it cannot be told.")
                        .answers(
                                AllSignals.class, SignalsAnswer.class, (call, _) -> signals(call)));
    }

    private static void refuseSome(Call call) {
        if (!call.caller().scope().isAll()) {
            throw ProblemException.of(
                    403, "What is unusual is added up over all sources; you may know of some.");
        }
    }

    private long asOf() {
        return rooms.behaviour().cursor() - 1;
    }

    private BehaviourAnswer everybody(Call call, BehaviourQuestion question) {
        refuseSome(call);
        audit.noteRead(call.caller(), "behaviour", asOf());
        int limit = Math.clamp(question.limit().orElse(LIMIT_FALLBACK), 1, LIMIT_MAX);
        BehaviourAnswers answers = answers();
        Extent extent = rooms.behaviour().extent();
        return new BehaviourAnswer(
                rooms.behaviour().standings(limit).stream().map(answers::standing).toList(),
                Score.THRESHOLD,
                extent.accounts(),
                extent.learning(),
                extent.credentials(),
                extent.forgotten(),
                asOf());
    }

    private BehaviourAnswers answers() {
        return new BehaviourAnswers(new FindingAnswers(rooms, users), clock.instant());
    }

    private PointsLedgerAnswer ledger(Call call, WhoseLedger whose) {
        refuseSome(call);
        audit.noteRead(call.caller(), "behaviour " + whose.subject(), asOf());
        String subject = whose.subject();
        int colon = subject.indexOf(':');
        if (colon < 0) {
            throw ProblemException.of(
                    400, "A subject is person:, machine: or account: and the id.");
        }
        Standing standing = rooms.behaviour().standing(subject);
        String id = subject.substring(colon + 1);
        List<String> accounts =
                subject.startsWith("account:")
                        ? List.of(id)
                        : rooms.people().now().accountsOf(id, clock.instant());
        List<LearnedAnswer> learned =
                accounts.stream()
                        .flatMap(account -> rooms.behaviour().learned(account).stream())
                        .map(BehaviourAnswers::learned)
                        .toList();
        if (standing.entries().isEmpty() && learned.isEmpty()) {
            throw ProblemException.of(404, "Nothing is known of such a subject's behaviour.");
        }
        return answers().ledger(standing, learned);
    }

    private SignalsAnswer signals(Call call) {
        refuseSome(call);
        SignalSight sight = new SignalSight(rooms.sources());
        Extent extent = rooms.behaviour().extent();
        return new SignalsAnswer(
                Arrays.stream(Signal.values())
                        .map(one ->
                                new SignalAnswer(
                                        one.word(),
                                        one.title(),
                                        one.family().word(),
                                        one.points(),
                                        extent.signals().getOrDefault(one.word(), 0L),
                                        sight.off(one)))
                        .toList());
    }
}
