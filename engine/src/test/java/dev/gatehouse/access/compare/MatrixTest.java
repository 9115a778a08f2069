package dev.gatehouse.access.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.access.used.Use;
import dev.gatehouse.event.Permission;
import dev.gatehouse.inventory.Membership;
import dev.gatehouse.inventory.Picture;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MatrixTest {
    private static final String ROOM = "lamp/hall/desk/drawers/top";

    private final Company company = new Company();

    private Matrix matrix() {
        return new Matrix(
                new Inputs(
                        company.grounds(),
                        company::usesOf,
                        (_, _, _) -> Optional.empty(),
                        List.of()),
                company.uses.stream().map(Use::account).distinct().toList());
    }

    private static Matrix.Asked all(int depth, Optional<Picture> before) {
        return new Matrix.Asked(depth, _ -> true, _ -> true, _ -> true, before);
    }

    private List<String> cells(Matrix.Asked asked) {
        return matrix().lay(asked).lines().stream()
                .flatMap(line ->
                        line.cells().stream()
                                .map(cell ->
                                        line.holder().name()
                                                + " "
                                                + cell.column()
                                                + " "
                                                + cell.states()))
                .toList();
    }

    @Test
    void everyCellSaysHowTheThreeAnswersLie() {
        company.model =
                """
                assignments:
                  - { to: [ada@acme.example], allow: [write], on: [lamp/hall/desk] }
                  - { to: [bo@acme.example], allow: [write], on: ["lamp/hall/cellar/**"] }
                """;
        company.used(Company.ADA, Permission.WRITE, Company.DESK, 3);
        company.used(Company.STRANGER, Permission.WRITE, Company.SHELF, 3);
        assertThat(cells(all(1, Optional.empty())))
                .containsExactly(
                        "Ada Lind lamp/hall/desk {WRITE=GRANTED_AND_USED, RUN=GRANTED_NOT_EXPECTED}",
                        "Bo Berg lamp/hall {ADMIN=GRANTED_NOT_EXPECTED}",
                        "Bo Berg lamp/hall/cellar {WRITE=EXPECTED_NOT_GRANTED}",
                        "lamp/hall/user/3 lamp/hall/shelf"
                                + " {READ=GRANTED_NOT_EXPECTED, WRITE=USED_NOT_GRANTED}");
    }

    @Test
    void withoutAModelARightIsGrantedAndNothingIsSaidAgainstIt() {
        company.used(Company.ADA, Permission.READ, Company.DESK, 3);
        assertThat(cells(all(1, Optional.empty())).getFirst())
                .as("reading is a use of a right to write")
                .isEqualTo(
                        "Ada Lind lamp/hall/desk"
                                + " {READ=GRANTED_AND_USED, WRITE=GRANTED_AND_USED, RUN=GRANTED}");
    }

    @Test
    void aColumnIsAResourceWithAllBelowToTheDepthAskedFor() {
        company.right(Company.ADA, ROOM, "open", Permission.READ);
        assertThat(matrix().lay(all(1, Optional.empty())).columns())
                .containsExactly("lamp/hall", "lamp/hall/desk", "lamp/hall/shelf");
        assertThat(matrix().lay(all(3, Optional.empty())).columns()).contains(ROOM);
        assertThatThrownBy(() -> all(0, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> all(Matrix.DEPTH_MAX + 1, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRightForMoreThanAColumnCountsWhereItWasUsed() {
        company.used(Company.BO, Permission.ADMIN, Company.DESK, 3);
        assertThat(cells(all(1, Optional.empty())))
                .contains("Bo Berg lamp/hall/desk {ADMIN=GRANTED_AND_USED}");
        Matrix matrix = matrix();
        Matrix.Reasons reasons =
                matrix.reasons(matrix.holder("bo").orElseThrow(), Company.DESK, _ -> true);
        assertThat(reasons.ways())
                .singleElement()
                .satisfies(way -> assertThat(way.right().resource()).isEqualTo("lamp/hall"));
        assertThat(reasons.uses()).hasSize(1);
    }

    @Test
    void aRightForMoreThatNobodyExpectsIsNoneInTheColumnEither() {
        company.model =
                """
                assignments:
                  - { to: [ada@acme.example], allow: [write], on: [lamp/hall/desk] }
                """;
        company.used(Company.BO, Permission.ADMIN, Company.DESK, 3);
        assertThat(cells(all(1, Optional.empty())))
                .contains("Bo Berg lamp/hall/desk {ADMIN=GRANTED_NOT_EXPECTED}");
        Matrix matrix = matrix();
        assertThat(
                        matrix.reasons(matrix.holder("bo").orElseThrow(), Company.DESK, _ -> true)
                                .differences())
                .extracting(one -> one.row().resource())
                .containsExactly("lamp/hall");
    }

    @Test
    void whatIsOtherThanAtAnEarlierInstantIsGainedOrLost() {
        Picture before = company.granted();
        company.facts.removeIf(
                fact -> fact instanceof Membership member && member.member().equals(Company.ADA));
        company.right(Company.STRANGER, Company.SHELF, "write", Permission.WRITE);
        List<Cell> changed =
                matrix()
                        .lay(
                                new Matrix.Asked(
                                        1,
                                        _ -> true,
                                        _ -> true,
                                        Cell::isChanged,
                                        Optional.of(before)))
                        .lines()
                        .stream()
                        .flatMap(line -> line.cells().stream())
                        .toList();
        assertThat(changed).hasSize(2);
        assertThat(changed.getFirst().lost())
                .containsExactlyInAnyOrder(Permission.WRITE, Permission.RUN);
        assertThat(changed.getFirst().state()).isEmpty();
        assertThat(changed.getLast().gained()).containsExactly(Permission.WRITE);
    }

    @Test
    void whatSomebodyMayNotKnowOfIsNeitherALineNorAColumn() {
        Matrix.Laid laid =
                matrix().lay(
                                new Matrix.Asked(
                                        1,
                                        _ -> true,
                                        path -> path.startsWith(Company.SHELF),
                                        _ -> true,
                                        Optional.empty()));
        assertThat(laid.columns()).containsExactly(Company.SHELF);
        assertThat(laid.lines()).hasSize(1);
        assertThat(laid.whole()).isTrue();
    }

    @Test
    void aCellSaysByWhichWayAndWhichLineAndWhatDiffers() {
        company.model =
                """
                assignments:
                  - { to: [ada@acme.example], allow: [write], on: [lamp/hall/desk] }
                """;
        Matrix matrix = matrix();
        Holder ada = matrix.holder(Company.ADA).orElseThrow();
        Matrix.Reasons reasons = matrix.reasons(ada, Company.DESK, _ -> true);
        assertThat(reasons.ways())
                .singleElement()
                .satisfies(way -> {
                    assertThat(way.expected()).containsExactly("m.yaml:2");
                    assertThat(way.unexpected()).containsExactly(Permission.RUN);
                });
        assertThat(reasons.differences())
                .extracting(Matrix.Difference::comparison)
                .contains(Comparison.GRANTED_NOT_EXPECTED);
        assertThat(matrix.reasons(ada, "lamp/hall/attic", _ -> true).isEmpty()).isTrue();
        assertThat(matrix.reasons(ada, Company.DESK, _ -> false).isEmpty()).isTrue();
        assertThat(matrix.holder("nobody")).isEmpty();
    }
}
