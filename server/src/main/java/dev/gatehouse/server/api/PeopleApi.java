package dev.gatehouse.server.api;

import static dev.gatehouse.server.web.Route.get;

import dev.gatehouse.people.Accounts;
import dev.gatehouse.people.Employment;
import dev.gatehouse.people.Machine;
import dev.gatehouse.people.People;
import dev.gatehouse.people.Person;
import dev.gatehouse.people.Subject;
import dev.gatehouse.people.Who;
import dev.gatehouse.search.EventIndex;
import dev.gatehouse.search.FacetRequest;
import dev.gatehouse.search.Window;
import dev.gatehouse.search.query.Key;
import dev.gatehouse.search.query.Query;
import dev.gatehouse.search.query.QueryScope;
import dev.gatehouse.server.api.PeopleAnswers.LinkAnswer;
import dev.gatehouse.server.api.PeopleAnswers.SubjectAnswer;
import dev.gatehouse.server.api.PeopleAnswers.SuggestionAnswer;
import dev.gatehouse.server.api.PeopleAnswers.WholeSubjectAnswer;
import dev.gatehouse.server.web.Access;
import dev.gatehouse.server.web.Capability;
import dev.gatehouse.server.web.ProblemException;
import dev.gatehouse.server.web.Route;
import dev.gatehouse.server.web.Route.Nothing;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Who is who, to look at: the list, one person or machine, the queue of questions, and how much of
/// what happened has somebody known behind it.
public final class PeopleApi {
    private static final String PATH = "/api/v1/people";
    private static final int LIMIT_FALLBACK = 100;
    private static final int LIMIT_MAX = 1_000;
    private static final int TOP_KINDS = 50;

    /// Finds what nobody known is behind.
    static final String UNKNOWN = "-has:person -has:machine";

    private final People people;
    private final Accounts accounts;
    private final EventIndex index;
    private final InstantSource clock;

    public PeopleApi(People people, Accounts accounts, EventIndex index, InstantSource clock) {
        this.people = people;
        this.accounts = accounts;
        this.index = index;
        this.clock = clock;
    }

    /// Which of them.
    ///
    /// @param q letters that a name, address or id has
    /// @param after the `next` of the page before
    public record PeopleQuestion(
            Optional<String> kind,
            Optional<String> state,
            Optional<String> q,
            Optional<String> after,
            Optional<Integer> limit) {}

    /// A page of them, by name.
    ///
    /// @param states how many persons there are in each state, whatever was asked for
    public record PeopleAnswer(
            List<SubjectAnswer> people,
            Optional<String> next,
            long count,
            TreeMap<String, Long> states,
            long machines,
            long waiting) {}

    /// Which one.
    ///
    /// @param id or exactly a name or address
    public record WhichSubject(String id) {}

    /// What waits for somebody to say whose an account is.
    public record QueueAnswer(List<SuggestionAnswer> queue) {}

    /// How many of all events have a known person or machine behind them.
    ///
    /// @param query finds the others
    public record KnownAnswer(long events, long known, int percent, String query) {}

    /// The routes.
    public List<Route<?, ?>> routes() {
        Access read = Access.needs(Capability.PEOPLE_READ);
        return List.of(
                get(PATH, read, "Persons and machines, by name.")
                        .answers(
                                PeopleQuestion.class,
                                PeopleAnswer.class,
                                (_, asked) -> page(asked)),
                get(PATH + "/one", read, "One person or machine, with accounts and days.")
                        .answers(
                                WhichSubject.class,
                                WholeSubjectAnswer.class,
                                (_, which) -> one(which)),
                get(PATH + "/queue", read, "Accounts that may be somebody's, the surest first.")
                        .answers(Nothing.class, QueueAnswer.class, (_, _) -> queue()),
                get(
                                PATH + "/known",
                                Access.needs(Capability.EVENTS_READ),
                                "How many events have somebody known behind them.")
                        .answers(
                                Nothing.class,
                                KnownAnswer.class,
                                (call, _) -> known(EventsInScope.of(index, call))));
    }

