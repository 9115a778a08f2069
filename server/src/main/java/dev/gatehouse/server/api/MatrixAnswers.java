package dev.gatehouse.server.api;

import dev.gatehouse.access.compare.Cell;
import dev.gatehouse.access.compare.CellState;
import dev.gatehouse.access.compare.Holder;
import dev.gatehouse.access.compare.Matrix;
import dev.gatehouse.access.compare.Row;
import dev.gatehouse.access.used.Use;
import dev.gatehouse.event.Permission;
import dev.gatehouse.people.Person;
import dev.gatehouse.people.Subject;
import dev.gatehouse.server.api.AbilitiesApi.AbilityAnswer;
import dev.gatehouse.server.api.PeopleAnswers.NamedAnswer;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// How the lines and cells of the matrix are given.
final class MatrixAnswers {
    /// Rights, uses and differences of one cell that are told of.
    private static final int REASONS_MAX = 200;

    /// The columns of the file.
    static final List<String> HEAD =
            List.of(
                    "who",
                    "id",
                    "kind",
                    "team",
                    "resource",
                    "permission",
                    "state",
                    "events",
                    "last",
                    "change");

    private MatrixAnswers() {}

    /// A person, machine or account that is nobody's.
    ///
    /// @param person who it is, where that is known
    /// @param kind person or machine; absent where nobody knows
    /// @param id by which its cells are asked for
    /// @param team theirs, or that of a machine's owner
    /// @param differences cells where two of the answers differ, in all columns
    record LineAnswer(
            Optional<NamedAnswer> person,
            Optional<String> kind,
            String id,
            Optional<String> team,
            Optional<Instant> last,
            int differences,
            List<CellAnswer> cells) {}

    /// Where a line meets a column.
    ///
    /// @param state of the permission that wants a look first; absent where nothing is left
    /// @param permissions each with its state
    /// @param events how often anything was done there in 90 days
    /// @param gained permissions granted since the instant it is compared with
    /// @param lost permissions that were granted then
    record CellAnswer(
            String column,
            Optional<String> state,
            TreeMap<String, String> permissions,
            long events,
            Optional<Instant> last,
            List<String> gained,
            List<String> lost) {}

    /// Why a cell is as it is.
    ///
    /// @param ways by which they may do something there
    /// @param uses what they did there in 90 days, the last first
    /// @param differences where two answers differ
    /// @param whole whether that is all of it
    record ReasonsAnswer(
            Optional<NamedAnswer> person,
            Optional<String> kind,
            String id,
            String column,
            Instant at,
            boolean modelled,
            List<AbilityAnswer> ways,
            List<UseAnswer> uses,
            List<DifferenceAnswer> differences,
            boolean whole) {}

    /// Something they did.
    ///
    /// @param unexpected how many of the events are judged so
    /// @param example the event that was recorded last
    record UseAnswer(
            String account,
            String permission,
            String resource,
            long events,
            long unexpected,
            Instant last,
            String example) {}

    /// Where two answers differ.
    ///
    /// @param comparison its name
    /// @param line of the model that has to do with it, as `file:line`
    record DifferenceAnswer(
            String comparison,
            List<String> permissions,
            String resource,
            String says,
            Optional<String> line) {}

    /// Which cell, and as of when.
    record Where(String column, Instant at, boolean modelled) {}

    static LineAnswer line(Matrix.Line line, List<String> columns) {
        Set<String> shown = new HashSet<>(columns);
        Holder holder = line.holder();
        return new LineAnswer(
                holder.subject().map(MatrixAnswers::named),
                holder.subject().map(MatrixAnswers::kind),
                id(holder),
                Optional.of(line.team()).filter(team -> !team.isEmpty()),
                line.cells().stream().flatMap(cell -> cell.last().stream()).max(Instant::compareTo),
                (int) line.cells().stream().filter(Cell::isDifference).count(),
                line.cells().stream()
                        .filter(cell -> shown.contains(cell.column()))
                        .map(MatrixAnswers::cell)
                        .toList());
    }

    private static CellAnswer cell(Cell cell) {
        TreeMap<String, String> states = new TreeMap<>();
        cell.states().forEach((permission, state) -> states.put(permission.word(), state.word()));
        return new CellAnswer(
                cell.column(),
                cell.state().map(CellState::word),
                states,
                cell.events(),
                cell.last(),
                AbilitiesApi.words(cell.gained()),
                AbilitiesApi.words(cell.lost()));
    }

    static ReasonsAnswer reasons(Holder holder, Matrix.Reasons reasons, Where where) {
        return new ReasonsAnswer(
                holder.subject().map(MatrixAnswers::named),
                holder.subject().map(MatrixAnswers::kind),
                id(holder),
                where.column(),
                where.at(),
                where.modelled(),
                reasons.ways().stream().limit(REASONS_MAX).map(AbilitiesApi::answer).toList(),
                reasons.uses().stream().limit(REASONS_MAX).map(MatrixAnswers::use).toList(),
                reasons.differences().stream()
                        .limit(REASONS_MAX)
                        .map(MatrixAnswers::difference)
                        .toList(),
                reasons.ways().size() <= REASONS_MAX
                        && reasons.uses().size() <= REASONS_MAX
                        && reasons.differences().size() <= REASONS_MAX);
    }

    private static UseAnswer use(Use use) {
        return new UseAnswer(
                use.account(),
                use.permission().word(),
                use.resource(),
                use.events(),
                use.unexpected(),
                use.last(),
                use.newest().toString());
    }

    private static DifferenceAnswer difference(Matrix.Difference one) {
        Row row = one.row();
        return new DifferenceAnswer(
                one.comparison().word(),
                AbilitiesApi.words(row.permissions()),
                row.resource(),
                row.says(),
                Optional.of(row.line()).filter(line -> !line.isEmpty()));
    }

    private static NamedAnswer named(Subject subject) {
        return new NamedAnswer(subject.id(), subject.name());
    }

    private static String kind(Subject subject) {
        return subject instanceof Person ? "person" : "machine";
    }

    private static String id(Holder holder) {
        return holder.subject().map(Subject::id).orElseGet(holder.accounts()::getFirst);
    }

    /// The rows of the file: one for each permission, those that were lost too.
    static Stream<List<String>> rows(Matrix.Line line) {
        return line.cells().stream().flatMap(cell -> rows(line, cell));
    }

    private static Stream<List<String>> rows(Matrix.Line line, Cell cell) {
        Stream<List<String>> held =
                cell.states().entrySet().stream().map(entry -> row(line, cell, entry));
        Stream<List<String>> lost =
                cell.lost().stream()
                        .filter(permission -> !cell.states().containsKey(permission))
                        .sorted()
                        .map(permission -> row(line, cell, permission, ""));
        return Stream.concat(held, lost);
    }

    private static List<String> row(
            Matrix.Line line, Cell cell, Map.Entry<Permission, CellState> entry) {
        return row(line, cell, entry.getKey(), entry.getValue().word());
    }

    private static List<String> row(
            Matrix.Line line, Cell cell, Permission permission, String state) {
        Holder holder = line.holder();
        String change = cell.gained().contains(permission) ? "gained" : "";
        return List.of(
                holder.name(),
                id(holder),
                holder.subject().map(MatrixAnswers::kind).orElse("nobody"),
                line.team(),
                cell.column(),
                permission.word(),
                state,
                Long.toString(cell.events()),
                cell.last().map(Instant::toString).orElse(""),
                cell.lost().contains(permission) ? "lost" : change);
    }
}
