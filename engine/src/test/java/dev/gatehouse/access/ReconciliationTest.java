package dev.gatehouse.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.event.Verb;
import dev.gatehouse.people.Who;
import dev.gatehouse.record.FeedObserver.Understood;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReconciliationTest {
    private static final String RULES =
            """
            accounts: []
            memories:
              run-started: [{ verb: execute }]
              run-ended: [{ verb: restore }]
              proposed: []
              merged: [{ verb: update }]
              departed: []
              returned: []
            rules: []
            ledgers:
              - { id: read-without-run, sentence: No run., why: Kept., entry: { verb: read }, counterpart: run-started, fact: run-active, by: [run], within-minutes: 600 }
              - { id: shipped-without-merge, sentence: No merge., why: Unseen., entry: { verb: deploy }, counterpart: merged, by: [commit, thing], within-minutes: 30 }
            """;

    @TempDir Path folder;

    private final List<Understood> told = new ArrayList<>();
    private Acts acts;
    private Reconciliation.Unseen unseen = (_, _) -> Optional.empty();

    @BeforeEach
    void pretend() throws IOException {
        acts = new Acts(Files.createDirectories(folder.resolve("tools")));
    }

    // A minute apart; see Acts.
    private void add(int position, Verb verb, String path, String run) {
        told.add(acts.run(position, "ada", verb, new Acts.Where(path, run)));
    }

    private Reconciliation reconciled(String known) throws IOException {
        try (Judgement judgement =
                Judgement.open(
                        Files.createTempDirectory(folder, "views"),
                        new Rulebook("house.yaml", RULES),
                        () -> Who.NOBODY,
                        InstantSource.system())) {
            judgement.understood(told, 100);
            return judgement.reconcile(
                    new Reconciliation.Asked(
                            Optional.empty(),
                            Acts.START,
                            Acts.START.plusSeconds(6_000),
                            path -> path.startsWith(known),
                            unseen));
        }
    }

    private List<String> lines() throws IOException {
        return reconciled("lamp").unmatched().stream()
                .map(one ->
                        one.ledger().id()
                                + " "
                                + one.event()
                                + one.nearest().map(id -> " after " + id).orElse(""))
                .toList();
    }

    @Test
    void aReadDuringItsRunAgreesAndOneAfterItDoesNot() throws IOException {
        add(0, Verb.EXECUTE, "lamp/hall/desk", "81");
        add(1, Verb.READ, "lamp/hall/secrets/key", "81");
        add(2, Verb.RESTORE, "lamp/hall/desk", "81");
        add(9, Verb.READ, "lamp/hall/secrets/key", "81");
        add(10, Verb.READ, "lamp/hall/secrets/key", "82");
        assertThat(lines())
                .containsExactly("read-without-run 10.0", "read-without-run 9.0 after 0.0");
    }

    @Test
    void whatDoesNotSayItsRunIsCountedAndNotListed() throws IOException {
        add(0, Verb.EXECUTE, "lamp/hall/desk", "81");
        add(1, Verb.READ, "lamp/hall/secrets/key", "");
        Reconciliation found = reconciled("lamp");
        assertThat(found.unmatched()).isEmpty();
        Reconciliation.Tally tally = found.tallies().getFirst();
        assertThat(tally.entries()).isOne();
        assertThat(tally.cannotTell()).isOne();
        assertThat(tally.unseen()).containsKey("An entry does not say what it belongs to.");
    }

    @Test
    void aMergeOfTheSameThingCountsInAnyToolWithinItsTime() throws IOException {
        add(0, Verb.UPDATE, "lamp/hall/desk", "");
        add(5, Verb.DEPLOY, "lamp/hall/shop/desk/environments/stage", "");
        add(6, Verb.DEPLOY, "lamp/hall/shop/shelf/environments/stage", "");
        add(50, Verb.DEPLOY, "lamp/hall/shop/desk/environments/stage", "");
        assertThat(lines())
                .containsExactly("shipped-without-merge 50.0", "shipped-without-merge 6.0");
    }

    @Test
    void nothingIsSaidToBeMissingWhereTheOtherSideMayNotHaveTold() throws IOException {
        add(0, Verb.DEPLOY, "lamp/hall/desk", "");
        Reconciliation.Tally silent = reconciled("lamp").tallies().getLast();
        assertThat(silent.unseen()).containsKey("No source has told of the other side yet.");
        assertThat(silent.unmatched()).isZero();
        add(40, Verb.UPDATE, "lamp/hall/desk", "");
        assertThat(lines()).hasSize(1);
        unseen = (tools, _) -> Optional.of(tools + " had a gap.");
        Reconciliation.Tally gap = reconciled("lamp").tallies().getLast();
        assertThat(gap.unseen()).containsKey("[lamp] had a gap.");
        assertThat(gap.unmatched()).isZero();
    }

    @Test
    void whatTheAskerMayNotKnowOfIsLeftOut() throws IOException {
        add(0, Verb.UPDATE, "lamp/hall/desk", "");
        add(6, Verb.DEPLOY, "lamp/hall/shelf", "");
        assertThat(reconciled("lamp").unmatched()).hasSize(1);
        assertThat(reconciled("other").unmatched()).isEmpty();
        assertThat(reconciled("other").tallies().getLast().entries()).isZero();
    }

    @Test
    void theWindowHoldsEntriesOnly() throws IOException {
        assertThat(Acts.START).isEqualTo(Instant.parse("2026-11-22T09:00:00Z"));
        add(99, Verb.UPDATE, "lamp/hall/desk", "");
        add(100, Verb.DEPLOY, "lamp/hall/shelf", "");
        assertThat(lines()).as("at the end of the window").isEmpty();
    }
}
