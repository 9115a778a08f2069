package dev.gatehouse.server.api;

import dev.gatehouse.search.SearchTooLong;
import dev.gatehouse.search.Window;
import dev.gatehouse.search.query.Key;
import dev.gatehouse.search.query.Match;
import dev.gatehouse.search.query.Query;
import dev.gatehouse.search.query.QueryParser;
import dev.gatehouse.search.query.QueryPrinter;
import dev.gatehouse.search.query.QueryProblem;
import dev.gatehouse.search.query.QueryScope;
import dev.gatehouse.server.audit.SelfAudit;
import dev.gatehouse.server.web.Problem;
import dev.gatehouse.server.web.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/// What every question about events has in common, read from its text: the query, the window in
/// time, the position an answer is as of.
///
/// @param text the query as it was submitted
record Asked(String text, Query query, Window window, OptionalLong asOf) {

    /// What is recorded of the question: the whole of it, its times spelled out, in the words of
    /// the query language. Spans that differ by less than the time a question counts as the same
    /// one are one question.
    SelfAudit.Question question() {
        Query.Field within =
                new Query.Field(
                        Key.TIME,
                        new Match.Between(
                                bound(window.from(), Long.MIN_VALUE),
                                bound(window.to(), Long.MAX_VALUE)));
        String whole = QueryPrinter.print(isAllTime() ? query : Query.and(List.of(query, within)));
        String same = text + "|" + coarse(window.from()) + "|" + coarse(window.to());
        return new SelfAudit.Question(whole, same);
    }

    private boolean isAllTime() {
        return window.from().equals(Instant.MIN) && window.to().equals(Instant.MAX);
    }

    private static long bound(Instant time, long none) {
        boolean open = time.equals(Instant.MIN) || time.equals(Instant.MAX);
        return open ? none : ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    private static String coarse(Instant time) {
        boolean open = time.equals(Instant.MIN) || time.equals(Instant.MAX);
        return open
                ? ""
                : Long.toString(
                        time.getEpochSecond() / SelfAudit.SAME_QUESTION_MINUTES.toSeconds());
    }

    /// The same members stand in several questions.
    interface Members {
        Optional<String> q();

        Optional<String> from();

        Optional<String> to();

        Optional<Long> asOf();

        default Optional<String> zone() {
            return Optional.empty();
        }
    }

    /// Reads them.
    ///
    /// @throws ProblemException 400 saying which is wrong and where
    static Asked of(Members members, InstantSource clock) {
        String text = members.q().orElse("");
        return new Asked(
                text,
                query(text, scope(members, clock)),
                window(members.from(), members.to()),
                members.asOf().map(OptionalLong::of).orElse(OptionalLong.empty()));
    }

    /// The window between two times; open where there is none.
    static Window window(Optional<String> from, Optional<String> to) {
        return new Window(
                from.map(text -> instant("from", text)).orElse(Instant.MIN),
                to.map(text -> instant("to", text)).orElse(Instant.MAX));
    }

    private static QueryScope scope(Members members, InstantSource clock) {
        try {
            return members.zone()
                    .map(zone -> new QueryScope(clock.instant(), ZoneId.of(zone)))
                    .orElseGet(() -> QueryScope.utc(clock.instant()));
        } catch (DateTimeException noZone) {
            throw ProblemException.of(400, "zone is the name of a time zone, like Europe/Oslo.");
        }
    }

    /// Reads a query.
    static Query query(String text, QueryScope scope) {
        try {
            return QueryParser.parse(text, scope);
        } catch (QueryProblem wrong) {
            throw ProblemException.of(
                    Problem.query(
                            "The query cannot be read: " + wrong.getMessage(), List.of(at(wrong))));
        }
    }

    /// Where a query goes wrong; columns of the API count from 0.
    static Problem.At at(QueryProblem wrong) {
        return new Problem.At(wrong.column() - 1, wrong.length(), wrong.what(), wrong.suggestion());
    }

    static Instant instant(String name, String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException notATime) {
            throw ProblemException.of(400, name + " is a time like 2026-11-22T09:00:00Z.");
        }
    }

    /// The keys named, joined by commas.
    static List<Key> keys(String names) {
        return Arrays.stream(names.split(",", -1)).map(Asked::key).toList();
    }

    /// The key of that name.
    static Key key(String name) {
        return Key.named(name)
                .orElseThrow(() ->
                        ProblemException.of(
                                400, "There is no such key; GET /api/v1/query/keys lists them."));
    }

    /// Answers, turning what the index refuses into a problem.
    static <T> T answered(Supplier<T> answer) {
        try {
            return answer.get();
        } catch (SearchTooLong tooLong) {
            throw ProblemException.of(422, "T" + tail(tooLong) + ".");
        } catch (IllegalArgumentException outOfBounds) {
            throw ProblemException.of(400, "Not possible: " + outOfBounds.getMessage() + ".");
        }
    }

    private static String tail(SearchTooLong tooLong) {
        return String.valueOf(tooLong.getMessage()).substring(1);
    }
}
