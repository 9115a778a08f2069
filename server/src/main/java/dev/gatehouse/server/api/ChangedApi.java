package dev.gatehouse.server.api;

import static dev.gatehouse.server.web.Route.get;

import dev.gatehouse.access.changed.AccessDiff;
import dev.gatehouse.access.changed.Changed;
import dev.gatehouse.access.changed.WhatChanged;
import dev.gatehouse.event.Event;
import dev.gatehouse.event.EventId;
import dev.gatehouse.event.Words;
import dev.gatehouse.inventory.Fact;
import dev.gatehouse.inventory.FactChange;
import dev.gatehouse.inventory.FactJson;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.people.Who;
import dev.gatehouse.search.Window;
import dev.gatehouse.server.audit.SelfAudit;
import dev.gatehouse.server.engine.EngineRooms;
import dev.gatehouse.server.web.Access;
import dev.gatehouse.server.web.Call;
import dev.gatehouse.server.web.Capability;
import dev.gatehouse.server.web.ProblemException;
import dev.gatehouse.server.web.Route;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What changed: before a moment, around a resource; and who may do what, between two moments.
public final class ChangedApi {
    private static final String PATH = "/api/v1/access";
    private static final Duration WINDOW_FALLBACK = Duration.ofHours(24);
    private static final Duration DIFF_FALLBACK = Duration.ofDays(7);
    private static final int LIMIT_FALLBACK = 50;
    private static final int LIMIT_MAX = 100;

    /// Changes shown of what has more of them.
    static final int CHANGES_MAX = 40;

    /// Rows of what changed; those farthest away are left out, and the answer says so.
    static final int CHANGED_MAX = 300;

    private final EngineRooms rooms;
    private final Sights sights;
    private final SelfAudit audit;
    private final InstantSource clock;

    /// @param audit is told of each question before it is answered
    public ChangedApi(EngineRooms rooms, Sights sights, SelfAudit audit, InstantSource clock) {
        this.rooms = rooms;
        this.sights = sights;
        this.audit = audit;
        this.clock = clock;
    }

    /// What changed before a moment?
    ///
    /// @param resource a path, or how one ends
    /// @param before the moment; now when absent
    /// @param from how far back; 24 hours before it when absent
    public record WhatChangedQuestion(
            String resource, Optional<String> before, Optional<String> from) {}

    /// What changed, nearest first.
    ///
    /// @param resource the whole path
    /// @param whole whether there is nothing more than this
    /// @param sight what the tools could not have told
    /// @param unseen what no snapshot tells, each a sentence
    public record WhatChangedAnswer(
            String resource,
            Instant from,
            Instant before,
            List<ChangedAnswer> changed,
            boolean whole,
            JsonObject sight,
            List<String> unseen) {}

    /// One thing that changed.
    ///
    /// @param kind deployment, approval, merge, code, protection, secret, runner, right,
    ///   credential, setting or other
    /// @param distance steps from the resource; 0 on it or below
    /// @param way itself, above, beside or used-by-its-runs
    /// @param explained whether an event says who did it
    /// @param event that event, with its verdict, as far as the caller may know of it
    /// @param facts what is granted or set otherwise since
    public record ChangedAnswer(
            Instant when,
            String kind,
            int distance,
            String way,
            String resource,
            boolean explained,
            Optional<JsonObject> event,
            List<FactChangeAnswer> facts) {}

    /// A fact before and after; without before it came, without after it went.
    public record FactChangeAnswer(
            Instant when, Optional<JsonObject> before, Optional<JsonObject> after) {}

    /// How does who may do what differ between two moments?
    ///
    /// @param from seven days ago when absent
    /// @param to now when absent
    /// @param by event, actor or change-request
    /// @param below the path of a resource
    /// @param after how many causes to pass over: the `next` of the page before
    public record AccessDiffQuestion(
            Optional<String> from,
            Optional<String> to,
            Optional<String> by,
            Optional<String> below,
            Optional<Integer> after,
            Optional<Integer> limit) {}

    /// A page of causes, the latest first.
    ///
    /// @param causes how many changes are by an event, first-sight or unexplained
    public record AccessDiffAnswer(
            Instant from,
            Instant to,
            List<CauseAnswer> groups,
            Optional<Integer> next,
            int count,
            TreeMap<String, Integer> causes) {}

    /// A cause with its changes.
    ///
    /// @param cause event, first-sight or unexplained
    /// @param name the event, the account or the change request
    /// @param changes the first of them
    /// @param count how many there are
    public record CauseAnswer(
            String cause,
            Optional<String> name,
            Instant when,
            Optional<JsonObject> event,
            List<FactChangeAnswer> changes,
            int count) {}

    /// The routes.
    public List<Route<?, ?>> routes() {
        Access read = Access.needs(Capability.ACCESS_READ);
        return List.of(
                get(PATH + "/what-changed", read, "What changed before a moment, nearest first.")
                        .answers(
                                WhatChangedQuestion.class,
                                WhatChangedAnswer.class,
                                this::whatChanged),
                get(PATH + "/diff", read, "How access differs between two moments, by cause.")
                        .answers(AccessDiffQuestion.class, AccessDiffAnswer.class, this::diff));
    }

