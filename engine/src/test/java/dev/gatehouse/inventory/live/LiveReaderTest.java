package dev.gatehouse.inventory.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.intake.Secret;
import dev.gatehouse.inventory.Cause;
import dev.gatehouse.inventory.PartState;
import dev.gatehouse.inventory.Shop;
import dev.gatehouse.inventory.live.ShopServer.Refusal;
import dev.gatehouse.outbound.OutboundClient;
import dev.gatehouse.outbound.OutboundPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A tool's API read listing by listing, and everything that goes wrong on the way.
class LiveReaderTest {
    private static final Duration EVERY = Duration.ofHours(6);
    private static final String ADA = "{\"id\":7,\"may\":\"owner\"}";
    private static final String BEN = "{\"id\":8,\"may\":\"guest\"}";
    private static final int STEPS_MAX = 1_000;

    @TempDir Path directory;

    private Instant time = Shop.noon();
    private Shop shop;
    private ShopServer server;
    private OutboundClient client;
    private LiveReader reader;

    @BeforeEach
    void open() throws IOException {
        shop = new Shop(directory, () -> time);
        server = new ShopServer();
        client = new OutboundClient(new OutboundPolicy(Set.of("127.0.0.1"), Set.of("127.0.0.1")));
        reader = reader(server.url());
        rooms("vault", "cellar");
        server.answers("rooms/vault/keys", "[" + ADA + "]");
        server.answers("rooms/cellar/keys", "[" + BEN + "]");
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        server.close();
        shop.close();
    }

    private LiveReader reader(String api) {
        return new LiveReader(
                shop.recorder,
                client,
                new LiveSource(
                        shop.shop,
                        Objects.requireNonNull(shop.plans.get("shop")),
                        Map.of("api", api),
                        new Secret(Shop.utf8(ShopServer.TOKEN)),
                        EVERY),
                () -> time);
    }

    private void rooms(String... names) {
        server.answers(
                "rooms",
                List.of(names).stream()
                        .map(name -> "[{\"room\":\"%s\",\"owner\":\"7\"}]".formatted(name))
                        .toArray(String[]::new));
    }

    // Steps until it waits, for its next reading or for something else.
    private Optional<Instant> run() throws IOException {
        for (int i = 0; i < STEPS_MAX; i++) {
            Optional<Instant> until = reader.step();
            if (until.isPresent()) {
                shop.follow();
                return until;
            }
        }
        throw new AssertionError("it never waits");
    }

    private void later() {
        time = time.plus(EVERY);
    }

    private Map<String, String> reasons() {
        return shop.inventory.now().parts().stream()
                .collect(Collectors.toMap(each -> each.part().toString(), PartState::reason));
    }

    private List<String> holders(String room) {
        return shop.inventory.now().rightsOn("shop/default/" + room).stream()
                .map(right -> right.account().substring("shop/default/".length()))
                .sorted()
                .toList();
    }

    @Test
    void everyPageOfEveryListingIsReadAndThenJudges() throws IOException {
        assertThat(run()).contains(Shop.noon().plus(EVERY));
        assertThat(server.asked())
                .containsExactly("rooms", "rooms#2", "rooms/vault/keys", "rooms/cellar/keys");
        assertThat(server.complaints()).isEmpty();
        assertThat(reasons())
                .containsOnly(
                        Map.entry("rooms", ""),
                        Map.entry("keys vault", ""),
                        Map.entry("keys cellar", ""));
        assertThat(holders("vault")).containsExactly("user/7");
        assertThat(holders("cellar")).containsExactly("user/8");
        assertThat(reader.status().incomplete()).isEmpty();
        assertThat(reader.status().error()).isEmpty();
    }

    @Test
    void nothingJudgesBeforeTheLastListingIsThrough() throws IOException {
        for (int i = 0; i < 3; i++) {
            assertThat(reader.step()).isEmpty();
        }
        shop.follow();
        assertThat(shop.inventory.now().parts()).isEmpty();
        assertThat(reader.status().answered()).isEqualTo(2);
        assertThat(reader.status().open()).isEqualTo(1);
        run();
        assertThat(shop.inventory.now().parts()).hasSize(3);
    }

