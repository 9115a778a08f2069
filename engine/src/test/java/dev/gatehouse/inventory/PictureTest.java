package dev.gatehouse.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.event.Permission;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PictureTest {
    private static final String PLACE = "lamp/hall";
    private static final String ADA = "lamp/hall/user/1";
    private static final String ONE = "lamp/hall/group/team/one";
    private static final String TWO = "lamp/hall/group/team/two";
    private static final String DESK = "lamp/hall/desk";

    private static Picture of(Fact... facts) {
        return new Picture(1, Instant.EPOCH, List.of(facts), List.of());
    }

    private static AccountFact account(String id, String name) {
        return new AccountFact(
                "lamp/hall/user/" + id, name, PLACE, "member", "active", Optional.empty(), "");
    }

    @Test
    void groupsThatHoldEachOtherInACircleComeToAnEnd() {
        Picture picture =
                of(
                        new Membership(ADA, ONE, PLACE, ""),
                        new Membership(ONE, TWO, PLACE, ""),
                        new Membership(TWO, ONE, PLACE, ""),
                        new Membership(TWO, TWO, PLACE, ""),
                        new Right(TWO, Set.of(Permission.WRITE), DESK, List.of(), "write"));
        assertThat(picture.groupsOf(ADA)).containsExactlyInAnyOrder(ONE, TWO);
        assertThat(picture.membersOf(TWO)).containsExactly(ADA);
        assertThat(picture.rightsOn(DESK)).extracting(Right::account).containsOnly(ADA);
    }

    @Test
    void aNameThatWasGivenToAnotherLeadsToTheOtherAndRightsStayWithTheId() {
        Right right = new Right(ADA, Set.of(Permission.WRITE), DESK, List.of(), "write");
        Picture before = of(account("1", "ada"), right);
        Picture after = of(account("1", "ada-was"), account("2", "ada"), right);
        assertThat(before.accountNamed(PLACE, "ada")).contains(ADA);
        assertThat(after.accountNamed(PLACE, "ada")).contains("lamp/hall/user/2");
        assertThat(after.rightsOf("lamp/hall/user/2")).isEmpty();
        assertThat(after.rightsOf(ADA)).containsExactly(right);
    }
}
