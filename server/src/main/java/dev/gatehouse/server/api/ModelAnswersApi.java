package dev.gatehouse.server.api;

import static dev.gatehouse.server.web.Route.get;
import static dev.gatehouse.server.web.Route.post;

import dev.gatehouse.access.Answers;
import dev.gatehouse.access.draft.Drafting;
import dev.gatehouse.access.draft.Question;
import dev.gatehouse.access.model.AnswerText;
import dev.gatehouse.access.model.ModelText;
import dev.gatehouse.people.Subject;
import dev.gatehouse.record.AccessRecord.Answered;
import dev.gatehouse.server.engine.EngineRooms;
import dev.gatehouse.server.web.Access;
import dev.gatehouse.server.web.Call;
import dev.gatehouse.server.web.Caller;
import dev.gatehouse.server.web.Capability;
import dev.gatehouse.server.web.ProblemException;
import dev.gatehouse.server.web.Route;
import dev.gatehouse.server.web.Route.Nothing;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// What people answer when they are asked who should: each answer is a record, counts at once and
/// for thirty days, can be taken back, and can be written into the model.
public final class ModelAnswersApi {
    /// How long an answer counts.
    public static final Duration ANSWER_DAYS_MAX = Duration.ofDays(30);

    private static final String PATH = "/api/v1/model/answers";
    private static final String EVERYBODY = "all-people";
    private static final String TEAM = "team:";
    private static final List<String> REPLIES =
            List.of(
                    AnswerText.YES,
                    AnswerText.NO,
                    AnswerText.ON_CALL,
                    AnswerText.APPROVED,
                    AnswerText.ASK_THE_OWNER,
                    AnswerText.TAKEN_BACK);

    private final EngineRooms rooms;
    private final Drafting drafting;
    private final InstantSource clock;

    public ModelAnswersApi(EngineRooms rooms, Drafting drafting, InstantSource clock) {
        this.rooms = rooms;
        this.drafting = drafting;
        this.clock = clock;
    }

    /// An answer to a question.
    ///
    /// @param reply yes, no, only-on-call, only-when-approved, ask-the-owner or taken-back
    /// @param schedule who is on call, in the model; `on-call:TEAM` of who is asked without it
    public record ReplyQuestion(String question, String reply, Optional<String> schedule) {}

    /// What people answered, the latest first.
    ///
    /// @param patch the answers that stand, as a file to put into the model
    public record AnswersAnswer(List<AnswerAnswer> answers, String patch) {}

    /// An answer.
    ///
    /// @param to whom it means, in the words of a model
    /// @param at how verdicts that rest on it name it
    public record AnswerAnswer(
            String question,
            String reply,
            List<String> to,
            List<String> permissions,
            List<String> on,
            String owner,
            String by,
            Instant when,
            Instant expires,
            String at) {}

    /// The routes.
    public List<Route<?, ?>> routes() {
        return List.of(
                get(
                                PATH,
                                Access.needs(Capability.MODEL_READ),
                                "Answers that stand, and the lines of a model that say the same.")
                        .answers(Nothing.class, AnswersAnswer.class, (call, _) -> all(call)),
                post(
                                PATH,
                                Access.needs(Capability.MODEL_WRITE),
                                "Answers a question, or takes an answer back; it counts at once.")
                        .answers(ReplyQuestion.class, Nothing.class, this::answer));
    }

    private PlacesInScope places(Call call) {
        return new PlacesInScope(call.caller().scope(), rooms.sources());
    }

    private AnswersAnswer all(Call call) {
        PlacesInScope places = places(call);
        List<Answers.Given> standing =
                rooms.model().history().answers().all().stream()
                        .filter(one -> one.stands(clock.instant()))
                        .filter(one -> one.answered().on().stream().allMatch(places::holds))
                        .toList();
        return new AnswersAnswer(
                standing.reversed().stream().map(ModelAnswersApi::answer).toList(),
                AnswerText.exported(standing.stream().map(Answers.Given::answered).toList()));
    }

    private static AnswerAnswer answer(Answers.Given one) {
        Answered said = one.answered();
        return new AnswerAnswer(
                said.question(),
                said.reply(),
                said.to(),
                said.permissions(),
                said.on(),
                said.owner(),
                said.by(),
                one.when(),
                said.expires(),
                "answers:" + one.position());
    }

    private Nothing answer(Call call, ReplyQuestion asked)
            throws IOException, InterruptedException {
        if (!REPLIES.contains(asked.reply())) {
            throw ProblemException.of(422, "A reply is " + String.join(", ", REPLIES) + ".");
        }
        Answered answered =
                asked.reply().equals(AnswerText.TAKEN_BACK)
                        ? takenBack(call, asked)
                        : answered(call, asked);
        List<ModelText> files = rooms.model().state().rulebook().model().texts();
        boolean says = AnswerText.counts(asked.reply());
        if (says && AnswerText.read(answered, 0, files).isEmpty()) {
            throw ProblemException.of(
                    422,
                    "The model has no schedule "
                            + answered.to().getFirst()
                            + ": write down there who is on call when, or name another.");
        }
        rooms.model().answer(answered);
        return Nothing.NOTHING;
    }

    private Answered takenBack(Call call, ReplyQuestion asked) {
        PlacesInScope places = places(call);
        Answered last =
                rooms.model()
                        .history()
                        .answers()
                        .to(asked.question())
                        .map(Answers.Given::answered)
                        .filter(one -> !one.reply().equals(AnswerText.TAKEN_BACK))
                        .filter(one -> one.on().stream().allMatch(places::holds))
                        .orElseThrow(() -> ProblemException.of(404, "Nobody answered that."));
        return new Answered(
                last.question(),
                last.to(),
                last.permissions(),
                last.on(),
                asked.reply(),
                last.owner(),
                clock.instant(),
                call.caller().id());
    }

    private Answered answered(Call call, ReplyQuestion asked) throws IOException {
        PlacesInScope places = places(call);
        Question question =
                drafting.questions(places::holds).stream()
                        .filter(one -> one.id().equals(asked.question()))
                        .findFirst()
                        .orElseThrow(() -> ProblemException.of(404, "Nothing is asked there."));
        boolean allows = AnswerText.counts(asked.reply()) && !asked.reply().equals(AnswerText.NO);
        if (allows && concerns(call.caller(), question)) {
            throw ProblemException.of(
                    403, "Somebody else answers what would allow you something yourself.");
        }
        return new Answered(
                question.id(),
                List.of(to(question, asked)),
                List.of(question.permission().word()),
                List.of(question.on()),
                asked.reply(),
                question.ask(),
                clock.instant().plus(ANSWER_DAYS_MAX),
                call.caller().id());
    }

    private static String to(Question question, ReplyQuestion asked) {
        if (!asked.reply().equals(AnswerText.ON_CALL)) {
            return question.to();
        }
        String ask = question.ask();
        String team = ask.startsWith(TEAM) ? ask.substring(TEAM.length()) : ask;
        return asked.schedule().orElse("on-call:" + team);
    }

    // What everybody may is decided by whoever is asked; what a few may, not by one of them.
    private boolean concerns(Caller caller, Question question) {
        return !question.to().equals(EVERYBODY)
                && rooms.people().now().named(caller.name()::equalsIgnoreCase).stream()
                        .map(Subject::id)
                        .anyMatch(question.holders()::contains);
    }
}