    @Test
    void whatIsRefusedInTheMiddleIsIncompleteAndNothingOfItIsTakenAway() throws IOException {
        run();
        later();
        server.refuses("rooms/vault/keys", Refusal.of(403));
        server.answers("rooms/cellar/keys", "[]");
        run();
        assertThat(reasons())
                .containsEntry("keys vault", "answered-403")
                .containsEntry("keys cellar", "");
        assertThat(holders("vault")).containsExactly("user/7");
        assertThat(holders("cellar")).isEmpty();
        assertThat(reader.status().incomplete()).containsExactly("keys vault: answered-403");
    }

    @Test
    void aPageThatIsLostMakesItsListingIncompleteAndTakesNothingAway() throws IOException {
        run();
        later();
        rooms("cellar", "attic");
        server.answers("rooms/attic/keys", "[]");
        server.refuses("rooms#2", Refusal.of(404));
        run();
        assertThat(reasons()).containsEntry("rooms", "answered-404");
        assertThat(holders("vault")).as("a room of a page that is missing").hasSize(1);
        later();
        rooms("cellar");
        run();
        assertThat(holders("vault")).as("a room that is gone").isEmpty();
        assertThat(reasons()).doesNotContainKey("keys vault");
    }

    @Test
    void halfAnAnswerIsNotTheWhole() throws IOException {
        run();
        later();
        server.answers("rooms/vault/keys", "[" + BEN + ",");
        run();
        assertThat(reasons()).containsEntry("keys vault", "unreadable");
        assertThat(holders("vault")).containsExactly("user/7");
    }

    @Test
    void whatTheFileCallsNothingIsNothing() throws IOException {
        run();
        later();
        server.refuses("rooms/vault/keys", new Refusal(404, "no such room", Map.of()));
        run();
        assertThat(reasons()).containsEntry("keys vault", "");
        assertThat(holders("vault")).isEmpty();
    }

    @Test
    void aSnapshotThatShrankIsHeld() throws IOException {
        String many =
                IntStream.range(100, 160)
                        .mapToObj(id -> "{\"id\":" + id + ",\"may\":\"guest\"}")
                        .collect(Collectors.joining(",", "[", "]"));
        server.answers("rooms/vault/keys", many);
        run();
        later();
        server.answers("rooms/vault/keys", "[]");
        run();
        assertThat(shop.inventory.held()).hasSize(1);
        assertThat(holders("vault")).hasSize(60);
    }

    @Test
    void aSpentRateLimitIsWaitedForAndLosesNothing() throws IOException {
        Instant reset = time.plusSeconds(1_200);
        server.refuses(
                "rooms/vault/keys",
                new Refusal(429, "{}", Map.of("Retry-After", "90")),
                new Refusal(
                        403,
                        "{}",
                        Map.of(
                                "X-Limit",
                                "5000",
                                "X-Remaining",
                                "0",
                                "X-Reset",
                                Long.toString(reset.getEpochSecond()))));
        assertThat(run()).contains(time.plusSeconds(90));
        assertThat(reader.status().error()).contains("rate limit");
        time = time.plusSeconds(90);
        assertThat(run()).contains(reset);
        assertThat(reader.status().requests()).isEqualTo(new LiveStatus.Requests("5000", "0"));
        time = reset;
        assertThat(run()).contains(Shop.noon().plus(EVERY));
        assertThat(reasons()).containsEntry("keys vault", "").hasSize(3);
    }

    @Test
    void someRequestsAreLeftToOthersWhoUseTheToken() throws IOException {
        Instant reset = time.plusSeconds(600);
        server.sends(
                Map.of(
                        "X-Limit",
                        "5000",
                        "X-Remaining",
                        "20",
                        "X-Reset",
                        Long.toString(reset.getEpochSecond())));
        assertThat(run()).contains(reset);
        assertThat(server.asked()).containsExactly("rooms");
        server.sends(Map.of());
        time = reset;
        run();
        assertThat(server.asked())
                .containsExactly("rooms#2", "rooms/vault/keys", "rooms/cellar/keys");
    }

    @Test
    void aReadingThatIsCutShortGoesOnWhereItWas() throws IOException {
        for (int i = 0; i < 3; i++) {
            assertThat(reader.step()).isEmpty();
        }
        assertThat(server.asked()).containsExactly("rooms", "rooms#2", "rooms/vault/keys");
        shop.close();
        shop.open();
        reader = reader(server.url());
        assertThat(reader.status().answered()).isEqualTo(2);
        run();
        assertThat(server.asked()).containsExactly("rooms/cellar/keys");
        assertThat(reasons()).containsEntry("keys vault", "").hasSize(3);
        assertThat(holders("vault")).containsExactly("user/7");
    }

