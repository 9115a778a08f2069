package dev.gatehouse.server.api;

import static dev.gatehouse.server.web.Route.get;

import dev.gatehouse.access.compare.Cell;
import dev.gatehouse.access.compare.Holder;
import dev.gatehouse.access.compare.LiveComparisons;
import dev.gatehouse.access.compare.Matrix;
import dev.gatehouse.server.api.MatrixAnswers.LineAnswer;
import dev.gatehouse.server.api.MatrixAnswers.ReasonsAnswer;
import dev.gatehouse.server.audit.SelfAudit;
import dev.gatehouse.server.engine.EngineRooms;
import dev.gatehouse.server.web.Access;
import dev.gatehouse.server.web.Call;
import dev.gatehouse.server.web.Capability;
import dev.gatehouse.server.web.ProblemException;
import dev.gatehouse.server.web.Route;
import dev.gatehouse.server.web.Streamed;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Everybody beside every resource: what is expected, granted and used where they meet.
public final class MatrixApi {
    private static final String PATH = "/api/v1/access/matrix";
    private static final int DEPTH_FALLBACK = 2;
    private static final int LINES_FALLBACK = 100;
    private static final int LINES_MAX = 500;
    private static final int COLUMNS_FALLBACK = 40;
    private static final int COLUMNS_MAX = 200;

    private final EngineRooms rooms;
    private final LiveComparisons comparisons;
    private final TableExport.Around around;
    private final InstantSource clock;

    /// @param around is told of each question before it is answered
    public MatrixApi(EngineRooms rooms, LiveComparisons comparisons, Around around) {
        this.rooms = rooms;
        this.comparisons = comparisons;
        this.around = new TableExport.Around(around.audit(), around.manifests());
        this.clock = around.clock();
    }

    /// What a question is told to and timed by.
    public record Around(SelfAudit audit, Manifests manifests, InstantSource clock) {}

    /// Which part of it.
    ///
    /// @param depth segments of a column below tool and instance, 1 to 6
    /// @param at what is granted as of when; now when absent
    /// @param since an earlier instant to compare with
    /// @param team only these, joined by commas
    /// @param kind person, machine or nobody
    /// @param who letters of a name, id, address or account
    /// @param on letters of a path
    /// @param permission one of the seven
    /// @param show all, differences, changed, or one state of a cell
    /// @param line how many lines to pass over: the `next_line` of the page before
    /// @param column how many columns to pass over: the `next_column` of the page before
    public record MatrixQuestion(
            Optional<Integer> depth,
            Optional<String> at,
            Optional<String> since,
            Optional<String> team,
            Optional<String> kind,
            Optional<String> who,
            Optional<String> on,
            Optional<String> permission,
            Optional<String> show,
            Optional<Integer> line,
            Optional<Integer> lines,
            Optional<Integer> column,
            Optional<Integer> columns)
            implements MatrixPart {}

    /// Which part of it, as what.
    ///
    /// @param format `csv` or `jsonl`
    public record MatrixExportQuestion(
            Optional<Integer> depth,
            Optional<String> at,
            Optional<String> since,
            Optional<String> team,
            Optional<String> kind,
            Optional<String> who,
            Optional<String> on,
            Optional<String> permission,
            Optional<String> show,
            String format)
            implements MatrixPart {}

    /// Which cell.
    ///
    /// @param who the id of a person or machine, or an account
    /// @param column its path
    /// @param at what is granted as of when; now when absent
    public record CellQuestion(String who, String column, Optional<String> at) {}

    /// A page of it.
    ///
    /// @param at what is granted is as of then; what is expected as of now
    /// @param modelled whether there is a model that says what is expected
    /// @param columns of this page
    /// @param columnCount of all pages
    /// @param lines of this page, by team
    /// @param lineCount of all pages
    /// @param whole whether everybody who was asked for was looked at; ask for fewer when not
    /// @param teams every team there is to ask for
    public record MatrixAnswer(
            Instant at,
            Optional<Instant> since,
            int depth,
            boolean modelled,
            List<String> columns,
            int columnCount,
            Optional<Integer> nextColumn,
            List<LineAnswer> lines,
            int lineCount,
            Optional<Integer> nextLine,
            boolean whole,
            List<String> teams) {}

    /// The routes.
    public List<Route<?, ?>> routes() {
        Access read = Access.needs(Capability.ACCESS_READ);
        return List.of(
                get(PATH, read, "Everybody beside every resource: expected, granted and used.")
                        .answers(MatrixQuestion.class, MatrixAnswer.class, this::matrix),
                get(PATH + "/cell", read, "Why a cell of the matrix is as it is.")
                        .answers(CellQuestion.class, ReasonsAnswer.class, this::cell),
                get(PATH + "/export", read, "The cells of the matrix as a file, a row each.")
                        .answers(MatrixExportQuestion.class, Streamed.class, this::export));
    }

