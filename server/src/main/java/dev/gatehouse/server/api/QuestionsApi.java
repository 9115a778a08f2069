package dev.gatehouse.server.api;

import static dev.gatehouse.server.web.Route.get;
import static dev.gatehouse.server.web.Route.post;

import dev.gatehouse.event.Words;
import dev.gatehouse.finding.DecisionRefused;
import dev.gatehouse.finding.Finding;
import dev.gatehouse.finding.Finding.State;
import dev.gatehouse.finding.Question;
import dev.gatehouse.finding.Question.Role;
import dev.gatehouse.finding.Questions;
import dev.gatehouse.notify.Destination;
import dev.gatehouse.notify.Destinations;
import dev.gatehouse.notify.Form;
import dev.gatehouse.notify.Message;
import dev.gatehouse.people.Person;
import dev.gatehouse.server.api.FindingAnswers.FindingAnswer;
import dev.gatehouse.server.api.PeopleAnswers.NamedAnswer;
import dev.gatehouse.server.engine.EngineRooms;
import dev.gatehouse.server.engine.NotifyRooms;
import dev.gatehouse.server.web.Access;
import dev.gatehouse.server.web.Call;
import dev.gatehouse.server.web.Caller;
import dev.gatehouse.server.web.Capability;
import dev.gatehouse.server.web.ProblemException;
import dev.gatehouse.server.web.Route;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// *Was this you?* Somebody is asked about a finding by mail or chat, and answers here, signed in.
/// A token answers nothing: whoever has taken a machine has its tokens too.
public final class QuestionsApi {
    private static final String PATH = "/api/v1/questions";
    private static final String ONE = FindingsApi.PATH + "/{key}";

    private final EngineRooms rooms;
    private final FindingsInScope inScope;
    private final Questions questions;
    private final NotifyRooms telling;
    private final Around around;

    /// What stands beside them.
    ///
    /// @param letters what is written to those who are asked
    public record Around(FindingTellings letters, FindingsApi.Around findings) {
        InstantSource clock() {
            return findings.clock();
        }
    }

    public QuestionsApi(
            FindingsInScope inScope, Questions questions, NotifyRooms telling, Around around) {
        this.rooms = inScope.rooms();
        this.inScope = inScope;
        this.questions = questions;
        this.telling = telling;
        this.around = around;
    }

    /// Who can be asked about a finding, and through what.
    ///
    /// @param through mail servers and chats
    public record AskableAnswer(List<RoleAnswer> roles, List<ThroughAnswer> through) {}

    /// Who can be asked as what.
    ///
    /// @param role `person`, `machine-owner` or `resource-owner`
    /// @param problem why nobody can
    public record RoleAnswer(String role, List<NamedAnswer> whom, Optional<String> problem) {}

    /// A destination.
    ///
    /// @param form `mail`, `slack` or `teams`
    public record ThroughAnswer(String name, String form) {}

    /// Whom to ask.
    ///
    /// @param role `person`, `machine-owner` or `resource-owner`
    /// @param through the name of a destination that is a mail server or a chat
    public record AskQuestion(String key, String role, String through) {}

    /// It was asked.
    ///
    /// @param problem why it could not be sent; it can be answered all the same
    public record AskedAnswer(
            long number, String role, List<NamedAnswer> whom, Optional<String> problem) {}

    /// What the caller was asked and has not answered, the oldest first.
    public record MineAnswer(List<PutAnswer> questions) {}

    /// One question to the caller.
    ///
    /// @param role as what they are asked: `person`, `machine-owner` or `resource-owner`
    /// @param sentence what happened
    public record PutAnswer(
            long number,
            String role,
            String title,
            String sentence,
            String resource,
            Instant first,
            Instant last,
            NamedAnswer by,
            Instant asked) {}

    /// What the caller says.
    ///
    /// @param answer `yes`, `no` or `somebody-else`
    /// @param text anything to it
    public record AnswerQuestion(long number, String answer, Optional<String> text) {}

    /// It was taken.
    public record TakenAnswer(long number, String answer) {}

    /// The routes.
    public List<Route<?, ?>> routes() {
        Access decide = Access.needs(Capability.FINDING_DECIDE);
        Access mine = new Access.SignedIn();
        return List.of(
                get(ONE + "/askable", decide, "Who can be asked about it, and through what.")
                        .answers(
                                FindingsApi.WhichFinding.class, AskableAnswer.class, this::askable),
                post(
                                ONE + "/questions",
                                decide,
                                "Asks somebody whether it was them, by mail or chat.")
                        .answers(AskQuestion.class, AskedAnswer.class, this::ask),
                get(PATH, mine, "What whoever is signed in was asked and has not answered.")
                        .answers(Route.Nothing.class, MineAnswer.class, this::mine),
                post(
                                PATH + "/{number}/answer",
                                mine,
                                "Answers what one was asked; signed in, never with a token.")
                        .answers(AnswerQuestion.class, TakenAnswer.class, this::answer));
    }

    private AskableAnswer askable(Call call, FindingsApi.WhichFinding which) {
        WhoToAsk askable = whoToAsk(inScope.one(call, which.key()));
        return new AskableAnswer(
                Arrays.stream(Role.values())
                        .map(role -> {
                            WhoToAsk.Chosen chosen = askable.as(role);
                            return new RoleAnswer(
                                    role.word(),
                                    named(chosen.persons()),
                                    Optional.of(chosen.problem()).filter(one -> !one.isEmpty()));
                        })
                        .toList(),
                telling.notifications().destinations().stream()
                        .filter(Destinations::reachesPersons)
                        .map(one -> new ThroughAnswer(one.name(), one.form().word()))
                        .toList());
    }