    @Test
    void aTornNoteOfHowFarItWasCostsRequestsAndNothingElse() throws IOException {
        for (int i = 0; i < 3; i++) {
            assertThat(reader.step()).isEmpty();
        }
        Path note =
                shop.recorder
                        .data()
                        .views()
                        .resolve("inventory")
                        .resolve("live")
                        .resolve("1.jsonl");
        byte[] whole = Files.readAllBytes(note);
        Files.write(note, java.util.Arrays.copyOf(whole, whole.length - 9));
        reader = reader(server.url());
        run();
        assertThat(reasons()).hasSize(3).containsEntry("keys cellar", "");
    }

    @Test
    void otherSettingsBeginAnew() throws IOException {
        for (int i = 0; i < 3; i++) {
            assertThat(reader.step()).isEmpty();
        }
        server.asked();
        try (ShopServer other = new ShopServer()) {
            other.answers("rooms", "[]");
            reader = reader(other.url());
            run();
            assertThat(other.asked()).containsExactly("rooms");
        }
        assertThat(server.asked()).isEmpty();
        assertThat(reasons()).containsOnly(Map.entry("rooms", ""));
    }

    @Test
    void aToolThatFailsIsAskedAgainAndThenTheRestGoesOn() throws IOException {
        server.refuses("rooms/vault/keys", Refusal.of(502), Refusal.of(502), Refusal.of(502));
        for (int i = 1; i < LiveReader.ATTEMPTS_MAX; i++) {
            assertThat(run()).contains(time.plusSeconds(60));
            assertThat(reader.status().error()).contains("502");
            time = time.plusSeconds(60);
        }
        assertThat(run()).contains(Shop.noon().plus(EVERY));
        assertThat(reasons())
                .containsEntry("keys vault", "answered-502")
                .containsEntry("keys cellar", "");
    }

    @Test
    void aWayToTheNextPageThatRanOutIsWalkedAgain() throws IOException {
        server.refuses("rooms#2", Refusal.of(410));
        run();
        assertThat(server.asked()).startsWith("rooms", "rooms#2", "rooms", "rooms#2");
        assertThat(reasons()).containsEntry("rooms", "").hasSize(3);
    }

    @Test
    void theTokenFollowsNoLinkToAnotherHost() throws IOException {
        try (ShopServer other = new ShopServer()) {
            server.linksTo(other.url());
            run();
            assertThat(other.asked()).isEmpty();
        }
        assertThat(reasons()).containsEntry("rooms", "next-page-elsewhere");
    }

    @Test
    void aHostThatNobodyOpenedIsNotAskedAndThatIsSaid() throws IOException {
        try (OutboundClient guarded = new OutboundClient(OutboundPolicy.PUBLIC_TLS_ONLY)) {
            client.close();
            client = guarded;
            reader = reader(server.url());
            assertThat(run()).contains(time.plusSeconds(60));
        }
        assertThat(server.asked()).isEmpty();
        assertThat(reader.status().error()).contains("plain http");
        assertThat(shop.inventory.now().parts()).isEmpty();
    }

    @Test
    void whatTheTokenMayNotSeeIsSaid() throws IOException {
        server.refuses("rooms", Refusal.of(401));
        run();
        assertThat(reader.status().error()).contains("token");
        assertThat(reasons()).containsOnly(Map.entry("rooms", "answered-401"));
    }

    @Test
    void itIsReadAgainWhenItsTimeHasComeAndNotSooner() throws IOException {
        run();
        server.asked();
        reader = reader(server.url());
        assertThat(run()).contains(Shop.noon().plus(EVERY));
        assertThat(server.asked()).isEmpty();
        long before = shop.recorder.journal().size();
        later();
        run();
        assertThat(server.asked()).hasSize(4);
        assertThat(shop.recorder.journal().size())
                .as("only that nothing changed is noted")
                .isEqualTo(before + 1);
    }

    @Test
    void aChangeBetweenTwoReadingsSaysThatNoEventExplainsIt() throws IOException {
        run();
        later();
        server.answers("rooms/vault/keys", "[" + ADA + "," + BEN + "]");
        run();
        assertThat(shop.inventory.changes(Shop.noon(), Instant.MAX))
                .isNotEmpty()
                .allMatch(change -> change.cause() == Cause.Unexplained.UNEXPLAINED);
    }
}
