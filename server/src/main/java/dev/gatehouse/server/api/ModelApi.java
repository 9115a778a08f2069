package dev.gatehouse.server.api;

import static dev.gatehouse.server.web.Route.get;
import static dev.gatehouse.server.web.Route.post;

import dev.gatehouse.access.DecidedShare;
import dev.gatehouse.access.Held;
import dev.gatehouse.access.Judgement;
import dev.gatehouse.access.ModelHistory;
import dev.gatehouse.access.ModelInForce;
import dev.gatehouse.access.ModelTests;
import dev.gatehouse.access.model.Assignment;
import dev.gatehouse.access.model.Model;
import dev.gatehouse.people.People;
import dev.gatehouse.people.Person;
import dev.gatehouse.people.Who;
import dev.gatehouse.record.AccessRecord;
import dev.gatehouse.server.web.Access;
import dev.gatehouse.server.web.Call;
import dev.gatehouse.server.web.Caller;
import dev.gatehouse.server.web.Capability;
import dev.gatehouse.server.web.ProblemException;
import dev.gatehouse.server.web.Route;
import dev.gatehouse.server.web.Route.Nothing;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The access model as it stands: its files, since when, what became of it, how much it decides.
public final class ModelApi {
    private static final String PATH = "/api/v1/model";
    private static final int CHANGES_MAX = 100;

    private final ModelInForce model;
    private final Judgement judgement;
    private final People people;
    private final InstantSource clock;

    /// @param clock says which lines are due for a look
    public ModelApi(ModelInForce model, Judgement judgement, People people, InstantSource clock) {
        this.model = model;
        this.judgement = judgement;
        this.people = people;
        this.clock = clock;
    }

    /// A file of the model.
    public record FileAnswer(String name, String text) {}

    /// A mistake, with its place and what was probably meant.
    public record MistakeAnswer(String file, int line, String what, String suggestion) {}

    /// A test that did not get what it says.
    public record MissAnswer(String at, String who, String expect, String got) {}

    /// A line that should be looked at again.
    public record DueAnswer(String at, String says, String reviewBy) {}

    /// A change that waits for somebody else than its author.
    ///
    /// @param change what to approve
    /// @param own how many of the author's own past events it would make expected
    public record WaitingAnswer(long change, String author, long own) {}

    /// The model.
    ///
    /// @param set whether a folder is set up
    /// @param since when it came into force; absent where there is none
    /// @param committed whether the files are those of the commit
    /// @param mistakes why the files as they are now are not in force
    /// @param unknown names in it that nobody known has
    /// @param settled whether everything is judged by it
    public record ModelAnswer(
            boolean set,
            String folder,
            Optional<Instant> since,
            String branch,
            String commit,
            String author,
            boolean committed,
            List<FileAnswer> files,
            int assignments,
            int groups,
            int governed,
            int denied,
            int tests,
            List<MissAnswer> misses,
            List<MistakeAnswer> mistakes,
            List<DueAnswer> due,
            List<WaitingAnswer> waiting,
            List<String> unknown,
            boolean settled) {}

    /// What became of the model, the latest first.
    public record ChangesAnswer(List<ChangeAnswer> changes) {}

    /// One thing that became of it.
    ///
    /// @param what `changed`, `refused` or `approved`
    /// @param files the names of those that differ from the model before
    public record ChangeAnswer(
            long position,
            Instant when,
            String what,
            String author,
            String branch,
            String commit,
            List<String> files,
            long unexpected,
            long expected,
            long own,
            String problem,
            String by) {}

    /// How much of what happened somebody had decided.
    public record ShareAnswer(PartAnswer whole, List<PartAnswer> parts) {}

    /// The events of one beginning of paths; those that exercise no permission are not counted.
    public record PartAnswer(
            String on, long events, long decided, long usual, long unexpected, long undecided) {}

    /// Which change, and why it is all right.
    public record ApprovalQuestion(long change, String reason) {}

    /// The routes.
    public List<Route<?, ?>> routes() {
        Access read = Access.needs(Capability.MODEL_READ);
        return List.of(
                get(PATH, read, "The access model in force, and what is wrong with its files now.")
                        .answers(Nothing.class, ModelAnswer.class, (_, _) -> whole()),
                get(PATH + "/changes", read, "What became of the access model, the latest first.")
                        .answers(Nothing.class, ChangesAnswer.class, (_, _) -> changes()),
                get(
                                PATH + "/share",
                                read,
                                "How much of what happened somebody had decided, by path.")
                        .answers(Nothing.class, ShareAnswer.class, (call, _) -> share(call)),
                post(
                                PATH + "/approvals",
                                Access.needs(Capability.MODEL_WRITE),
                                "Lets a change count for its author's own past.")
                        .answers(ApprovalQuestion.class, Nothing.class, this::approve));
    }

    private ModelAnswer whole() {
        ModelInForce.State state = model.state();
        Model now = state.rulebook().model();
        Who who = people.now();
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return new ModelAnswer(
                state.directory().isPresent(),
                state.directory().map(Object::toString).orElse(""),
                model.history().lastChange().map(ModelHistory.Told::when),
                state.revision().branch(),
                state.revision().commit(),
                state.revision().author(),
                state.revision().committed(),
                now.texts().stream().map(one -> new FileAnswer(one.name(), one.text())).toList(),
                now.assignments().size(),
                now.groups().size(),
                now.governed().size(),
                now.deny().size(),
                now.tests().size(),
                ModelTests.run(state.rulebook(), who).stream().map(ModelApi::miss).toList(),
                state.mistakes().stream()
                        .map(one ->
                                new MistakeAnswer(
                                        one.file(), one.line(), one.what(), one.suggestion()))
                        .toList(),
                now.toReview(today).stream().map(ModelApi::due).toList(),
                state.rulebook().held().stream().map(this::waiting).toList(),
                now.unknown(who),
                judgement.isSettled());
    }

