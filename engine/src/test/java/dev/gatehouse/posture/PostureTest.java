package dev.gatehouse.posture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.inventory.Shop;
import dev.gatehouse.people.People;
import dev.gatehouse.posture.Standing.Drift;
import dev.gatehouse.posture.Standing.Stands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostureTest {
    private static final String OPEN = "[{\"room\":\"vault\",\"owner\":\"7\",\"open\":true}]";
    private static final String SHUT = OPEN.replace("true", "false");
    private static final String ADA = "[{\"id\":7,\"name\":\"ada\",\"may\":\"owner\"}]";
    private static final String BEN = "[{\"id\":8,\"name\":\"ben\",\"may\":\"guest\"}]";
    private static final String VAULT = "setting open of shop/default/vault";
    private static final String CHECKS =
            """
            title: A room stands open
            why: Anybody walks in.
            severity: high
            tools: [shop]
            says: "{resource} stands open."
            fix: shut {place.project}
            mends: resource
            tests: []
            """;

    @TempDir Path directory;

    private Instant time = Shop.noon();
    private Shop shop;
    private People people;
    private Posture posture;
    private LastUse use = LastUse.UNWATCHED;
    private @Nullable Throwable trouble;

    @BeforeEach
    void open() throws IOException {
        check(
                "room-open",
                """
                over: setting
                named: [open]
                fails: 'value == true'
                """);
        check(
                "owner-idle",
                """
                over: account
                when: 'rights.exists(r, "admin" in r.permissions)'
                fails: 'use.idle_days >= 90'
                """);
        check(
                "guest-there",
                """
                over: account
                needs-to-pass: [keys]
                fails: 'rights.exists(r, r.named == "guest")'
                """);
        shop = new Shop(directory, () -> time);
        start();
    }

    private void check(String id, String rest) throws IOException {
        Path folder = Files.createDirectories(directory.resolve("checks/shop"));
        Files.writeString(folder.resolve(id + ".yaml"), "id: " + id + "\n" + CHECKS + rest);
    }

    private void start() {
        people = People.open(shop.recorder, () -> time);
        LastUse later =
                new LastUse() {
                    @Override
                    public Seen ofAccount(String account) {
                        return use.ofAccount(account);
                    }

                    @Override
                    public Seen ofCredential(String fingerprint) {
                        return use.ofCredential(fingerprint);
                    }
                };
        posture =
                Posture.open(
                        new Posture.From(
                                shop.recorder,
                                shop.inventory,
                                people,
                                later,
                                Checks.load(directory.resolve("checks")),
                                () -> time));
    }

    @AfterEach
    void close() throws IOException {
        posture.close();
        people.close();
        shop.close();
    }

    private void follow() throws IOException {
        shop.follow();
        long size = shop.recorder.journal().size();
        while (posture.cursor() < size) {
            posture.fold(shop.recorder.journal().read(posture.cursor(), 7));
        }
        while (people.cursor() < size) {
            people.fold(shop.recorder.journal().read(people.cursor(), 7));
        }
    }

    // Asking waits for its own record, so somebody else follows meanwhile.
    private void ask() throws IOException, InterruptedException {
        follow();
        Thread asking = Thread.ofVirtual().start(this::askAndReport);
        while (asking.isAlive()) {
            follow();
            asking.join(Duration.ofMillis(5));
        }
        follow();
        assertThat(trouble).isNull();
    }

    private void askAndReport() {
        try {
            posture.ask();
        } catch (Exception problem) {
            trouble = problem;
        }
    }

    private void takes(String rooms, String keys) throws IOException, InterruptedException {
        shop.snapshot(rooms, Map.of("vault", keys));
        ask();
    }

    private void later(Duration by) {
        time = time.plus(by);
    }

    private List<String> failing() {
        return posture.now().judged().stream()
                .filter(one -> one.judged().result() == Result.Fails.FAILS)
                .map(one -> one.check().id() + " " + one.judged().subject())
                .toList();
    }

    @Test
    void saysWhatFailsAndSinceWhen() throws Exception {
        takes(SHUT, ADA);
        assertThat(failing()).isEmpty();
        assertThat(posture.now().counts())
                .containsEntry("room-open", new Standing.Counts(0, 0, 0, 1));
        later(Duration.ofHours(6));
        takes(OPEN, ADA);
        assertThat(failing()).containsExactly("room-open " + VAULT);
        Stands stands = posture.now().of("room-open", VAULT).orElseThrow();
        assertThat(stands.since()).contains(new Drift("none", "fails", time, "unexplained"));
        assertThat(stands.check().says().sentence(stands.judged().facts()))
                .isEqualTo("shop/default/vault stands open.");
        later(Duration.ofHours(6));
        takes(SHUT, ADA);
        assertThat(failing()).isEmpty();
        assertThat(posture.history("room-open", VAULT))
                .extracting(Drift::after)
                .containsExactly("fails", "passes");
    }

    @Test
    void askingAgainAndMakingTheViewAgainRecordNothing() throws Exception {
        takes(OPEN, BEN);
        Standing before = posture.now();
        long size = shop.recorder.journal().size();
        ask();
        assertThat(shop.recorder.journal().size()).isEqualTo(size);
        posture.close();
        Files.delete(directory.resolve("data/tenants/default/views/posture/remembered"));
        start();
        ask();
        assertThat(shop.recorder.journal().size()).isEqualTo(size);
        assertThat(posture.now().judged())
                .extracting(Stands::judged)
                .isEqualTo(before.judged().stream().map(Stands::judged).toList());
        assertThat(posture.now().judged())
                .extracting(Stands::since)
                .isEqualTo(before.judged().stream().map(Stands::since).toList());
        assertThat(posture.now().counts()).isEqualTo(before.counts());
    }

    @Test
    void saysNothingBeforeItHasCaughtUp() throws Exception {
        takes(OPEN, ADA);
        posture.close();
        Files.delete(directory.resolve("data/tenants/default/views/posture/remembered"));
        start();
        assertThat(posture.isBehind()).isFalse();
        posture.ask();
        assertThat(posture.now()).isEqualTo(Standing.NOTHING);
        follow();
        assertThat(posture.isBehind()).isTrue();
    }

    @Test
    void aListingThatWasRefusedIsNoPass() throws Exception {
        takes(SHUT, ADA);
        assertThat(posture.now().counts().get("guest-there"))
                .isEqualTo(new Standing.Counts(0, 0, 0, 1));
        later(Duration.ofHours(6));
        takes(SHUT, "403");
        assertThat(posture.now().counts().get("guest-there"))
                .isEqualTo(new Standing.Counts(0, 0, 1, 0));
        assertThat(posture.now().judged())
                .filteredOn(one -> one.check().id().equals("guest-there"))
                .singleElement()
                .extracting(one -> one.judged().result())
                .isEqualTo(new Result.Unknown(List.of("listing keys")));
    }

    @Test
    void timeAloneMakesItFail() throws Exception {
        Instant used = time;
        use = usedAt(new LastUse.Seen.At(used));
        takes(SHUT, ADA);
        assertThat(failing()).isEmpty();
        later(Duration.ofDays(100));
        assertThat(posture.isBehind()).isTrue();
        ask();
        assertThat(failing()).containsExactly("owner-idle account shop/default/user/7");
        assertThat(posture.now().judged().getFirst().since())
                .contains(new Drift("none", "fails", time, "time"));
    }

    private static LastUse usedAt(LastUse.Seen seen) {
        return new LastUse() {
            @Override
            public Seen ofAccount(String account) {
                return seen;
            }

            @Override
            public Seen ofCredential(String fingerprint) {
                return seen;
            }
        };
    }

    @Test
    void anExceptionHoldsUntilItsEndAndThenItWakes() throws Exception {
        takes(OPEN, ADA);
        excepts(time.plus(Duration.ofDays(7)));
        Stands stands = posture.now().of("room-open", VAULT).orElseThrow();
        assertThat(stands.exception().orElseThrow().reason()).isEqualTo("we are moving house");
        assertThat(posture.now().counts().get("room-open"))
                .isEqualTo(new Standing.Counts(0, 1, 0, 0));
        later(Duration.ofDays(8));
        ask();
        assertThat(posture.now().of("room-open", VAULT).orElseThrow().exception()).isEmpty();
        assertThat(posture.now().counts().get("room-open"))
                .isEqualTo(new Standing.Counts(1, 0, 0, 0));
    }

    @Test
    void anExceptionNeedsAnOwnerAReasonAndAnEnd() throws Exception {
        takes(OPEN, ADA);
        Exceptions exceptions = new Exceptions(shop.recorder, posture, () -> time);
        Instant end = time.plus(Duration.ofDays(7));
        for (Exceptions.Asked asked :
                List.of(
                        new Exceptions.Asked("room-open", VAULT, " ", "why", end),
                        new Exceptions.Asked("room-open", VAULT, "ada", "", end),
                        new Exceptions.Asked("room-open", VAULT, "ada", "why", time),
                        new Exceptions.Asked(
                                "room-open", VAULT, "ada", "why", time.plus(Duration.ofDays(400))),
                        new Exceptions.Asked("room-open", "setting x", "ada", "why", end))) {
            assertThatThrownBy(() -> exceptions.except(asked, "user:1"))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> exceptions.withdraw("room-open", VAULT, "", "user:1"))
                .hasMessageContaining("there is no exception");
    }

    private void excepts(Instant until) throws IOException, InterruptedException {
        Thread follows =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                new Exceptions(shop.recorder, posture, () -> time)
                                        .except(
                                                new Exceptions.Asked(
                                                        "room-open",
                                                        VAULT,
                                                        "ada",
                                                        "we are moving house",
                                                        until),
                                                "user:1");
                            } catch (InterruptedException stopped) {
                                Thread.currentThread().interrupt();
                            }
                        });
        while (follows.isAlive()) {
            follow();
            follows.join(Duration.ofMillis(5));
        }
        follow();
    }
}
