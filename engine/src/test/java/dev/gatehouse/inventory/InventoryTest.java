package dev.gatehouse.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.event.EventId;
import dev.gatehouse.event.Permission;
import dev.gatehouse.event.Text;
import dev.gatehouse.event.Trust;
import dev.gatehouse.record.Delivery;
import dev.gatehouse.record.Erase;
import dev.gatehouse.record.Frame;
import dev.gatehouse.record.InventoryRecord.SnapshotBelieved;
import dev.gatehouse.record.Way;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InventoryTest {
    private static final String ROOMS = "[{\"room\":\"vault\",\"owner\":\"7\",\"open\":false}]";
    private static final String CELLAR_TOO =
            "[{\"room\":\"vault\",\"owner\":\"7\",\"open\":false},"
                    + "{\"room\":\"cellar\",\"owner\":\"8\",\"open\":true}]";
    private static final String ADA = "{\"id\":7,\"name\":\"ada\",\"may\":\"owner\"}";
    private static final String BEN = "{\"id\":8,\"name\":\"ben\",\"may\":\"guest\"}";
    private static final String VAULT = "shop/default/vault";

    @TempDir Path directory;

    private Instant time = Shop.noon();
    private Shop shop;

    @BeforeEach
    void open() throws IOException {
        shop = new Shop(directory, () -> time);
    }

    @AfterEach
    void close() throws IOException {
        shop.close();
    }

    private void later() {
        time = time.plus(Duration.ofHours(6));
    }

    private String happens(String what, String who) {
        String event =
                "{\"id\":\"%s-%s\",\"at\":\"%s\",\"what\":\"%s\",\"by\":\"1\",\"room\":\"vault\",\"who\":\"%s\"}"
                        .formatted(what, who, time, what, who);
        byte[] body = Shop.utf8(event);
        long position =
                shop.recorder
                        .receive(
                                new Delivery(
                                        shop.shop.number(),
                                        "audit",
                                        Way.PULL,
                                        time,
                                        new TreeMap<>(),
                                        "",
                                        Trust.SECRET,
                                        Text.Absent.NOT_SENT,
                                        body,
                                        List.of(new Frame.Slice(0, body.length)),
                                        false))
                        .firstPosition();
        return (position + 1) + ".0";
    }

    private List<String> onVault() {
        return shop.inventory.now().rightsOn(VAULT).stream()
                .map(right -> right.account() + " " + right.named())
                .sorted()
                .toList();
    }

    @Test
    void tellsWhoMayDoWhatAndHowThingsAreSet() {
        shop.snapshot(ROOMS, Map.of("vault", "[" + ADA + "," + BEN + "]"));
        Picture now = shop.inventory.now();
        assertThat(onVault())
                .containsExactly("shop/default/user/7 owner", "shop/default/user/8 guest");
        assertThat(now.rightsOf("shop/default/user/8").getFirst().permissions())
                .containsExactly(Permission.READ);
        assertThat(now.setting(VAULT, "open").orElseThrow().value().text()).isEqualTo("false");
        assertThat(now.accountNamed("shop/default", "ben")).contains("shop/default/user/8");
        assertThat(now.isComplete("shop/default", "keys")).isTrue();
        assertThat(now.isComplete("shop/default", "lamps")).isFalse();
    }

    @Test
    void onlyACompleteListingTakesAway() {
        shop.snapshot(ROOMS, Map.of("vault", "[" + ADA + "," + BEN + "]"));
        later();
        shop.snapshot(ROOMS, Map.of("vault", "403"));
        assertThat(onVault()).hasSize(2);
        assertThat(shop.inventory.now().isComplete("shop/default", "keys")).isFalse();
        later();
        shop.snapshot(ROOMS, Map.of("vault", "[" + ADA + ","));
        assertThat(onVault()).as("half an answer").hasSize(2);
        later();
        shop.snapshot(ROOMS, Map.of("vault", "[" + ADA + "]"));
        assertThat(onVault()).containsExactly("shop/default/user/7 owner");
        assertThat(shop.inventory.now().isComplete("shop/default", "keys")).isTrue();
    }

    @Test
    void whatIsGoneTakesItsListingsWithIt() {
        shop.snapshot(CELLAR_TOO, Map.of("vault", "[" + ADA + "]", "cellar", "[" + BEN + "]"));
        later();
        shop.snapshot(ROOMS, Map.of("vault", "[" + ADA + "]"));
        assertThat(shop.inventory.now().rightsOf("shop/default/user/8")).isEmpty();
        assertThat(shop.inventory.now().settings("shop/default/cellar")).isEmpty();
    }

    private void floor(String floor, String rooms, Map<String, String> keys) {
        SnapshotTaking taking = shop.taking();
        taking.listed(
                "rooms",
                new TreeMap<>(Map.of("floor", floor)),
                "",
                List.of(taking.keep(Shop.utf8(rooms))));
        keys.forEach((room, answer) ->
                taking.listed(
                        "keys",
                        new TreeMap<>(Map.of("room", room)),
                        "",
                        List.of(taking.keep(Shop.utf8(answer)))));
        taking.close();
        shop.follow();
    }

    @Test
    void whatAnotherListingAboveStillGivesIsNotGone() {
        floor("1", ROOMS, Map.of("vault", "[" + ADA + "]"));
        floor("2", "[{\"room\":\"cellar\"}]", Map.of("cellar", "[" + BEN + "]"));
        later();
        floor("1", ROOMS, Map.of("vault", "[" + ADA + "]"));
        assertThat(shop.inventory.now().rightsOn("shop/default/cellar")).hasSize(1);
        later();
        floor("2", "[]", Map.of());
        assertThat(shop.inventory.now().rightsOn("shop/default/cellar")).isEmpty();
        assertThat(onVault()).hasSize(1);
    }

    @Test
    void everyChangeNamesItsEventAndOneWithoutSaysSo() {
        shop.snapshot(ROOMS, Map.of("vault", "[" + ADA + "]"));
        later();
        String event = happens("let-in", "ben");
        later();
        String carol = "{\"id\":9,\"name\":\"carol\",\"may\":\"owner\"}";
        shop.snapshot(ROOMS, Map.of("vault", "[" + ADA + "," + BEN + "," + carol + "]"));
        Map<String, Cause> causes =
                shop.inventory.changes(Instant.MIN, Instant.MAX).stream()
                        .filter(change -> change.fact() instanceof Right)
                        .collect(
                                Collectors.toMap(
                                        change -> ((Right) change.fact()).account(),
                                        FactChange::cause));
        assertThat(causes)
                .containsEntry("shop/default/user/7", Cause.FirstSight.FIRST_SIGHT)
                .containsEntry("shop/default/user/8", new Cause.ByEvent(EventId.parse(event)))
                .containsEntry("shop/default/user/9", Cause.Unexplained.UNEXPLAINED);
    }

    @Test
    void whatComesWithAThingThatIsNewIsNotOnlySeenForTheFirstTime() {
        shop.snapshot(ROOMS, Map.of("vault", "[" + ADA + "]"));
        later();
        shop.snapshot(CELLAR_TOO, Map.of("vault", "[" + ADA + "]", "cellar", "[" + BEN + "]"));
        assertThat(shop.inventory.changes(Shop.noon(), Instant.MAX))
                .hasSize(3)
                .allMatch(change -> change.cause() == Cause.Unexplained.UNEXPLAINED);
    }

    @Test
    void knowsWhatWasSo() {
        shop.snapshot(ROOMS, Map.of("vault", "[" + ADA + "," + BEN + "]"));
        Instant then = time;
        later();
        shop.snapshot(ROOMS, Map.of("vault", "[" + ADA + "]"));
        assertThat(shop.inventory.at(then).rightsOn(VAULT)).hasSize(2);
        assertThat(shop.inventory.at(time).rightsOn(VAULT)).hasSize(1);
        assertThat(shop.inventory.at(then.minusSeconds(1)).rightsOn(VAULT)).isEmpty();
        assertThat(shop.inventory.at(then.minusSeconds(1)).isComplete("shop/default", "keys"))
                .isFalse();
    }

    @Test
    void aSnapshotThatShrankIsHeldUntilSomebodyBelievesIt() {
        String many =
                IntStream.range(100, 100 + Snapshots.SHRINK_FACTS_MIN)
                        .mapToObj(id -> "{\"id\":" + id + ",\"may\":\"guest\"}")
                        .collect(Collectors.joining(",", "[", "]"));
        shop.snapshot(ROOMS, Map.of("vault", many));
        later();
        String held = shop.snapshot(ROOMS, Map.of("vault", "[" + ADA + "]"));
        assertThat(onVault()).hasSize(Snapshots.SHRINK_FACTS_MIN);
        assertThat(shop.inventory.held())
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.snapshot()).isEqualTo(held);
                    assertThat(one.shrunk())
                            .containsExactly(new HeldSnapshot.Shrunk("keys", 40, 2));
                });
        shop.recorder.append(
                new SnapshotBelieved(shop.shop.number(), "another", "a mistake", "user:1"));
        shop.follow();
        assertThat(onVault()).hasSize(Snapshots.SHRINK_FACTS_MIN);
        shop.recorder.append(
                new SnapshotBelieved(shop.shop.number(), held, "they all left", "user:1"));
        shop.follow();
        assertThat(onVault()).containsExactly("shop/default/user/7 owner");
        assertThat(shop.inventory.held()).isEmpty();
    }

    @Test
    void aSnapshotThatHasEverythingAgainEndsTheHold() {
        String many =
                IntStream.range(100, 100 + Snapshots.SHRINK_FACTS_MIN)
                        .mapToObj(id -> "{\"id\":" + id + ",\"may\":\"guest\"}")
                        .collect(Collectors.joining(",", "[", "]"));
        shop.snapshot(ROOMS, Map.of("vault", many));
        later();
        shop.snapshot(ROOMS, Map.of("vault", "[]"));
        later();
        shop.snapshot(ROOMS, Map.of("vault", many));
        assertThat(shop.inventory.held()).isEmpty();
        assertThat(onVault()).hasSize(Snapshots.SHRINK_FACTS_MIN);
    }

    @Test
    void anAnswerThatWasKeptIsNotKeptAgain() {
        shop.snapshot(ROOMS, Map.of("vault", "[" + ADA + "]"));
        long before = shop.recorder.journal().size();
        later();
        shop.snapshot(ROOMS, Map.of("vault", "[" + ADA + "]"));
        assertThat(shop.recorder.journal().size()).isEqualTo(before + 1);
        assertThat(onVault()).hasSize(1);
        assertThat(shop.inventory.changes(Shop.noon(), Instant.MAX)).isEmpty();
    }

    @Test
    void isTheSameWhenItIsMadeAgain() throws IOException {
        shop.snapshot(ROOMS, Map.of("vault", "[" + ADA + "," + BEN + "]"));
        later();
        happens("thrown-out", "8");
        shop.snapshot(ROOMS, Map.of("vault", "[" + ADA + "]"));
        List<FactChange> changes = shop.inventory.changes(Instant.MIN, Instant.MAX);
        shop.close();
        shop.open();
        assertThat(shop.inventory.understoodUpTo()).isGreaterThan(0);
        assertThat(shop.inventory.changes(Instant.MIN, Instant.MAX)).isEqualTo(changes);
        shop.close();
        try (var files = Files.list(directory.resolve("data/tenants/default/views/inventory"))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        shop.open();
        shop.follow();
        assertThat(shop.inventory.changes(Instant.MIN, Instant.MAX)).isEqualTo(changes);
        assertThat(onVault()).containsExactly("shop/default/user/7 owner");
    }

    @Test
    void anErasedAnswerIsForgotten() {
        shop.snapshot(ROOMS, Map.of("vault", "[" + ADA + "]"));
        long answer = shop.recorder.journal().size() - 2;
        assertThat(onVault()).hasSize(1);
        new Erase(shop.recorder).events(List.of(new EventId(answer, 0)), "asked for", "user:1");
        shop.follow();
        assertThat(onVault()).isEmpty();
        assertThat(shop.inventory.now().isComplete("shop/default", "keys")).isFalse();
    }

    @Test
    void whatIsDroppedIsNowhere() throws IOException {
        shop.snapshot(
                ROOMS, Map.of("vault", "[{\"id\":7,\"may\":\"owner\",\"secret\":\"hunter2-no\"}]"));
        assertThat(onVault()).hasSize(1);
        shop.inventory.close();
        try (var files = Files.walk(directory.resolve("data"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(
                                new String(
                                        Files.readAllBytes(file),
                                        java.nio.charset.StandardCharsets.ISO_8859_1))
                        .doesNotContain("hunter2-no");
            }
        }
    }
}
