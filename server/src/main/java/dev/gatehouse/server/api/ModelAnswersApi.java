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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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

    /// An answer to a question, or to some parts of it.
    ///
    /// @param question the id of a question or of one of its parts; of a part to take back
    /// @param reply yes, no, only-on-call, only-when-approved, ask-the-owner or taken-back
    /// @param schedule who is on call, in the model; `on-call:TEAM` of who is asked without it
    /// @param parts ids of the parts it is about; all but those to be answered apart without it
    public record ReplyQuestion(
            String question,
            String reply,
            Optional<String> schedule,
            Optional<List<String>> parts) {}

    /// What people answered, the latest first.
    ///
    /// @param patch the answers that stand, as a file to put into the model
    public record AnswersAnswer(List<AnswerAnswer> answers, String patch) {}

    /// An answer.
    ///
    /// @param question the id of the part of a question that it answers
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
        List<Answered> answers =
                asked.reply().equals(AnswerText.TAKEN_BACK)
                        ? List.of(takenBack(call, asked))
                        : answered(call, asked);
        List<ModelText> files = rooms.model().state().rulebook().model().texts();
        for (Answered answered : answers) {
            if (AnswerText.counts(asked.reply()) && AnswerText.read(answered, 0, files).isEmpty()) {
                throw ProblemException.of(
                        422,
                        "The model has no schedule "
                                + answered.to().getFirst()
                                + ": write down there who is on call when, or name another.");
            }
        }
        rooms.model().answer(answers);
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

    private List<Answered> answered(Call call, ReplyQuestion asked) throws IOException {
        PlacesInScope places = places(call);
        boolean allows = AnswerText.counts(asked.reply()) && !asked.reply().equals(AnswerText.NO);
        List<Answered> answers = new ArrayList<>();
        for (Chosen one : chosen(drafting.questions(places::holds).asked(), asked)) {
            if (allows && concerns(call.caller(), one.part())) {
                throw ProblemException.of(
                        403,
                        "Somebody else answers what would allow you something yourself: "
                                + one.part().called()
                                + ".");
            }
            answers.add(
                    new Answered(
                            one.part().id(),
                            to(one.part(), asked),
                            List.of(one.of().permission().word()),
                            one.part().on(),
                            asked.reply(),
                            one.part().ask(),
                            clock.instant().plus(ANSWER_DAYS_MAX),
                            call.caller().id()));
        }
        return answers;
    }

    private record Chosen(Question of, Question.Part part) {}

    private static List<Chosen> chosen(List<Question> open, ReplyQuestion asked) {
        for (Question question : open) {
            List<Question.Part> parts = question.parts();
            if (question.id().equals(asked.question())) {
                List<String> ids =
                        asked.parts()
                                .orElseGet(() ->
                                        parts.stream()
                                                .filter(part -> parts.size() == 1 || !part.apart())
                                                .map(Question.Part::id)
                                                .toList());
                if (ids.isEmpty()) {
                    throw ProblemException.of(
                            422, "Say which parts: each is to be answered by itself.");
                }
                return all(question, ids);
            }
            if (parts.stream().anyMatch(part -> part.id().equals(asked.question()))) {
                return all(question, List.of(asked.question()));
            }
        }
        throw ProblemException.of(404, "Nothing is asked there.");
    }

    private static List<Chosen> all(Question question, List<String> ids) {
        List<Chosen> chosen =
                question.parts().stream()
                        .filter(part -> ids.contains(part.id()))
                        .map(part -> new Chosen(question, part))
                        .toList();
        if (chosen.isEmpty() || chosen.size() != Set.copyOf(ids).size()) {
            throw ProblemException.of(404, "The question has no such part.");
        }
        return chosen;
    }

    private static List<String> to(Question.Part part, ReplyQuestion asked) {
        if (!asked.reply().equals(AnswerText.ON_CALL)) {
            return part.to();
        }
        String ask = part.ask();
        String team = ask.startsWith(TEAM) ? ask.substring(TEAM.length()) : ask;
        return List.of(asked.schedule().orElse("on-call:" + team));
    }

    // What everybody may is decided by whoever is asked; what a few may, not by one of them.
    private boolean concerns(Caller caller, Question.Part part) {
        return !part.to().contains(EVERYBODY)
                && rooms.people().now().named(caller.name()::equalsIgnoreCase).stream()
                        .map(Subject::id)
                        .anyMatch(part.holders()::contains);
    }
}