    private WhoToAsk whoToAsk(Finding finding) {
        return new WhoToAsk(rooms, finding, around.clock().instant());
    }

    private static List<NamedAnswer> named(List<Person> persons) {
        return persons.stream().map(one -> new NamedAnswer(one.id(), one.name())).toList();
    }

    private AskedAnswer ask(Call call, AskQuestion asked) throws InterruptedException {
        Finding finding = inScope.one(call, asked.key());
        Role role =
                Words.parse(Role.class, asked.role())
                        .orElseThrow(() -> FindingsApi.unknownWord("role", Role.class));
        Destination through =
                telling.notifications().destinations().stream()
                        .filter(one -> one.name().equals(asked.through()))
                        .filter(Destinations::reachesPersons)
                        .findFirst()
                        .orElseThrow(
                                () -> unfit("there is no mail server or chat " + asked.through()));
        WhoToAsk askable = whoToAsk(finding);
        List<Person> persons = askable.as(role).persons();
        if (persons.isEmpty()) {
            throw unfit(askable.as(role).problem());
        }
        List<String> receivers = askable.addresses(persons);
        if (through.form() == Form.MAIL && receivers.isEmpty()) {
            throw unfit("every known address is that of the suspected account; ask in a chat");
        }
        Question question =
                asked(finding, new Questions.ToAsk(role, ids(persons), through.name()), call);
        Message message = around.letters().question(finding, question, persons);
        Optional<String> problem =
                telling.destinations()
                        .write(
                                through.name(),
                                new Destinations.Letter(message, receivers, question.number()),
                                call.caller().id());
        return new AskedAnswer(question.number(), role.word(), named(persons), problem);
    }

    private static List<String> ids(List<Person> persons) {
        return persons.stream().map(Person::id).toList();
    }

    private Question asked(Finding finding, Questions.ToAsk toAsk, Call call)
            throws InterruptedException {
        try {
            return questions.ask(finding.key(), toAsk, call.caller().id());
        } catch (DecisionRefused refused) {
            throw FindingChangesApi.problem(refused);
        }
    }

    private static ProblemException unfit(String why) {
        return ProblemException.of(422, "Not possible: " + why + ".");
    }

    private MineAnswer mine(Call call, Route.Nothing nothing) {
        Optional<Person> person = person(call);
        if (person.isEmpty()) {
            return new MineAnswer(List.of());
        }
        around.findings()
                .audit()
                .noteRead(call.caller(), "questions", rooms.findings().cursor() - 1);
        return new MineAnswer(
                rooms.findings().questions().stream()
                        .filter(one -> one.answer().isEmpty())
                        .filter(one -> one.whom().contains(person.get().id()))
                        .flatMap(one -> put(call, one).stream())
                        .toList());
    }

    private Optional<PutAnswer> put(Call call, Question question) {
        FindingAnswers answers = new FindingAnswers(rooms, around.findings().users());
        return rooms.findings()
                .find(question.finding())
                .filter(finding -> finding.state() != State.RESOLVED)
                .filter(finding -> !whoToAsk(finding).isSuspected(call.caller().name()))
                .map(finding -> {
                    FindingAnswer about = answers.of(finding);
                    return new PutAnswer(
                            question.number(),
                            question.role().word(),
                            about.title(),
                            about.sentence(),
                            about.resource(),
                            about.first(),
                            about.last(),
                            answers.user(question.by()),
                            question.when());
                });
    }

    // Whoever signed in themselves, as the person they are known as.
    private Optional<Person> person(Call call) {
        return call.caller().way() == Caller.Way.SESSION
                ? WhoToAsk.personOf(rooms.people().now(), call.caller().name())
                : Optional.empty();
    }

    private TakenAnswer answer(Call call, AnswerQuestion given) throws InterruptedException {
        if (call.caller().way() != Caller.Way.SESSION) {
            throw ProblemException.of(403, "Answers are taken from somebody signed in alone.");
        }
        Question.Said said =
                Words.parse(Question.Said.class, given.answer())
                        .orElseThrow(() -> FindingsApi.unknownWord("answer", Question.Said.class));
        Person person = person(call).orElseThrow(QuestionsApi::notAsked);
        Question question =
                rooms.findings().questions().stream()
                        .filter(one -> one.number() == given.number())
                        .filter(one -> one.whom().contains(person.id()))
                        .findFirst()
                        .orElseThrow(QuestionsApi::notAsked);
        Finding finding =
                rooms.findings().find(question.finding()).orElseThrow(QuestionsApi::notAsked);
        if (whoToAsk(finding).isSuspected(call.caller().name())) {
            throw ProblemException.of(403, "The account this is about cannot answer for itself.");
        }
        try {
            Question taken =
                    questions.answer(
                            question.number(),
                            new Questions.Given(said, person.id(), given.text().orElse("")),
                            call.caller().id());
            return new TakenAnswer(
                    taken.number(), taken.answer().map(one -> one.said().word()).orElse(""));
        } catch (DecisionRefused refused) {
            throw FindingChangesApi.problem(refused);
        }
    }

    private static ProblemException notAsked() {
        return ProblemException.of(404, "You were asked nothing of that number.");
    }
}
