package dev.gatehouse.access.changed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.event.EventId;
import dev.gatehouse.event.Permission;
import dev.gatehouse.event.Verb;
import dev.gatehouse.event.Words;
import dev.gatehouse.inventory.Cause;
import dev.gatehouse.inventory.Fact;
import dev.gatehouse.inventory.FactChange;
import dev.gatehouse.inventory.Part;
import dev.gatehouse.inventory.Right;
import dev.gatehouse.inventory.Setting;
import dev.gatehouse.json.JsonValue.JsonString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AccessDiffTest {
    private static final Part PART = new Part(0, "keys", new TreeMap<>());

    private final Told told = new Told();
    private final List<FactChange> changes = new ArrayList<>();

    private static Right right(String holder) {
        return new Right(holder, Set.of(Permission.WRITE), "lamp/hall/desk", List.of(), "write");
    }

    private static Setting setting(String value) {
        return new Setting("lamp/hall/desk", "reviews", new JsonString(value));
    }

    private void change(Optional<Fact> before, Optional<Fact> after, Cause cause) {
        changes.add(
                new FactChange(Told.NOON.plusSeconds(changes.size()), before, after, cause, PART));
    }

    private List<String> groups(AccessDiff.By by) {
        return AccessDiff.of(changes, by, told::event).stream()
                .map(group ->
                        Words.of(group.origin())
                                + " "
                                + group.name()
                                + " "
                                + group.changes().size())
                .toList();
    }

    @Test
    void whatOneEventOrActorBroughtStandsTogether() {
        EventId one = told.add(9, new Told.Line("team", Verb.GRANT, "desk", "desk"));
        EventId two = told.add(8, new Told.Line("team", Verb.GRANT, "desk", "desk"));
        change(Optional.empty(), Optional.of(right("a")), new Cause.ByEvent(one));
        change(Optional.empty(), Optional.of(right("b")), new Cause.ByEvent(one));
        change(Optional.of(setting("2")), Optional.of(setting("0")), new Cause.ByEvent(two));
        assertThat(groups(AccessDiff.By.EVENT)).containsExactly("event 1.0 1", "event 0.0 2");
        assertThat(groups(AccessDiff.By.ACTOR)).containsExactly("event lamp/hall/user/1 3");
    }

    @Test
    void aChangeWithoutAnEventSaysSoAndAFirstSightIsNone() {
        change(Optional.empty(), Optional.of(right("a")), Cause.FirstSight.FIRST_SIGHT);
        change(Optional.empty(), Optional.of(right("b")), Cause.Unexplained.UNEXPLAINED);
        assertThat(groups(AccessDiff.By.EVENT)).containsExactly("unexplained  1", "first-sight  1");
    }

    @Test
    void whatCameAndWentIsNoDifference() {
        Cause none = Cause.Unexplained.UNEXPLAINED;
        change(Optional.empty(), Optional.of(right("a")), none);
        change(Optional.of(right("a")), Optional.empty(), none);
        change(Optional.of(setting("2")), Optional.of(setting("0")), none);
        change(Optional.of(setting("0")), Optional.of(setting("2")), none);
        change(Optional.of(right("b")), Optional.empty(), none);
        List<AccessDiff.Group> groups = AccessDiff.of(changes, AccessDiff.By.EVENT, told::event);
        assertThat(groups).hasSize(1);
        assertThat(groups.getFirst().changes())
                .extracting(one -> one.fact().id())
                .containsExactly(right("b").id());
    }

    @Test
    void anEventThatMayNotBeKnownIsNamedOnly() {
        change(Optional.empty(), Optional.of(right("a")), new Cause.ByEvent(new EventId(99, 0)));
        AccessDiff.Group group =
                AccessDiff.of(changes, AccessDiff.By.ACTOR, told::event).getFirst();
        assertThat(group.name()).isEqualTo("99.0");
        assertThat(group.event()).isEmpty();
    }
}