    private PeopleAnswer page(PeopleQuestion question) {
        Who who = people.now();
        Instant now = clock.instant();
        int limit = Math.clamp(question.limit().orElse(LIMIT_FALLBACK), 1, LIMIT_MAX);
        List<Subject> found =
                who.subjects().stream()
                        .filter(subject -> isAskedFor(subject, question, now))
                        .sorted(Comparator.comparing(PeopleApi::order))
                        .toList();
        List<Subject> rest =
                found.stream()
                        .filter(one ->
                                question.after()
                                        .filter(end -> order(one).compareTo(end) <= 0)
                                        .isEmpty())
                        .toList();
        List<Subject> page = rest.subList(0, Math.min(limit, rest.size()));
        TreeMap<String, Long> states = new TreeMap<>();
        long machines = 0;
        for (Subject subject : who.subjects()) {
            switch (subject) {
                case Person person ->
                        states.merge(person.employment().at(now).word(), 1L, Long::sum);
                case Machine _ -> machines++;
            }
        }
        return new PeopleAnswer(
                page.stream().map(one -> PeopleAnswers.subject(one, who, accounts, now)).toList(),
                page.size() < rest.size() ? Optional.of(order(page.getLast())) : Optional.empty(),
                found.size(),
                states,
                machines,
                people.queue(accounts).size());
    }

    private static String order(Subject subject) {
        return subject.name().toLowerCase(Locale.ROOT) + "\n" + subject.id();
    }

    private static boolean isAskedFor(Subject subject, PeopleQuestion question, Instant now) {
        boolean kind =
                question.kind().filter(one -> !one.equals(PeopleAnswers.kind(subject))).isEmpty();
        boolean state =
                question.state()
                        .filter(one ->
                                !(subject instanceof Person person
                                        && is(person.employment(), one, now)))
                        .isEmpty();
        String letters = question.q().orElse("").strip().toLowerCase(Locale.ROOT);
        return kind && state && holds(subject, letters);
    }

    private static boolean is(Employment employment, String state, Instant now) {
        return employment.at(now).word().equals(state);
    }

    private static boolean holds(Subject subject, String letters) {
        List<String> names =
                switch (subject) {
                    case Person person ->
                            Stream.concat(
                                            Stream.of(person.name(), person.id(), person.team()),
                                            person.emails().stream())
                                    .toList();
                    case Machine machine ->
                            List.of(machine.name(), machine.id(), machine.purpose());
                };
        return names.stream().anyMatch(name -> name.toLowerCase(Locale.ROOT).contains(letters));
    }

    private WholeSubjectAnswer one(WhichSubject which) {
        Who who = people.now();
        Subject subject = who.subject(which.id()).orElseGet(() -> called(which.id(), who));
        List<LinkAnswer> links =
                who.linksOf(subject.id()).stream()
                        .map(link -> PeopleAnswers.link(link, accounts))
                        .sorted(Comparator.comparing(LinkAnswer::account))
                        .toList();
        return PeopleAnswers.whole(
                subject,
                who,
                PeopleAnswers.subject(subject, who, accounts, clock.instant()),
                links);
    }

    // Whole names only: the page of one must not become that of another whose name begins alike.
    static Subject called(String name, Who who) {
        List<Subject> found = who.named(name.strip()::equalsIgnoreCase);
        if (found.size() > 1) {
            throw ProblemException.of(
                    409, "Several are called so; say which by id, as people list shows it.");
        }
        return found.stream()
                .findFirst()
                .orElseThrow(() -> ProblemException.of(404, "There is no such person or machine."));
    }

    private QueueAnswer queue() {
        return new QueueAnswer(
                people.queue(accounts).stream().map(PeopleAnswers::suggestion).toList());
    }

    private KnownAnswer known(EventsInScope in) {
        long events = count(in, Query.All.ALL);
        long unknown = count(in, Asked.query(UNKNOWN, QueryScope.utc(clock.instant())));
        long known = Math.max(0, events - unknown);
        int percent = events == 0 ? 0 : (int) (known * 100 / events);
        return new KnownAnswer(events, known, percent, UNKNOWN);
    }

    // Every event has a kind of actor, so its facet counts them all, exactly.
    private static long count(EventsInScope in, Query query) {
        FacetRequest request =
                new FacetRequest(
                        query, Window.ALL_TIME, OptionalLong.empty(), List.of(Key.KIND), TOP_KINDS);
        return Asked.answered(() -> in.facets(request)).answer().getFirst().values().stream()
                .mapToLong(value -> value.count())
                .sum();
    }
}
