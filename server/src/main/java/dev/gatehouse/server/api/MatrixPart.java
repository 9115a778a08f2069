package dev.gatehouse.server.api;

import dev.gatehouse.access.compare.Cell;
import dev.gatehouse.access.compare.CellState;
import dev.gatehouse.access.compare.Holder;
import dev.gatehouse.access.compare.Matrix;
import dev.gatehouse.event.Permission;
import dev.gatehouse.event.Words;
import dev.gatehouse.people.Machine;
import dev.gatehouse.people.Person;
import dev.gatehouse.people.Subject;
import dev.gatehouse.server.web.ProblemException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which part of the matrix somebody asks for; the same members stand in several questions.
interface MatrixPart {
    Optional<Integer> depth();

    Optional<String> at();

    Optional<String> since();

    Optional<String> team();

    Optional<String> kind();

    Optional<String> who();

    Optional<String> on();

    Optional<String> permission();

    Optional<String> show();

    /// The question as it is recorded.
    default String words() {
        return Stream.of(
                        said("depth", depth().map(String::valueOf)),
                        said("at", at()),
                        said("since", since()),
                        said("team", team()),
                        said("kind", kind()),
                        said("who", who()),
                        said("on", on()),
                        said("permission", permission()),
                        said("show", show()))
                .filter(one -> !one.isEmpty())
                .collect(Collectors.joining(" ", "matrix ", ""))
                .strip();
    }

    private static String said(String name, Optional<String> value) {
        return value.map(text -> name + ":" + text).orElse("");
    }

    /// The lines that count.
    default Predicate<Holder> whom(Matrix matrix) {
        List<String> teams = team().stream().flatMap(MatrixPart::names).toList();
        Predicate<Holder> ofKind = kind().map(MatrixPart::ofKind).orElse(_ -> true);
        return holder ->
                ofKind.test(holder)
                        && (teams.isEmpty() || teams.contains(matrix.teamOf(holder)))
                        && who().filter(letters -> !isCalled(holder, letters)).isEmpty();
    }

    private static Stream<String> names(String text) {
        return Arrays.stream(text.split(",", -1)).map(String::strip);
    }

    private static Predicate<Holder> ofKind(String kind) {
        return switch (kind) {
            case "person" -> holder -> holder.subject().orElse(null) instanceof Person;
            case "machine" -> holder -> holder.subject().orElse(null) instanceof Machine;
            case "nobody" -> holder -> holder.subject().isEmpty();
            default -> throw ProblemException.of(400, "kind is person, machine or nobody.");
        };
    }

    private static boolean isCalled(Holder holder, String letters) {
        return has(holder.name(), letters)
                || holder.subject().filter(one -> isCalled(one, letters)).isPresent()
                || holder.accounts().stream().anyMatch(account -> has(account, letters));
    }

    private static boolean isCalled(Subject subject, String letters) {
        return has(subject.id(), letters)
                || (subject instanceof Person person
                        && person.emails().stream().anyMatch(email -> has(email, letters)));
    }

    /// Whether a text has these letters, in either case.
    static boolean has(String text, String letters) {
        return text.toLowerCase(Locale.ROOT).contains(letters.toLowerCase(Locale.ROOT));
    }

    /// The cells that count.
    default Predicate<Cell> cells() {
        Predicate<Cell> shown = show().map(MatrixPart::shown).orElse(_ -> true);
        Optional<Permission> one =
                permission()
                        .map(word ->
                                Words.parse(Permission.class, word)
                                        .filter(found -> found != Permission.NONE)
                                        .orElseThrow(() ->
                                                ProblemException.of(
                                                        400,
                                                        "A permission is read, secret, write, run, approve,"
                                                                + " deploy or admin.")));
        return cell ->
                shown.test(cell)
                        && one.filter(asked -> !cell.states().containsKey(asked)).isEmpty();
    }

    private static Predicate<Cell> shown(String word) {
        return switch (word) {
            case "all" -> _ -> true;
            case "differences" -> Cell::isDifference;
            case "changed" -> Cell::isChanged;
            default -> {
                CellState state =
                        Words.parse(CellState.class, word)
                                .orElseThrow(() ->
                                        ProblemException.of(
                                                400,
                                                "show is all, differences, changed, or one of "
                                                        + Arrays.stream(CellState.values())
                                                                .map(CellState::word)
                                                                .collect(Collectors.joining(", "))
                                                        + "."));
                yield cell -> cell.states().containsValue(state);
            }
        };
    }
}
