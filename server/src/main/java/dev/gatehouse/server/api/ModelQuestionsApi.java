package dev.gatehouse.server.api;

import static dev.gatehouse.server.web.Route.get;

import dev.gatehouse.access.draft.Draft;
import dev.gatehouse.access.draft.Drafting;
import dev.gatehouse.access.draft.Question;
import dev.gatehouse.access.draft.Reason;
import dev.gatehouse.event.EventId;
import dev.gatehouse.server.api.ModelApi.FileAnswer;
import dev.gatehouse.server.audit.SelfAudit;
import dev.gatehouse.server.engine.EngineRooms;
import dev.gatehouse.server.web.Access;
import dev.gatehouse.server.web.Call;
import dev.gatehouse.server.web.Capability;
import dev.gatehouse.server.web.ProblemException;
import dev.gatehouse.server.web.Route;
import dev.gatehouse.server.web.Route.Nothing;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What Gatehouse proposes to write into the access model, and what it has to ask people first.
public final class ModelQuestionsApi {
    private static final String PATH = "/api/v1/model";

    private final EngineRooms rooms;
    private final Drafting drafting;
    private final SelfAudit audit;

    public ModelQuestionsApi(EngineRooms rooms, Drafting drafting, SelfAudit audit) {
        this.rooms = rooms;
        this.drafting = drafting;
        this.audit = audit;
    }

    /// From how many days of use; 90 without it.
    public record DraftQuestion(Optional<Integer> days) {}

    /// A draft of the access model.
    ///
    /// @param files a model, one file a group; empty where nothing could be drafted
    /// @param lines how many patterns they hold
    /// @param undecided events that it was drafted from
    /// @param left those of them that no line covers
    /// @param leftOut events that were not read, because they were of too many kinds
    public record DraftAnswer(
            List<FileAnswer> files,
            int lines,
            long undecided,
            List<LeftAnswer> left,
            long leftOut) {}

    /// Why so many events were not drafted.
    ///
    /// @param reason leaver, flagged, risky, recent, unknown-holder or alone
    public record LeftAnswer(String reason, long events) {}

    /// What to ask people today.
    ///
    /// @param more questions that wait for another day
    /// @param leftOut further questions, not asked because too little hangs on them
    /// @param leftOutEvents undecided events that no question is about
    public record QuestionsAnswer(
            List<QuestionAnswer> questions, int more, int leftOut, long leftOutEvents) {}

    /// A question: may some do what they do in places of one kind? Each part can be answered by
    /// itself.
    ///
    /// @param on the kind of place, a pattern
    /// @param events undecided ones that answers to all parts settle
    /// @param people the busiest
    /// @param reasons why it was not drafted
    public record QuestionAnswer(
            String id,
            String sentence,
            String permission,
            String on,
            long events,
            long actors,
            List<String> people,
            List<String> reasons,
            Instant first,
            Instant last,
            List<PartAnswer> parts) {}

    /// A part of a question.
    ///
    /// @param to whom a yes would mean, in the words of a model
    /// @param called what people call them
    /// @param apart whether an answer to all parts leaves it out
    /// @param on paths or patterns a yes would mean
    /// @param events undecided ones that an answer settles
    /// @param people the busiest
    /// @param reasons why it was not drafted
    /// @param ask who should know; empty where nobody does
    /// @param asked whom somebody said to ask instead; empty where nobody did
    /// @param examples ids of events
    public record PartAnswer(
            String id,
            List<String> to,
            String called,
            boolean apart,
            List<String> on,
            long events,
            long actors,
            List<String> people,
            List<String> reasons,
            String ask,
            String asked,
            Instant first,
            Instant last,
            List<String> examples) {}

    /// The routes.
    public List<Route<?, ?>> routes() {
        Access read = Access.needs(Capability.MODEL_READ);
        return List.of(
                get(PATH + "/draft", read, "A draft of the access model from what happened.")
                        .answers(DraftQuestion.class, DraftAnswer.class, this::draft),
                get(PATH + "/questions", read, "What only people know, what is worth most first.")
                        .answers(Nothing.class, QuestionsAnswer.class, (call, _) -> open(call)));
    }

    private DraftAnswer draft(Call call, DraftQuestion question) throws IOException {
        int days = question.days().orElse(Drafting.DAYS_USUAL);
        if (days < 1 || days > Drafting.DAYS_MAX) {
            throw ProblemException.of(422, "Days are 1 to " + Drafting.DAYS_MAX + ".");
        }
        audit.noteRead(call.caller(), "model draft", rooms.index().status().cursor() - 1);
        PlacesInScope places = new PlacesInScope(call.caller().scope(), rooms.sources());
        Drafting.Drafted drafted = drafting.draft(days, places::holds);
        Draft draft = drafted.draft();
        return new DraftAnswer(
                draft.files().stream().map(one -> new FileAnswer(one.name(), one.text())).toList(),
                draft.lines().size(),
                drafted.undecided(),
                draft.left().entrySet().stream()
                        .map(one -> new LeftAnswer(one.getKey().word(), one.getValue()))
                        .toList(),
                drafted.leftOut());
    }

    private QuestionsAnswer open(Call call) throws IOException {
        audit.noteRead(call.caller(), "model questions", rooms.index().status().cursor() - 1);
        PlacesInScope places = new PlacesInScope(call.caller().scope(), rooms.sources());
        Drafting.Open open = drafting.open(places::holds);
        return new QuestionsAnswer(
                open.today().stream().map(one -> answer(one, open.asked())).toList(),
                open.more(),
                open.leftOut(),
                open.leftOutEvents());
    }

    private static QuestionAnswer answer(Question one, Map<String, String> asked) {
        return new QuestionAnswer(
                one.id(),
                one.sentence(),
                one.permission().word(),
                one.on(),
                one.events(),
                one.actors(),
                one.people(),
                words(one.reasons()),
                one.first(),
                one.last(),
                one.parts().stream().map(part -> answer(part, asked)).toList());
    }

    private static PartAnswer answer(Question.Part one, Map<String, String> asked) {
        return new PartAnswer(
                one.id(),
                one.to(),
                one.called(),
                one.apart(),
                one.on(),
                one.events(),
                one.holders().size(),
                one.people(),
                words(one.reasons()),
                one.ask(),
                asked.getOrDefault(one.id(), ""),
                one.first(),
                one.last(),
                one.examples().stream().map(EventId::toString).toList());
    }

    private static List<String> words(List<Reason> reasons) {
        return reasons.stream().map(Reason::word).toList();
    }
}
