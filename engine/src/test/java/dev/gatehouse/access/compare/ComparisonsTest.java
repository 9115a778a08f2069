package dev.gatehouse.access.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.access.used.Use;
import dev.gatehouse.event.EventId;
import dev.gatehouse.event.Permission;
import dev.gatehouse.inventory.Cause;
import dev.gatehouse.inventory.FactChange;
import dev.gatehouse.inventory.Part;
import dev.gatehouse.inventory.Right;
import dev.gatehouse.people.Acquaintances;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ComparisonsTest {
    private static final String MODEL =
            """
            assignments:
              - { to: [ada@acme.example], allow: [write, run], on: [lamp/hall/desk] }
              - { to: [bo@acme.example], allow: [write], on: ["lamp/hall/cellar/**"] }
              - { to: [bo@acme.example], allow: [admin], on: [lamp/hall/desk] }
            governed:
              - { on: [lamp/hall/shelf], permissions: [read] }
            """;

    private final Company company = new Company();
    private final Comparisons comparisons = new Comparisons();
    private final List<FactChange> changes = new ArrayList<>();
    private Watched watched = (_, _, _) -> Optional.empty();

    @BeforeEach
    void model() {
        company.model = MODEL;
    }

    private int update(String... touched) {
        return comparisons.update(
                new Inputs(company.grounds(), company::usesOf, watched, changes),
                new Comparisons.Activity(
                        company.uses.stream().map(Use::account).distinct().toList(),
                        List.of(touched)));
    }

    private List<String> rows(Comparison comparison) {
        update(company.uses.stream().map(Use::account).toArray(String[]::new));
        return comparisons
                .page(new Comparisons.Wanted(comparison, _ -> true, Optional.empty(), 100))
                .rows()
                .stream()
                .map(row ->
                        row.holder().name()
                                + " "
                                + row.permissions().stream().sorted().toList()
                                + " "
                                + row.resource()
                                + " "
                                + row.basis())
                .toList();
    }

    private List<String> unseen(Comparison comparison) {
        return comparisons.unseen().keySet().stream()
                .filter(one -> one.comparison() == comparison)
                .map(Unseen::why)
                .toList();
    }

    @Test
    void aRightThatNoLineAllowsIsOverBroad() {
        assertThat(rows(Comparison.GRANTED_NOT_EXPECTED))
                .containsExactly(
                        "Bo Berg [ADMIN] lamp/hall NONE",
                        "lamp/hall/user/3 [READ] lamp/hall/shelf GOVERNED");
        Row bo =
                comparisons
                        .page(
                                new Comparisons.Wanted(
                                        Comparison.GRANTED_NOT_EXPECTED,
                                        row -> row.holder().name().equals("Bo Berg"),
                                        Optional.empty(),
                                        1))
                        .rows()
                        .getFirst();
        assertThat(bo.says()).startsWith("Wider than expected: bo@acme.example may admin");
        assertThat(bo.line()).isEqualTo("m.yaml:4");
    }

    @Test
    void withoutAModelNothingIsSaidOfWhatIsExpected() {
        company.model = "";
        assertThat(rows(Comparison.GRANTED_NOT_EXPECTED)).isEmpty();
        assertThat(unseen(Comparison.GRANTED_NOT_EXPECTED))
                .containsExactly("No model says who should be able to do what.");
    }

    @Test
    void whatIsNotUsedMayBeTakenAway() {
        company.used(Company.ADA, Permission.RUN, Company.DESK, 30);
        company.used(Company.ADA, Permission.WRITE, Company.DESK, 91);
        assertThat(rows(Comparison.GRANTED_NOT_USED))
                .containsExactly("Ada Lind [WRITE] lamp/hall/desk DECIDED");
    }

    @Test
    void notUsedIsSaidOnlyWhereUseWouldHaveBeenSeen() {
        watched =
                (place, permission, _) ->
                        permission == Permission.RUN
                                ? Optional.of(place + " does not tell of runs.")
                                : Optional.empty();
        assertThat(rows(Comparison.GRANTED_NOT_USED))
                .containsExactly("Ada Lind [WRITE] lamp/hall/desk DECIDED");
        assertThat(unseen(Comparison.GRANTED_NOT_USED))
                .containsExactly("lamp/hall does not tell of runs.");
    }

    @Test
    void whatWasGivenLatelyHadNoTimeToBeUsed() {
        Right right =
                company.granted()
                        .rights()
                        .filter(one -> one.account().equals(Company.TEAM))
                        .findFirst()
                        .orElseThrow();
        changes.add(change(3, Optional.empty(), Optional.of(right)));
        assertThat(rows(Comparison.GRANTED_NOT_USED)).isEmpty();
    }

    private static FactChange change(int daysAgo, Optional<Right> before, Optional<Right> after) {
        return new FactChange(
                Company.NOW.minusSeconds(86_400L * daysAgo),
                before.map(one -> one),
                after.map(one -> one),
                new Cause.ByEvent(new EventId(1, 0)),
                new Part(0, "keys", new TreeMap<>()));
    }

    @Test
    void aKindOfAccountThatNoSnapshotSpeaksOfIsNotComparedWithIt() {
        company.used("lamp/hall/deploy-key/9", Permission.READ, Company.DESK, 2);
        assertThat(rows(Comparison.USED_NOT_GRANTED)).isEmpty();
        assertThat(unseen(Comparison.USED_NOT_GRANTED).getFirst())
                .contains("No snapshot of lamp/hall speaks of any deploy-key.");
        company.right("lamp/hall/deploy-key/1", Company.SHELF, "key", Permission.READ);
        assertThat(rows(Comparison.USED_NOT_GRANTED)).hasSize(1);
    }

    @Test
    void whatIsDoneWithoutARightIsAWayInThatNoSnapshotShows() {
        company.used(Company.STRANGER, Permission.WRITE, Company.DESK, 2);
        company.used(Company.ADA, Permission.READ, Company.DESK, 2);
        assertThat(rows(Comparison.USED_NOT_GRANTED))
                .containsExactly("lamp/hall/user/3 [WRITE] lamp/hall/desk NONE");
        company.part(false, "answered-403");
        assertThat(rows(Comparison.USED_NOT_GRANTED)).isEmpty();
        assertThat(unseen(Comparison.USED_NOT_GRANTED).getFirst()).contains("answered-403");
    }

    @Test
    void whatWasRefusedOrAllowedThenNeedsNoRightNow() {
        Instant when = Company.NOW.minusSeconds(3_600);
        company.uses.add(
                new Use(
                        Company.STRANGER,
                        Permission.ADMIN,
                        Company.DESK,
                        1,
                        1,
                        when,
                        when,
                        Optional.empty(),
                        new EventId(9, 0)));
        company.used(Company.STRANGER, Permission.WRITE, Company.DESK, 5);
        changes.add(
                change(
                        2,
                        Optional.of(
                                new Right(
                                        Company.STRANGER,
                                        Set.of(Permission.WRITE),
                                        Company.DESK,
                                        List.of(),
                                        "write")),
                        Optional.empty()));
        assertThat(rows(Comparison.USED_NOT_GRANTED)).isEmpty();
        assertThat(rows(Comparison.USED_NOT_EXPECTED))
                .as("an attempt is judged, refused or not")
                .containsExactly("lamp/hall/user/3 [ADMIN] lamp/hall/desk NONE");
    }

    @Test
    void whoShouldAndCannotIsBlocked() {
        assertThat(rows(Comparison.EXPECTED_NOT_GRANTED))
                .containsExactly("Bo Berg [WRITE] lamp/hall/cellar/** DECIDED");
        company.part(false, "answered-404");
        assertThat(rows(Comparison.EXPECTED_NOT_GRANTED)).as("not known").isEmpty();
        assertThat(unseen(Comparison.EXPECTED_NOT_GRANTED)).hasSize(1);
    }

    @Test
    void onlyWhoIsConcernedIsComparedAgain() {
        assertThat(update()).isEqualTo(3);
        assertThat(update()).isZero();
        company.used(Company.STRANGER, Permission.WRITE, Company.DESK, 1);
        assertThat(update(Company.STRANGER)).isOne();
        company.right(Company.TEAM, Company.SHELF, "read", Permission.READ);
        assertThat(update()).as("a right of the team").isOne();
        assertThat(rows(Comparison.GRANTED_NOT_EXPECTED))
                .contains("Ada Lind [READ] lamp/hall/shelf GOVERNED");
        company.who =
                new Acquaintances()
                        .person("ada", "Ada Lind")
                        .person("bo", "Bo Berg")
                        .link(Company.ADA, "ada", Instant.MIN, Optional.empty())
                        .link(Company.BO, "bo", Instant.MIN, Optional.empty())
                        .link(Company.STRANGER, "bo", Instant.MIN, Optional.empty())
                        .who();
        assertThat(update()).as("an account became known to be somebody's").isOne();
        company.model =
                MODEL
                        + "deny: [ { to: [ada@acme.example], permission: [run], on: [lamp/hall] } ]\n";
        assertThat(update()).as("whom a line that came means").isOne();
        assertThat(rows(Comparison.GRANTED_NOT_EXPECTED))
                .contains("Ada Lind [RUN] lamp/hall/desk NEVER");
        company.model = company.model.replace("lamp/hall/shelf", "lamp/hall/cellar");
        assertThat(update()).as("all, where other paths are governed").isEqualTo(2);
    }

    @Test
    void aRowNamesItsLineWhereItStandsByNow() {
        assertThat(lines()).containsExactly("m.yaml:4", "m.yaml:6");
        company.model = "# A word before it.\n" + MODEL;
        assertThat(update()).as("nobody is compared again").isZero();
        assertThat(lines()).containsExactly("m.yaml:5", "m.yaml:7");
    }

    private List<String> lines() {
        update();
        return comparisons
                .page(
                        new Comparisons.Wanted(
                                Comparison.GRANTED_NOT_EXPECTED, _ -> true, Optional.empty(), 9))
                .rows()
                .stream()
                .map(Row::line)
                .toList();
    }

    @Test
    void pagesJoinWithoutAGap() {
        for (int i = 0; i < 20; i++) {
            company.right(
                    "lamp/hall/user/" + i % 4, "lamp/hall/box" + i, "write", Permission.WRITE);
        }
        update();
        List<Row> all = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            Comparisons.Page page =
                    comparisons.page(
                            new Comparisons.Wanted(
                                    Comparison.GRANTED_NOT_EXPECTED, _ -> true, after, 3));
            assertThat(page.count()).isEqualTo(22);
            all.addAll(page.rows());
            after = page.next();
        } while (after.isPresent());
        assertThat(all).hasSize(22).doesNotHaveDuplicates();
        assertThat(comparisons.counts(_ -> true).get(Comparison.GRANTED_NOT_EXPECTED))
                .isEqualTo(22);
        assertThatThrownBy(() ->
                        comparisons.page(
                                new Comparisons.Wanted(
                                        Comparison.USED_NOT_GRANTED,
                                        _ -> true,
                                        Optional.of("x"),
                                        1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