    private WhatChangedAnswer whatChanged(Call call, WhatChangedQuestion question) {
        if (!call.caller().may(Capability.EVENTS_READ)) {
            throw ProblemException.of(403, "This tells of events, so it needs events.read too.");
        }
        Instant before = time("before", question.before(), clock.instant());
        Instant from = time("from", question.from(), before.minus(WINDOW_FALLBACK));
        Window window = window(from, before);
        NamedResource named = NamedResource.of(rooms, call, question.resource());
        var granted = rooms.inventory().at(before);
        String resource = named.path(granted);
        audit.noteRead(
                call.caller(),
                "what-changed " + resource + " before " + before,
                rooms.index().status().cursor() - 1);
        EventsInScope events = EventsInScope.of(rooms.index(), call);
        WhatChanged.Known known =
                new WhatChanged.Known(
                        events::page,
                        events::event,
                        rooms.judgement()::verdict,
                        granted,
                        some -> changes(some, named.places()));
        WhatChanged.Answer answer =
                new WhatChanged(
                                known,
                                rooms.judgement().rulebook().houseRules().memories().merged())
                        .of(resource, window);
        Asked asked = new Asked("", answer.looked(), window, OptionalLong.empty());
        Who who = rooms.people().now();
        return new WhatChangedAnswer(
                resource,
                from,
                before,
                answer.changed().stream().limit(CHANGED_MAX).map(one -> answer(one, who)).toList(),
                answer.whole() && answer.changed().size() <= CHANGED_MAX,
                Sights.json(sights.of(asked, call.caller().scope()), answer.changed().isEmpty()),
                AbilitiesApi.unseen(rooms, granted, resource));
    }

    private List<FactChange> changes(Window window, PlacesInScope places) {
        return rooms.inventory().changes(window.from(), window.to()).stream()
                .filter(change -> places.holdsSource(change.part().source()))
                .toList();
    }

    private ChangedAnswer answer(Changed one, Who who) {
        return new ChangedAnswer(
                one.when(),
                one.kind().word(),
                one.distance(),
                one.way(),
                one.resource(),
                !one.isUnexplained(),
                one.event().map(event -> json(event, who)),
                one.facts().stream().limit(CHANGES_MAX).map(ChangedApi::answer).toList());
    }

    private JsonObject json(Event event, Who who) {
        return new EventAnswers(rooms.index(), rooms.judgement()).json(event, who);
    }

    private static FactChangeAnswer answer(FactChange change) {
        return new FactChangeAnswer(
                change.when(), change.before().map(FactJson::of), change.after().map(FactJson::of));
    }

    private AccessDiffAnswer diff(Call call, AccessDiffQuestion question) {
        Instant to = time("to", question.to(), clock.instant());
        Instant from = time("from", question.from(), to.minus(DIFF_FALLBACK));
        AccessDiff.By by = question.by().map(ChangedApi::by).orElse(AccessDiff.By.EVENT);
        PlacesInScope places = new PlacesInScope(call.caller().scope(), rooms.sources());
        List<FactChange> changes =
                changes(window(from, to), places).stream()
                        .filter(change ->
                                question.below().filter(path -> !touches(change, path)).isEmpty())
                        .toList();
        audit.noteRead(
                call.caller(),
                "access diff from " + from + " to " + to,
                rooms.index().status().cursor() - 1);
        List<AccessDiff.Group> groups = AccessDiff.of(changes, by, id -> event(call, id));
        TreeMap<String, Integer> causes = new TreeMap<>();
        groups.forEach(group ->
                causes.merge(Words.of(group.origin()), group.changes().size(), Integer::sum));
        int first = Math.clamp(question.after().orElse(0), 0, groups.size());
        int limit = Math.clamp(question.limit().orElse(LIMIT_FALLBACK), 1, LIMIT_MAX);
        int last = Math.min(groups.size(), first + limit);
        Who who = rooms.people().now();
        return new AccessDiffAnswer(
                from,
                to,
                groups.subList(first, last).stream().map(group -> answer(group, who)).toList(),
                last < groups.size() ? Optional.of(last) : Optional.empty(),
                groups.size(),
                causes);
    }

    private Optional<Event> event(Call call, EventId id) {
        return call.caller().may(Capability.EVENTS_READ)
                ? EventsInScope.of(rooms.index(), call).event(id)
                : Optional.empty();
    }

    private CauseAnswer answer(AccessDiff.Group group, Who who) {
        return new CauseAnswer(
                Words.of(group.origin()),
                Optional.of(group.name()).filter(name -> !name.isEmpty()),
                group.when(),
                group.event().map(event -> json(event, who)),
                group.changes().stream().limit(CHANGES_MAX).map(ChangedApi::answer).toList(),
                group.changes().size());
    }

    private static boolean touches(FactChange change, String path) {
        return Stream.of(change.before(), change.after())
                .flatMap(Optional::stream)
                .map(Fact::resource)
                .anyMatch(one -> one.equals(path) || one.startsWith(path + "/"));
    }

    private static AccessDiff.By by(String word) {
        return Words.parse(AccessDiff.By.class, word)
                .orElseThrow(() ->
                        ProblemException.of(
                                400,
                                "by is one of "
                                        + Arrays.stream(AccessDiff.By.values())
                                                .map(Words::of)
                                                .collect(Collectors.joining(", "))
                                        + "."));
    }

    private static Instant time(String name, Optional<String> text, Instant fallback) {
        return text.map(one -> Asked.instant(name, one)).orElse(fallback);
    }

    private static Window window(Instant from, Instant to) {
        if (!from.isBefore(to)) {
            throw ProblemException.of(400, "The time asked about ends before it begins.");
        }
        return new Window(from, to);
    }
}
