package dev.gatehouse.access.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.access.used.Use;
import dev.gatehouse.event.Permission;
import dev.gatehouse.inventory.Telling;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WhoCanTest {
    private final Company company = new Company();

    private WhoCan whoCan() {
        return new WhoCan(company.grounds(), WhoCan.UsedByAccounts.each(company::usesOf));
    }

    private List<String> all(String resource, Optional<Permission> permission) {
        return whoCan().all(resource, permission).stream()
                .map(one ->
                        one.who()
                                + (one.oneStepAway() ? " could" : " can")
                                + " by "
                                + one.right().named())
                .toList();
    }

    private WhoCan.Answer can(String whom, Permission permission, String resource) {
        Holder holder = Holder.called(whom, company.who, Company.NOW).getFirst();
        return whoCan().can(holder, permission, resource);
    }

    @Test
    void everybodyWhoCanIsNamedAndWhoCouldGiveItComesLast() {
        assertThat(all(Company.DESK, Optional.of(Permission.WRITE)))
                .containsExactly("Ada Lind can by maintain", "Bo Berg could by owner");
        assertThat(all(Company.DESK + "/drawer", Optional.of(Permission.READ)))
                .as("who may write may read")
                .contains("Ada Lind can by maintain");
        assertThat(all(Company.SHELF, Optional.empty()))
                .containsExactly("Bo Berg can by owner", "lamp/hall/user/3 can by read");
        assertThat(all("lamp/hall/desktop", Optional.of(Permission.WRITE)))
                .as("begins alike and is another")
                .containsExactly("Bo Berg could by owner");
    }

    @Test
    void theWayGoesThroughTheTeam() {
        WhoCan.Answer answer = can("ada@acme.example", Permission.WRITE, Company.DESK);
        assertThat(answer.verdict()).isEqualTo(WhoCan.Verdict.YES);
        assertThat(answer.ways().getFirst().account()).isEqualTo(Company.ADA);
        assertThat(answer.ways().getFirst().right().through())
                .containsExactly("team lights", "role");
    }

    @Test
    void adminIsOneStepAwayAndNotAYes() {
        WhoCan.Answer answer = can("Bo Berg", Permission.WRITE, Company.DESK);
        assertThat(answer.verdict()).isEqualTo(WhoCan.Verdict.NO);
        assertThat(answer.ways()).hasSize(1).allMatch(Ability::oneStepAway);
        assertThat(can("bo", Permission.ADMIN, Company.DESK).verdict())
                .isEqualTo(WhoCan.Verdict.YES);
    }

    @Test
    void noIsOnlySaidWhereEverythingIsKnown() {
        assertThat(can("ada", Permission.ADMIN, Company.DESK).verdict())
                .isEqualTo(WhoCan.Verdict.NO);
        assertThat(can("ada", Permission.READ, "vault/prod/kv").verdict())
                .as("no snapshot")
                .isEqualTo(WhoCan.Verdict.CANNOT_TELL);
        company.part(false, "answered-403");
        WhoCan.Answer answer = can("ada", Permission.ADMIN, Company.DESK);
        assertThat(answer.verdict()).isEqualTo(WhoCan.Verdict.CANNOT_TELL);
        assertThat(answer.unseen()).anyMatch(one -> one.contains("answered-403"));
        assertThat(can("ada", Permission.WRITE, Company.DESK).verdict())
                .as("what is known to be allowed is")
                .isEqualTo(WhoCan.Verdict.YES);
    }

    @Test
    void aListingThatCouldOnlyHaveToldOfSomethingElseLeavesNoDoubt() {
        company.doubt("settings");
        company.doubt("shelf-keys", new Telling(Company.SHELF, "", ""));
        company.doubt("gardeners", new Telling("lamp/hall", "lamp/hall/group/team/gardeners", ""));
        assertThat(can("ada", Permission.ADMIN, Company.DESK).verdict())
                .isEqualTo(WhoCan.Verdict.NO);
        assertThat(can("ada", Permission.ADMIN, Company.SHELF).verdict())
                .as("its own listing")
                .isEqualTo(WhoCan.Verdict.CANNOT_TELL);
        company.doubt("lights", new Telling("lamp/hall", Company.TEAM, ""));
        assertThat(can("bo", Permission.WRITE, Company.DESK).verdict())
                .as("who is in a team that may")
                .isEqualTo(WhoCan.Verdict.CANNOT_TELL);
    }

    @Test
    void aListingThatNamesWhatToAskForMattersOnlyWhereThatWasNotAsked() {
        company.doubt("rooms", new Telling("lamp/hall", "", "keys-of-a-room"));
        assertThat(can("ada", Permission.ADMIN, Company.DESK).verdict())
                .as("there may be a room with a key that nobody asked for")
                .isEqualTo(WhoCan.Verdict.CANNOT_TELL);
        company.whole("keys-of-a-room", new Telling(Company.DESK, "", ""));
        assertThat(can("ada", Permission.ADMIN, Company.DESK).verdict())
                .isEqualTo(WhoCan.Verdict.NO);
    }

    @Test
    void nobodyCanTellOfWhomNoAccountIsKnown() {
        company.who = new dev.gatehouse.people.Acquaintances().person("cy", "Cy Dahl").who();
        WhoCan.Answer answer = can("cy", Permission.WRITE, Company.DESK);
        assertThat(answer.verdict()).isEqualTo(WhoCan.Verdict.CANNOT_TELL);
        assertThat(answer.unseen())
                .containsExactly("No account at lamp/hall is known to be theirs.");
    }

    @Test
    void aGroupOfWhichNobodyIsKnownMayHoldAnybody() {
        company.right("lamp/hall/group/team/ghosts", Company.SHELF, "write", Permission.WRITE);
        assertThat(can("ada", Permission.WRITE, Company.SHELF).verdict())
                .isEqualTo(WhoCan.Verdict.CANNOT_TELL);
    }

    @Test
    void saysWhoShouldAndWhenTheyLastDid() {
        company.model =
                "assignments: [ { to: [ada@acme.example], allow: [write], on: [lamp/hall/desk] } ]\n";
        company.used(Company.ADA, Permission.WRITE, Company.DESK + "/drawer", 3);
        company.used("lamp/hall/user/ada-l", Permission.RUN, Company.DESK, 2);
        company.used(Company.ADA, Permission.WRITE, Company.SHELF, 1);
        Ability ada =
                whoCan().all(Company.DESK, Optional.empty()).stream()
                        .filter(one -> one.who().equals("Ada Lind"))
                        .findFirst()
                        .orElseThrow();
        assertThat(ada.expected()).containsExactly("m.yaml:1");
        assertThat(ada.unexpected()).containsExactly(Permission.RUN);
        assertThat(ada.uses())
                .as("here and below, under its name too, not elsewhere")
                .extracting(Use::permission)
                .containsExactly(Permission.RUN, Permission.WRITE);
    }

    @Test
    void whatWasDoneWithoutAWayIsSaid() {
        company.used(Company.ADA, Permission.WRITE, Company.SHELF + "/box", 3);
        company.used("lamp/hall/user/ada-l", Permission.WRITE, Company.SHELF, 2);
        company.used(Company.ADA, Permission.WRITE, Company.SHELF, -1);
        company.used(Company.ADA, Permission.READ, Company.SHELF, 1);
        company.used(Company.ADA, Permission.WRITE, Company.DESK, 1);
        company.refused(Company.ADA, Permission.WRITE, Company.SHELF + "/lid", 1);
        WhoCan.Answer answer = can("ada", Permission.WRITE, Company.SHELF);
        assertThat(answer.verdict()).isEqualTo(WhoCan.Verdict.NO);
        assertThat(answer.nevertheless())
                .as("under the name too; not refused, not read, not elsewhere, not later")
                .map(Use::account)
                .contains("lamp/hall/user/ada-l");
        assertThat(can("ada", Permission.WRITE, Company.DESK).nevertheless())
                .as("there is a way")
                .isEmpty();
        assertThat(can("ada", Permission.ADMIN, Company.SHELF).nevertheless()).isEmpty();
    }
}
