package dev.gatehouse.server.api;

import static dev.gatehouse.server.web.Route.post;

import dev.gatehouse.event.Words;
import dev.gatehouse.finding.DecisionRefused;
import dev.gatehouse.finding.Decisions;
import dev.gatehouse.finding.Disposition;
import dev.gatehouse.finding.Finding;
import dev.gatehouse.server.api.FindingAnswers.FindingAnswer;
import dev.gatehouse.server.engine.EngineRooms;
import dev.gatehouse.server.signin.Users;
import dev.gatehouse.server.web.Access;
import dev.gatehouse.server.web.Call;
import dev.gatehouse.server.web.Capability;
import dev.gatehouse.server.web.ProblemException;
import dev.gatehouse.server.web.Route;
import java.util.List;

/// What people decide about findings. Each names the version it saw, and what has become otherwise
/// since is refused with 409; deciding once more what is so already answers as the first time.
public final class FindingChangesApi {
    private static final String ONE = FindingsApi.PATH + "/{key}";
    private static final String USER = "user:";

    private final EngineRooms rooms;
    private final FindingsInScope inScope;
    private final Decisions decisions;
    private final Users users;

    public FindingChangesApi(FindingsInScope inScope, Decisions decisions, Users users) {
        this.rooms = inScope.rooms();
        this.inScope = inScope;
        this.decisions = decisions;
        this.users = users;
    }

    /// Which one, as it was seen.
    public record AcknowledgementQuestion(String key, long version) {}

    /// Who is to look after it.
    ///
    /// @param to `me`, `nobody`, the name of a user, or `user:` and an id
    public record AssignmentQuestion(String key, long version, String to) {}

    /// How it is closed.
    ///
    /// @param disposition `true-positive`, `benign-expected`, `false-positive`, `duplicate`, `test`
    ///   or `insufficient-data`
    public record ResolutionQuestion(String key, long version, String disposition, String reason) {}

    /// Why it was closed too early.
    public record ReopeningQuestion(String key, long version, String reason) {}

    /// What to write down about it.
    public record NoteQuestion(String key, String text) {}

    /// The routes.
    public List<Route<?, ?>> routes() {
        Access decide = Access.needs(Capability.FINDING_DECIDE);
        return List.of(
                post(
                                ONE + "/acknowledgement",
                                decide,
                                "Says that somebody has seen it and looks after it.")
                        .answers(
                                AcknowledgementQuestion.class,
                                FindingAnswer.class,
                                this::acknowledge),
                post(ONE + "/assignment", decide, "Gives it to somebody, or to nobody.")
                        .answers(AssignmentQuestion.class, FindingAnswer.class, this::assign),
                post(ONE + "/resolution", decide, "Closes it, saying what it turned out to be.")
                        .answers(ResolutionQuestion.class, FindingAnswer.class, this::resolve),
                post(ONE + "/reopening", decide, "Opens it again.")
                        .answers(ReopeningQuestion.class, FindingAnswer.class, this::reopen),
                post(ONE + "/notes", decide, "Writes something down about it.")
                        .answers(NoteQuestion.class, FindingAnswer.class, this::note));
    }

    private FindingAnswer acknowledge(Call call, AcknowledgementQuestion asked)
            throws InterruptedException {
        Decisions.Asked seen = seen(call, asked.key(), asked.version());
        return decided(() -> decisions.acknowledge(seen));
    }

    private FindingAnswer assign(Call call, AssignmentQuestion asked) throws InterruptedException {
        Decisions.Asked seen = seen(call, asked.key(), asked.version());
        String to = to(call, asked.to());
        return decided(() -> decisions.assign(seen, to));
    }

    private String to(Call call, String to) {
        if (to.equals("nobody")) {
            return "";
        }
        if (to.equals("me") && call.caller().id().startsWith(USER)) {
            return call.caller().id();
        }
        return users.all().stream()
                .filter(user -> user.name().equals(to) || (USER + user.id()).equals(to))
                .filter(user -> !user.disabled() && !user.role().equals(Users.NO_ROLE))
                .findFirst()
                .map(user -> USER + user.id())
                .orElseThrow(() -> ProblemException.of(422, "There is no such user."));
    }

    private FindingAnswer resolve(Call call, ResolutionQuestion asked) throws InterruptedException {
        Decisions.Asked seen = seen(call, asked.key(), asked.version());
        Disposition disposition =
                Words.parse(Disposition.class, asked.disposition())
                        .orElseThrow(
                                () -> FindingsApi.unknownWord("disposition", Disposition.class));
        return decided(() -> decisions.resolve(seen, disposition, asked.reason()));
    }

    private FindingAnswer reopen(Call call, ReopeningQuestion asked) throws InterruptedException {
        Decisions.Asked seen = seen(call, asked.key(), asked.version());
        return decided(() -> decisions.reopen(seen, asked.reason()));
    }

    private FindingAnswer note(Call call, NoteQuestion asked) throws InterruptedException {
        String key = inScope.one(call, asked.key()).key();
        return decided(() -> decisions.note(key, asked.text(), call.caller().id()));
    }

    // Whoever may not know of it gets no further.
    private Decisions.Asked seen(Call call, String key, long version) {
        return new Decisions.Asked(inScope.one(call, key).key(), version, call.caller().id());
    }

    /// A decision being taken.
    @FunctionalInterface
    private interface Deciding {
        Finding decide() throws DecisionRefused, InterruptedException;
    }

    private FindingAnswer decided(Deciding deciding) throws InterruptedException {
        try {
            return new FindingAnswers(rooms, users).of(deciding.decide());
        } catch (DecisionRefused refused) {
            throw problem(refused);
        }
    }

    static ProblemException problem(DecisionRefused refused) {
        return switch (refused.reason()) {
            case NOT_THERE -> ProblemException.of(404, "Not found: " + refused.getMessage() + ".");
            case STALE -> ProblemException.of(409, "Not done: " + refused.getMessage() + ".");
            case UNFIT -> ProblemException.of(422, "Not possible: " + refused.getMessage() + ".");
        };
    }
}
