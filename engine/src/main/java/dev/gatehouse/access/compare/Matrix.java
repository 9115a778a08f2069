package dev.gatehouse.access.compare;

import dev.gatehouse.access.used.Use;
import dev.gatehouse.inventory.Picture;
import dev.gatehouse.inventory.Right;
import dev.gatehouse.people.Machine;
import dev.gatehouse.people.Person;
import dev.gatehouse.people.Subject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

/// Everybody beside every resource, with what is expected, granted and used where they meet: the
/// differences are those of the [Comparisons], laid out. Used by one thread.
///
/// A column is a resource with all that lies below it. A right given for more than a column stands
/// in a column of its own, and counts in the narrower ones where it was used.
public final class Matrix {
    /// Holders whose answers are laid out at once; a question that means more says so.
    public static final int HOLDERS_MAX = 2_000;

    /// Segments below the instance that a column may have at most.
    public static final int DEPTH_MAX = 6;

    private static final int INSTALLATION_SEGMENTS = 2;

    private final Inputs inputs;
    private final Universe universe;
    private final Sorting sorting;

    /// @param active accounts that did anything
    public Matrix(Inputs inputs, List<String> active) {
        this.inputs = inputs;
        this.universe = Universe.of(inputs.grounds(), active);
        this.sorting = new Sorting(inputs);
    }

    /// Which part of it.
    ///
    /// @param depth segments of a column below tool and instance
    /// @param whom the lines
    /// @param where the paths of rights and uses that count
    /// @param cells those that count; a line or a column without one is left out
    /// @param before what was granted at the instant to compare with
    public record Asked(
            int depth,
            Predicate<Holder> whom,
            Predicate<String> where,
            Predicate<Cell> cells,
            Optional<Picture> before) {
        public Asked {
            if (depth < 1 || depth > DEPTH_MAX) {
                throw new IllegalArgumentException("depth is 1 to " + DEPTH_MAX);
            }
        }
    }

    /// One person, machine or account that is nobody's.
    ///
    /// @param team theirs, or that of a machine's owner; empty where nobody said
    /// @param cells by column
    public record Line(Holder holder, String team, List<Cell> cells) {
        public Line {
            cells = List.copyOf(cells);
        }
    }

    /// The matrix.
    ///
    /// @param lines by team, those without one after them and accounts that are nobody's last
    /// @param columns sorted
    /// @param whole whether everybody who was asked for was looked at
    public record Laid(List<Line> lines, List<String> columns, boolean whole) {
        public Laid {
            lines = List.copyOf(lines);
            columns = List.copyOf(columns);
        }
    }

    /// Why a cell is as it is.
    ///
    /// @param ways by which they may do something there
    /// @param uses what they did there in 90 days, the last first
    /// @param differences the lines of the comparisons that concern it
    public record Reasons(List<Ability> ways, List<Use> uses, List<Difference> differences) {
        public Reasons {
            ways = List.copyOf(ways);
            uses = List.copyOf(uses);
            differences = List.copyOf(differences);
        }

        /// Whether nothing is known of the holder there.
        public boolean isEmpty() {
            return ways.isEmpty() && uses.isEmpty() && differences.isEmpty();
        }
    }

    /// A line of a comparison.
    public record Difference(Comparison comparison, Row row) {}

    /// Lays out what was asked for.
    public Laid lay(Asked asked) {
        List<Holder> meant =
                universe.holders().values().stream()
                        .filter(asked.whom())
                        .limit(HOLDERS_MAX + 1L)
                        .toList();
        List<Line> lines = new ArrayList<>();
        TreeSet<String> columns = new TreeSet<>();
        for (Holder holder : meant.subList(0, Math.min(meant.size(), HOLDERS_MAX))) {
            List<Cell> cells = cells(holder, asked);
            if (!cells.isEmpty()) {
                lines.add(new Line(holder, teamOf(holder), cells));
                cells.forEach(cell -> columns.add(cell.column()));
            }
        }
        lines.sort(
                Comparator.comparing((Line line) -> line.holder().subject().isEmpty())
                        .thenComparing(line -> line.team().isEmpty())
                        .thenComparing(Line::team)
                        .thenComparing(
                                line -> line.holder().subject().orElse(null) instanceof Machine)
                        .thenComparing(line -> line.holder().name()));
        return new Laid(lines, List.copyOf(columns), meant.size() <= HOLDERS_MAX);
    }