    static MissAnswer miss(ModelTests.Miss miss) {
        return new MissAnswer(miss.at(), miss.test().who(), miss.test().expect(), miss.got());
    }

    private static DueAnswer due(Assignment one) {
        String day = one.about().reviewBy().map(LocalDate::toString).orElse("");
        return new DueAnswer(one.at(), one.sentence(), day);
    }

    private WaitingAnswer waiting(Held held) {
        long own =
                model.history().told().stream()
                        .filter(told -> told.position() == held.before())
                        .map(ModelHistory.Told::record)
                        .filter(AccessRecord.ModelChanged.class::isInstance)
                        .mapToLong(record -> ((AccessRecord.ModelChanged) record).own())
                        .findFirst()
                        .orElse(0);
        return new WaitingAnswer(held.before(), held.author(), own);
    }

    private ChangesAnswer changes() {
        List<ChangeAnswer> changes = new ArrayList<>();
        List<AccessRecord.ModelFile> before = List.of();
        for (ModelHistory.Told told : model.history().told()) {
            switch (told.record()) {
                case AccessRecord.ModelChanged changed -> {
                    changes.add(changed(told, changed, before));
                    before = changed.files();
                }
                case AccessRecord.ModelRefused refused -> changes.add(refused(told, refused));
                case AccessRecord.ModelApproved approved -> changes.add(approved(told, approved));
                case AccessRecord.Answered _ -> {}
            }
        }
        List<ChangeAnswer> latest = changes.reversed();
        return new ChangesAnswer(
                List.copyOf(latest.subList(0, Math.min(CHANGES_MAX, latest.size()))));
    }

    private static ChangeAnswer changed(
            ModelHistory.Told told,
            AccessRecord.ModelChanged changed,
            List<AccessRecord.ModelFile> before) {
        List<String> files = new ArrayList<>();
        for (AccessRecord.ModelFile file : changed.files()) {
            if (!before.contains(file)) {
                files.add(file.name());
            }
        }
        List<String> names = changed.files().stream().map(AccessRecord.ModelFile::name).toList();
        for (AccessRecord.ModelFile file : before) {
            if (!names.contains(file.name())) {
                files.add(file.name());
            }
        }
        return new ChangeAnswer(
                told.position(),
                told.when(),
                "changed",
                changed.author(),
                changed.branch(),
                changed.commit(),
                files,
                changed.unexpected(),
                changed.expected(),
                changed.own(),
                "",
                changed.by());
    }

    private static ChangeAnswer refused(ModelHistory.Told told, AccessRecord.ModelRefused refused) {
        String where = refused.line() == 0 ? refused.file() : refused.file() + ":" + refused.line();
        return new ChangeAnswer(
                told.position(),
                told.when(),
                "refused",
                "",
                refused.branch(),
                refused.commit(),
                List.of(refused.file()),
                0,
                0,
                0,
                where + ": " + refused.problem(),
                refused.by());
    }

    private static ChangeAnswer approved(
            ModelHistory.Told told, AccessRecord.ModelApproved approved) {
        return new ChangeAnswer(
                told.position(),
                told.when(),
                "approved",
                "",
                "",
                "",
                List.of(),
                0,
                0,
                0,
                approved.reason(),
                approved.by());
    }

    private ShareAnswer share(Call call) throws IOException {
        ofEverything(call);
        DecidedShare share = judgement.decidedShare();
        return new ShareAnswer(
                part(share.whole()), share.parts().stream().map(ModelApi::part).toList());
    }

    private static PartAnswer part(DecidedShare.Part part) {
        return new PartAnswer(
                part.on(),
                part.events(),
                part.decided(),
                part.usual(),
                part.unexpected(),
                part.undecided());
    }

    static void ofEverything(Call call) {
        if (!call.caller().scope().isAll()) {
            throw ProblemException.of(403, "This counts the events of all sources.");
        }
    }

    private Nothing approve(Call call, ApprovalQuestion question)
            throws IOException, InterruptedException {
        Caller caller = call.caller();
        if (caller.way() != Caller.Way.SESSION) {
            throw ProblemException.of(403, "A person who signed in approves, nobody for them.");
        }
        if (question.reason().isBlank()) {
            throw ProblemException.of(422, "Say why it is all right.");
        }
        List<WaitingAnswer> waiting =
                model.state().rulebook().held().stream()
                        .filter(held -> held.before() == question.change())
                        .map(this::waiting)
                        .toList();
        if (waiting.isEmpty()) {
            throw ProblemException.of(404, "No change of the model waits there.");
        }
        if (isAuthor(caller, waiting.getFirst().author())) {
            throw ProblemException.of(403, "Somebody else than its author approves a change.");
        }
        model.approve(question.change(), question.reason().strip(), caller.id());
        return Nothing.NOTHING;
    }

    // By the name they sign in with, and by every address of the person of that name.
    private boolean isAuthor(Caller caller, String author) {
        String name = caller.name();
        return name.equalsIgnoreCase(author)
                || people.now().named(name::equalsIgnoreCase).stream()
                        .anyMatch(subject ->
                                subject instanceof Person person
                                        && person.emails().stream()
                                                .anyMatch(author::equalsIgnoreCase));
    }
}