    private MatrixAnswer matrix(Call call, MatrixQuestion question) {
        note(call, question.words());
        Optional<Instant> at = question.at().map(text -> Asked.instant("at", text));
        Matrix matrix = matrix(at);
        PlacesInScope places = places(call);
        Matrix.Laid laid = laid(question, matrix, places);
        Page columns =
                Page.of(laid.columns().size(), question.column(), question.columns())
                        .most(COLUMNS_FALLBACK, COLUMNS_MAX);
        Page lines =
                Page.of(laid.lines().size(), question.line(), question.lines())
                        .most(LINES_FALLBACK, LINES_MAX);
        List<String> shown = laid.columns().subList(columns.from(), columns.to());
        return new MatrixAnswer(
                at.orElseGet(clock::instant),
                question.since().map(text -> Asked.instant("since", text)),
                question.depth().orElse(DEPTH_FALLBACK),
                isModelled(),
                shown,
                laid.columns().size(),
                columns.next(),
                laid.lines().subList(lines.from(), lines.to()).stream()
                        .map(line -> MatrixAnswers.line(line, shown))
                        .toList(),
                laid.lines().size(),
                lines.next(),
                laid.whole(),
                teams(matrix, laid, call));
    }

    // Who may not know of everybody is told the teams of those they are shown.
    private static List<String> teams(Matrix matrix, Matrix.Laid laid, Call call) {
        return call.caller().scope().isAll()
                ? matrix.teams()
                : laid.lines().stream()
                        .map(Matrix.Line::team)
                        .filter(team -> !team.isEmpty())
                        .distinct()
                        .toList();
    }

    private record Page(int count, int from, Optional<Integer> asked, int to) {
        static Page of(int count, Optional<Integer> after, Optional<Integer> asked) {
            return new Page(count, Math.clamp(after.orElse(0), 0, count), asked, count);
        }

        Page most(int fallback, int max) {
            int limit = Math.clamp(asked.orElse(fallback), 1, max);
            return new Page(count, from, asked, Math.min(count, from + limit));
        }

        Optional<Integer> next() {
            return to < count ? Optional.of(to) : Optional.empty();
        }
    }

    private Matrix.Laid laid(MatrixPart question, Matrix matrix, PlacesInScope places) {
        Predicate<String> on =
                path -> question.on().filter(one -> !MatrixPart.has(path, one)).isEmpty();
        Predicate<Holder> whom = question.whom(matrix);
        Predicate<Cell> cells = question.cells();
        return Asked.answered(() ->
                matrix.lay(
                        new Matrix.Asked(
                                question.depth().orElse(DEPTH_FALLBACK),
                                whom,
                                path -> places.holds(path) && on.test(path),
                                cells,
                                question.since()
                                        .map(text -> Asked.instant("since", text))
                                        .map(rooms.inventory()::at))));
    }

    private ReasonsAnswer cell(Call call, CellQuestion question) {
        note(call, "cell " + question.who() + " " + question.column());
        Optional<Instant> at = question.at().map(text -> Asked.instant("at", text));
        Matrix matrix = matrix(at);
        PlacesInScope places = places(call);
        Optional<Holder> holder =
                matrix.holder(question.who()).filter(_ -> places.holds(question.column()));
        Optional<Matrix.Reasons> reasons =
                holder.map(one -> matrix.reasons(one, question.column(), places::holds))
                        .filter(one -> !one.isEmpty());
        if (holder.isEmpty() || reasons.isEmpty()) {
            throw ProblemException.of(404, "Nothing is known of them there.");
        }
        return MatrixAnswers.reasons(
                holder.get(),
                reasons.get(),
                new MatrixAnswers.Where(
                        question.column(), at.orElseGet(clock::instant), isModelled()));
    }

    private Streamed export(Call call, MatrixExportQuestion question) {
        Matrix matrix = matrix(question.at().map(text -> Asked.instant("at", text)));
        Matrix.Laid laid = laid(question, matrix, places(call));
        TableExport file =
                new TableExport("access", "access " + question.words(), asOf(), MatrixAnswers.HEAD);
        return file.answer(
                call,
                around,
                question.format(),
                laid.lines().stream().flatMap(MatrixAnswers::rows));
    }

    private Matrix matrix(Optional<Instant> at) {
        return at.map(comparisons::matrix).orElseGet(comparisons::matrix);
    }

    private boolean isModelled() {
        return !rooms.judgement().rulebook().model().isNone();
    }

    private PlacesInScope places(Call call) {
        return new PlacesInScope(call.caller().scope(), rooms.sources());
    }

    private long asOf() {
        return rooms.index().status().cursor() - 1;
    }

    private void note(Call call, String question) {
        around.audit().noteRead(call.caller(), "access " + question, asOf());
    }
}
