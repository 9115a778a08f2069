package dev.gatehouse.server.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.server.web.Capability;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What keeps the roles apart.
class ShippedRoleTest {
    @Test
    void onlyTheAdministratorTouchesAccountsSourcesAndWhatWouldBeGone() {
        for (Capability one :
                List.of(
                        Capability.USER_MANAGE,
                        Capability.SOURCE_ADD,
                        Capability.SOURCE_MANAGE,
                        Capability.PEOPLE_IMPORT,
                        Capability.INVENTORY_IMPORT,
                        Capability.BACKUP_TAKE,
                        Capability.RETENTION_MANAGE,
                        Capability.ERASE)) {
            for (ShippedRole role : ShippedRole.values()) {
                assertThat(role.capabilities().contains(one))
                        .as("%s may %s", role, one)
                        .isEqualTo(role == ShippedRole.ADMIN);
            }
        }
    }

    @Test
    void anAuditorChangesNothing() {
        assertThat(ShippedRole.AUDITOR.capabilities())
                .contains(Capability.EVENTS_EXPORT)
                .allMatch(one ->
                        one.word().endsWith(".read")
                                || one == Capability.EVENTS_EXPORT
                                || one == Capability.VIEW_MANAGE);
    }

    @Test
    void whoSaysWhatIsExpectedDoesNotSayWhatMayStand() {
        Set<Capability> both = EnumSet.copyOf(ShippedRole.MODEL_AUTHOR.capabilities());
        both.retainAll(ShippedRole.APPROVER.capabilities());
        assertThat(both).isEqualTo(ShippedRole.VIEWER.capabilities());
    }

    @Test
    void theAdministratorMayAllThatAnyoneMay() {
        for (ShippedRole role : ShippedRole.values()) {
            assertThat(ShippedRole.ADMIN.capabilities()).containsAll(role.capabilities());
            assertThat(role.capabilities())
                    .containsAll(ShippedRole.VIEWER.capabilities())
                    .doesNotContain(Capability.ADMIN_CREATE);
        }
    }
}
