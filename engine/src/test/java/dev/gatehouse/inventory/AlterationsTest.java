package dev.gatehouse.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.event.EventId;
import dev.gatehouse.event.Text;
import dev.gatehouse.event.Trust;
import dev.gatehouse.record.Delivery;
import dev.gatehouse.record.Frame;
import dev.gatehouse.record.Way;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Events that say what has become otherwise keep the picture current between snapshots.
class AlterationsTest {
    private static final String ROOMS = "[{\"room\":\"vault\",\"owner\":\"7\"}]";
    private static final String ADA = "{\"id\":7,\"name\":\"ada\",\"may\":\"owner\"}";
    private static final String BEN = "{\"id\":8,\"name\":\"ben\",\"may\":\"guest\"}";
    private static final String VAULT = "shop/default/vault";

    @TempDir Path directory;

    private Instant time = Shop.noon();
    private Shop shop;

    @BeforeEach
    void open() throws IOException {
        shop = new Shop(directory, () -> time);
        shop.snapshot(ROOMS, Map.of("vault", "[" + ADA + "]"));
        later();
    }

    @AfterEach
    void close() throws IOException {
        shop.close();
    }

    private void later() {
        time = time.plus(Duration.ofHours(1));
    }

    private EventId happens(String what, String who) {
        return happens(what, who, time, Trust.SECRET);
    }

    private EventId happens(String what, String who, Instant when, Trust trust) {
        byte[] body =
                Shop.utf8(
                        "{\"id\":\"%s-%s-%s\",\"at\":\"%s\",\"what\":\"%s\",\"by\":\"1\",\"room\":\"vault\",\"who\":\"%s\"}"
                                .formatted(what, who, when, when, what, who));
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
                                        trust,
                                        Text.Absent.NOT_SENT,
                                        body,
                                        List.of(new Frame.Slice(0, body.length)),
                                        false))
                        .firstPosition();
        shop.follow();
        return new EventId(position + 1, 0);
    }

    private List<String> onVault() {
        return shop.inventory.now().rightsOn(VAULT).stream()
                .map(right -> right.account().replace("shop/default/user/", "") + right.named())
                .sorted()
                .toList();
    }

    private List<FactChange> since(Instant when) {
        return shop.inventory.changes(when, Instant.MAX).stream()
                .filter(change -> change.fact() instanceof Right)
                .toList();
    }

    private boolean isComplete() {
        return shop.inventory.now().isComplete("shop/default", "keys");
    }

    @Test
    void whatIsGivenIsHeldAtOnceAndNamesItsEvent() {
        EventId event = happens("key-given", "8");
        assertThat(onVault()).containsExactly("7owner", "8guest");
        assertThat(since(Shop.noon()))
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.cause()).isEqualTo(new Cause.ByEvent(event));
                    assertThat(change.when()).isEqualTo(time);
                });
        assertThat(isComplete()).isTrue();
        later();
        shop.snapshot(ROOMS, Map.of("vault", "[" + ADA + "," + BEN + "]"));
        assertThat(since(Shop.noon())).as("the snapshot says the same").hasSize(1);
    }

    @Test
    void whoGetsAnotherRoleHoldsTheOneBeforeNoLonger() {
        happens("key-given", "7");
        assertThat(onVault()).containsExactly("7guest");
    }

    @Test
    void whatIsTakenIsHeldNoLonger() {
        EventId event = happens("key-taken", "7");
        assertThat(onVault()).isEmpty();
        assertThat(since(Shop.noon()).getFirst().cause()).isEqualTo(new Cause.ByEvent(event));
        assertThat(shop.inventory.at(Shop.noon()).rightsOn(VAULT)).hasSize(1);
    }

    @Test
    void whatIsEmptiedHoldsNobody() {
        happens("key-given", "8");
        happens("room-emptied", "all");
        assertThat(onVault()).isEmpty();
    }

    @Test
    void anEventFromBeforeTheReadingAltersNothing() {
        happens("key-given", "8", Shop.noon().minusSeconds(60), Trust.SECRET);
        assertThat(onVault()).containsExactly("7owner");
    }

    @Test
    void whatHappensWhileASnapshotIsReadStays() {
        SnapshotTaking taking = shop.taking();
        taking.listed(
                "keys",
                new TreeMap<>(Map.of("room", "vault")),
                "",
                List.of(taking.keep(Shop.utf8("[" + ADA + "]"))));
        later();
        happens("key-given", "8");
        later();
        taking.close();
        shop.follow();
        assertThat(onVault()).containsExactly("7owner", "8guest");
    }

    @Test
    void theNextSnapshotCorrectsAndSaysThatNoEventExplainsIt() {
        happens("key-given", "8");
        Instant given = time;
        later();
        // The answer is the one of before, byte for byte.
        shop.snapshot(ROOMS, Map.of("vault", "[" + ADA + "]"));
        assertThat(onVault()).containsExactly("7owner");
        assertThat(since(given))
                .singleElement()
                .satisfies(change ->
                        assertThat(change.cause()).isEqualTo(Cause.Unexplained.UNEXPLAINED));
    }

    @Test
    void whatAnEventDoesNotSayWholeIsIncompleteUntilTheNextSnapshot() {
        happens("lock-changed", "all");
        assertThat(onVault()).containsExactly("7owner");
        assertThat(isComplete()).isFalse();
        assertThat(shop.inventory.now().parts())
                .anyMatch(part -> part.reason().equals(Holdings.CHANGED_SINCE));
        later();
        shop.snapshot(ROOMS, Map.of("vault", "[" + ADA + "]"));
        assertThat(isComplete()).isTrue();
    }

    @Test
    void whatAnybodyMayHaveSentAltersNothing() {
        happens("key-given", "8", time, Trust.NONE);
        assertThat(onVault()).containsExactly("7owner");
    }

    @Test
    void isTheSameWhenItIsMadeAgain() throws IOException {
        happens("key-given", "8");
        later();
        happens("lock-changed", "all");
        List<FactChange> changes = shop.inventory.changes(Instant.MIN, Instant.MAX);
        shop.close();
        shop.open();
        assertThat(shop.inventory.changes(Instant.MIN, Instant.MAX)).isEqualTo(changes);
        assertThat(isComplete()).isFalse();
        shop.close();
        Path views = directory.resolve("data/tenants/default/views/inventory");
        Files.delete(views.resolve("told"));
        shop.open();
        shop.follow();
        assertThat(shop.inventory.changes(Instant.MIN, Instant.MAX)).isEqualTo(changes);
        assertThat(onVault()).containsExactly("7owner", "8guest");
    }
}