    private List<Cell> cells(Holder holder, Asked asked) {
        MatrixLine line = new MatrixLine(asked);
        for (String account : holder.accounts()) {
            List<Right> rights = inputs.grounds().granted().rightsOf(account);
            rights.forEach(line::granted);
            Reachable reachable = new Reachable(rights);
            uses(account).forEach(use -> line.used(use, reachable));
            asked.before().ifPresent(then -> then.rightsOf(account).forEach(line::before));
        }
        sorting.sort(holder, universe.aliases()).rows().forEach(line::differ);
        return line.cells();
    }

    private List<Use> uses(String account) {
        List<Use> uses = new ArrayList<>(inputs.used().apply(account));
        universe.aliases()
                .getOrDefault(account, List.of())
                .forEach(other -> uses.addAll(inputs.used().apply(other)));
        uses.removeIf(use -> use.last().isBefore(inputs.from()));
        return uses;
    }

    /// The team of a person, or of whoever answers for a machine; empty where nobody said.
    public String teamOf(Holder holder) {
        return holder.subject().map(this::teamOf).orElse("");
    }

    private String teamOf(Subject subject) {
        return switch (subject) {
            case Person person -> person.team();
            case Machine machine ->
                    inputs.grounds().who().subject(machine.owner()).orElse(null)
                                    instanceof Person owner
                            ? owner.team()
                            : "";
        };
    }

    /// The teams of everybody there is, sorted.
    public List<String> teams() {
        return inputs.grounds().who().subjects().stream()
                .map(this::teamOf)
                .filter(team -> !team.isEmpty())
                .distinct()
                .sorted()
                .toList();
    }

    /// The holder of an account, or the person or machine of an id.
    public Optional<Holder> holder(String idOrAccount) {
        return Optional.ofNullable(universe.keys().get(idOrAccount))
                .or(() -> inputs.grounds().who().subject(idOrAccount).map(this::keyOf))
                .map(universe.holders()::get);
    }

    private String keyOf(Subject subject) {
        return new Holder(Optional.of(subject), List.of()).key();
    }

    /// Why the cell of a holder in a column is as it is.
    ///
    /// @param where the paths of rights and uses that count
    public Reasons reasons(Holder holder, String column, Predicate<String> where) {
        int depth = column.split("/", -1).length - INSTALLATION_SEGMENTS;
        Predicate<String> within = path -> where.test(path) && columnOf(path, depth).equals(column);
        WhoCan who = new WhoCan(inputs.grounds(), WhoCan.UsedByAccounts.each(inputs.used()));
        List<Ability> ways = new ArrayList<>();
        List<Use> uses = new ArrayList<>();
        for (String account : holder.accounts()) {
            uses(account).stream().filter(use -> within.test(use.resource())).forEach(uses::add);
            inputs.grounds().granted().rightsOf(account).stream()
                    .filter(right ->
                            within.test(right.resource())
                                    || (where.test(right.resource())
                                            && reaches(right.resource(), column)))
                    .forEach(right -> ways.add(who.ability(right, right.resource())));
        }
        uses.sort(Comparator.comparing(Use::last).reversed());
        List<Difference> differences =
                sorting.sort(holder, universe.aliases()).rows().entrySet().stream()
                        .flatMap(entry ->
                                entry.getValue().stream()
                                        .map(row -> new Difference(entry.getKey(), row)))
                        .filter(one ->
                                within.test(one.row().resource())
                                        || (one.comparison() == Comparison.GRANTED_NOT_EXPECTED
                                                && where.test(one.row().resource())
                                                && isUsed(one.row(), column, uses)))
                        .toList();
        return new Reasons(ways, uses, differences);
    }

    // Whether a right for more than the column was used in it.
    private static boolean isUsed(Row row, String column, List<Use> uses) {
        return reaches(row.resource(), column)
                && uses.stream()
                        .anyMatch(use -> Grounds.permits(row.permissions(), use.permission()));
    }

    /// Whether a right on a path is one for the whole of a column.
    static boolean reaches(String above, String column) {
        return column.indexOf('*') < 0 && Grounds.covers(above, column);
    }

    /// The column a path stands in.
    ///
    /// @param depth segments below tool and instance
    static String columnOf(String path, int depth) {
        int end = -1;
        for (int i = 0; i < depth + INSTALLATION_SEGMENTS; i++) {
            end = path.indexOf('/', end + 1);
            if (end < 0) {
                return path;
            }
        }
        return path.substring(0, end);
    }
}
