package dev.gatehouse.access.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.access.used.Use;
import dev.gatehouse.event.EventId;
import dev.gatehouse.event.Permission;
import dev.gatehouse.inventory.Right;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What was put by path answers as going through all of it would.
class FootprintTest {
    private static final List<String> PATHS =
            List.of(
                    "lamp/hall",
                    "lamp/hall/desk",
                    "lamp/hall/desk/drawers/1",
                    "lamp/hall/des",
                    "lamp/hall/shelf",
                    "lamp/yard");
    private static final List<String> PATTERNS = List.of("lamp/hall/*", "lamp/*/desk", "lamp/**");

    private final Random random = new Random(19);

    private Use use() {
        return new Use(
                "lamp/hall/user/1",
                permission(),
                PATHS.get(random.nextInt(PATHS.size())),
                1,
                0,
                Instant.EPOCH,
                Instant.EPOCH,
                Optional.of(Instant.EPOCH),
                new EventId(0, 0));
    }

    private Permission permission() {
        List<Permission> all = List.copyOf(EnumSet.complementOf(EnumSet.of(Permission.NONE)));
        return all.get(random.nextInt(all.size()));
    }

    private Right right() {
        List<String> on = new ArrayList<>(PATHS);
        on.addAll(PATTERNS);
        return new Right(
                "lamp/hall/user/1",
                EnumSet.of(permission(), Permission.READ),
                on.get(random.nextInt(on.size())),
                List.of(),
                "");
    }

    @Test
    void aRightIsUsedWhereAnyUseWithinItNeedsIt() {
        for (int round = 0; round < 2_000; round++) {
            List<Use> uses = List.of(use(), use());
            Footprint footprint = new Footprint(uses);
            Right right = right();
            Permission permission = permission();
            boolean linear =
                    uses.stream()
                            .anyMatch(use ->
                                    Grounds.permits(Set.of(use.permission()), permission)
                                            && Grounds.reaches(right, use.resource()));
            assertThat(footprint.isUsed(right, permission))
                    .as("%s of %s in %s", permission, right, uses)
                    .isEqualTo(linear);
            boolean any =
                    uses.stream()
                            .anyMatch(use ->
                                    use.permission() == permission
                                            && Grounds.reaches(right, use.resource()));
            if (any) {
                assertThat(footprint.isOn(right.resource(), Set.of(permission))).isTrue();
            }
        }
    }

    @Test
    void aUseIsGrantedWhereAnyRightPermitsIt() {
        for (int round = 0; round < 2_000; round++) {
            List<Right> rights = List.of(right(), right());
            Use use = use();
            boolean linear =
                    rights.stream()
                            .anyMatch(right ->
                                    Grounds.permits(right.permissions(), use.permission())
                                            && Grounds.reaches(right, use.resource()));
            assertThat(new Reachable(rights).permits(use.permission(), use.resource()))
                    .as("%s by %s", use, rights)
                    .isEqualTo(linear);
        }
    }
}
