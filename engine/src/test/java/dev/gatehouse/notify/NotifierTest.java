package dev.gatehouse.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.journal.Stored;
import dev.gatehouse.json.Json;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.outbound.OutboundClient;
import dev.gatehouse.outbound.OutboundPolicy;
import dev.gatehouse.record.FindingRecord.Raised;
import dev.gatehouse.record.Followers;
import dev.gatehouse.record.NotifyRecord.Told;
import dev.gatehouse.record.Recorder;
import dev.gatehouse.record.RecorderSettings;
import dev.gatehouse.secret.SealedSecrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Real receivers on loopback are told, each what it wants, at least once and never of history.
class NotifierTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final OutboundPolicy LOOPBACK =
            new OutboundPolicy(Set.of("127.0.0.1"), Set.of("127.0.0.1"));

    @TempDir Path directory;

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private Function<About, Telling> words = NotifierTest::say;
    private Receiver receiver;
    private OutboundClient client;
    private Recorder recorder;
    private Followers followers;
    private Notifications notifications;
    private Notifier notifier;
    private Destinations destinations;

    @BeforeEach
    void open() throws IOException {
        receiver = new Receiver();
        start(LOOPBACK);
    }

    private void start(OutboundPolicy policy) {
        InstantSource clock = now::get;
        client = new OutboundClient(policy);
        recorder = Recorder.open(RecorderSettings.of(directory.resolve("data"), "0.1.0"));
        followers = new Followers(recorder, clock);
        notifications = Notifications.open(recorder, OutboxTest::raised);
        followers.follow(notifications);
        Notifier.From from =
                new Notifier.From(
                        recorder,
                        notifications,
                        about -> words.apply(about),
                        new Addresses(
                                SealedSecrets.in(
                                        recorder.data().secrets().resolve("notify"),
                                        recorder.key(),
                                        new SecureRandom())),
                        client,
                        clock);
        notifier = new Notifier(from);
        destinations = new Destinations(from, notifier, new SecureRandom());
    }

    private void stop() {
        notifier.close();
        followers.close();
        recorder.close();
        client.close();
    }

    @AfterEach
    void close() {
        stop();
        receiver.close();
    }

    private static Telling say(About about) {
        return new Telling.Say(
                new Message(
                        Long.toString(about.position()),
                        about.raised().getFirst().key(),
                        about.rule(),
                        about.severity(),
                        "Protection off, then a push",
                        "<!channel> [x](http://e) pushed to main",
                        about.raised().getFirst().resource(),
                        "https://gatehouse.example/#/findings/1",
                        about.raised().getFirst().last(),
                        List.of(new Message.Fact("who", "dana <http://e|click>"))));
    }

    private static Destinations.Asked asked(String name, Form form, String address) {
        return asked(name, form, address, "", "");
    }

    private static Destinations.Asked asked(
            String name, Form form, String address, String... secretAndQuiet) {
        return new Destinations.Asked(
                name,
                form.word(),
                address,
                secretAndQuiet[0],
                List.of(),
                "low",
                List.of(),
                List.of(),
                secretAndQuiet[1]);
    }

    private long raise(String rule, String severity, String resource, boolean retrospective) {
        return recorder.append(
                new Raised(
                        "detection",
                        rule,
                        "5891b5b5",
                        severity,
                        true,
                        "person:00u1",
                        resource,
                        List.of(),
                        4812,
                        1,
                        List.of("4812.0"),
                        now.get(),
                        now.get(),
                        retrospective));
    }

    private static void await(BooleanSupplier so) throws InterruptedException {
        for (int i = 0; i < 200 && !so.getAsBoolean(); i++) {
            Thread.sleep(50);
        }
        assertThat(so.getAsBoolean()).isTrue();
    }

    private List<String> outcomes(String name) {
        return notifications.log(name).stream().map(Notifications.Entry::outcome).toList();
    }

    @Test
    void aWebhookIsSignedAsStandardWebhooksSay() throws Exception {
        String secret =
                destinations
                        .add(asked("siem", Form.WEBHOOK, receiver.url("/in?key=k")), "user:1")
                        .orElseThrow();
        long about = raise("github-push", "high", "github/acme/web", false);
        await(() -> outcomes("siem").equals(List.of("sent")));
        assertThat(receiver.taken).hasSize(1);
        Receiver.Taken taken = receiver.taken.getFirst();
        assertThat(taken.header("Webhook-id")).isEqualTo(Long.toString(about));
        long timestamp = Long.parseLong(taken.header("Webhook-timestamp"));
        assertThat(timestamp).isEqualTo(NOON.getEpochSecond());
        assertThat(taken.header("Webhook-signature"))
                .isEqualTo(
                        StandardSignature.headers(
                                        secret, Long.toString(about), timestamp, taken.body())
                                .get("webhook-signature"));
        JsonObject body = (JsonObject) Json.parse(taken.text());
        assertThat(body.get("type").text()).isEqualTo("finding.raised");
        assertThat(((JsonObject) body.get("data")).get("rule").text()).isEqualTo("github-push");
    }

    @Test
    void historyIsNotTold() throws Exception {
        raise("before", "critical", "", false);
        destinations.add(asked("siem", Form.WEBHOOK, receiver.url("/")), "user:1");
        raise("found-later", "critical", "", true);
        long about = raise("after", "critical", "", false);
        await(() -> !outcomes("siem").isEmpty());
        assertThat(receiver.taken).hasSize(1);
        assertThat(notifications.log("siem").getFirst().about()).isEqualTo(about);
    }

    @Test
    void eachIsToldWhatItWants() throws Exception {
        destinations.add(
                new Destinations.Asked(
                        "team",
                        "webhook",
                        receiver.url("/team"),
                        "",
                        List.of(),
                        "high",
                        List.of("github-*-off"),
                        List.of("github/acme/**"),
                        ""),
                "user:1");
        raise("github-protection-off", "medium", "github/acme/web", false);
        raise("vault-protection-off", "high", "github/acme/web", false);
        raise("github-protection-off", "high", "github/other/web", false);
        raise("github-protection-off", "high", "", false);
        long wanted = raise("github-protection-off", "high", "github/acme/web", false);
        await(() -> !outcomes("team").isEmpty());
        assertThat(receiver.taken)
                .extracting(each -> each.header("Webhook-id"))
                .containsExactly(Long.toString(wanted));
    }

    @Test
    void whatAnAttackerWroteCallsNobodyAndLinksNowhere() throws Exception {
        destinations.add(asked("slack", Form.SLACK, receiver.url("/slack")), "user:1");
        destinations.add(asked("teams", Form.TEAMS, receiver.url("/teams")), "user:1");
        raise("rule", "high", "", false);
        await(() -> !outcomes("slack").isEmpty() && !outcomes("teams").isEmpty());
        for (Receiver.Taken taken : receiver.taken) {
            String text = taken.text();
            if (taken.path().equals("/slack")) {
                JsonObject body = (JsonObject) Json.parse(text);
                assertThat(body.get("text").text())
                        .contains("&lt;!channel&gt;")
                        .doesNotContain("<!");
                assertThat(text).contains("\"plain_text\"").doesNotContain("\"type\":\"mrkdwn\"");
            } else {
                assertThat(text).contains("\"TextRun\"").doesNotContain("\"TextBlock\"");
            }
        }
    }

    @Test
    void pagerDutyKnowsTheSameThingByTheSameKey() throws Exception {
        destinations.add(
                asked("on-call", Form.PAGERDUTY, receiver.url("/v2/enqueue"), "R0UT1NG", ""),
                "user:1");
        raise("rule", "critical", "github/acme/web", false);
        await(() -> outcomes("on-call").equals(List.of("sent")));
        JsonObject body = (JsonObject) Json.parse(receiver.taken.getFirst().text());
        assertThat(body.get("routing_key").text()).isEqualTo("R0UT1NG");
        assertThat(body.get("dedup_key").text()).isEqualTo("5891b5b5");
        assertThat(((JsonObject) body.get("payload")).get("severity").text()).isEqualTo("critical");
    }

    @Test
    void itIsTriedAgainAndThenGivenUp() throws Exception {
        receiver.answers(503, "");
        destinations.add(asked("siem", Form.WEBHOOK, receiver.url("/")), "user:1");
        raise("rule", "high", "", false);
        for (int tries = 1; tries <= Attempts.WAITS.size() + 1; tries++) {
            int so = tries;
            await(() -> receiver.taken.size() >= so);
            if (tries <= Attempts.WAITS.size()) {
                assertThat(outcomes("siem")).isEmpty();
                now.updateAndGet(at -> at.plus(Duration.ofHours(7)));
            }
        }
        await(() -> outcomes("siem").equals(List.of("given-up")));
        Notifications.Entry entry = notifications.log("siem").getFirst();
        assertThat(entry.attempts()).isEqualTo(Attempts.WAITS.size() + 1);
        assertThat(entry.problem()).isEqualTo("127.0.0.1 answered 503");
        assertThat(receiver.taken)
                .extracting(each -> each.header("Webhook-id"))
                .containsOnly(receiver.taken.getFirst().header("Webhook-id"));
        receiver.answers(204, "");
        destinations.tellAgain("siem", entry.about(), "user:1");
        await(() -> outcomes("siem").equals(List.of("sent", "given-up")));
    }

    @Test
    void whatIsRefusedIsNotTriedAgain() throws Exception {
        receiver.answers(410, "");
        destinations.add(asked("siem", Form.WEBHOOK, receiver.url("/")), "user:1");
        raise("rule", "high", "", false);
        await(() -> outcomes("siem").equals(List.of("given-up")));
        assertThat(receiver.taken).hasSize(1);
    }

    @Test
    void quietHoursHoldAllButWhatIsCritical() throws Exception {
        now.set(Instant.parse("2026-11-23T23:30:00Z"));
        destinations.add(
                asked("night", Form.WEBHOOK, receiver.url("/"), "", "22:00-07:00 Europe/Berlin"),
                "user:1");
        long held = raise("rule", "high", "", false);
        long now = raise("rule", "critical", "", false);
        await(() -> !outcomes("night").isEmpty());
        assertThat(notifications.log("night").getFirst().about()).isEqualTo(now);
        assertThat(notifications.waitingFor("night")).isEqualTo(1);
        this.now.set(Instant.parse("2026-11-24T06:00:00Z"));
        await(() -> notifications.waitingFor("night") == 0);
        assertThat(notifications.log("night").getFirst().about()).isEqualTo(held);
    }

    @Test
    void aRestartTellsWhatWasNotToldAndNothingTwice() throws Exception {
        destinations.add(asked("siem", Form.WEBHOOK, receiver.url("/")), "user:1");
        raise("told", "high", "", false);
        await(() -> outcomes("siem").equals(List.of("sent")));
        words = _ -> new Telling.NotYet();
        long waits = raise("waits", "high", "", false);
        await(() -> notifications.waitingFor("siem") == 1);
        stop();
        try (Stream<Path> views = Files.list(directory.resolve("data/tenants/default/views"))) {
            assertThat(views.map(each -> each.getFileName().toString())).contains("notify");
        }
        words = NotifierTest::say;
        start(LOOPBACK);
        await(() -> outcomes("siem").size() == 2);
        assertThat(receiver.taken)
                .extracting(each -> each.header("Webhook-id"))
                .hasSize(2)
                .last()
                .isEqualTo(Long.toString(waits));
    }

    @Test
    void whatNobodyShouldHearOfIsLeftOutAndSaid() throws Exception {
        words = _ -> new Telling.LeaveOut("it is suppressed");
        destinations.add(asked("siem", Form.WEBHOOK, receiver.url("/")), "user:1");
        raise("rule", "high", "", false);
        await(() -> outcomes("siem").equals(List.of("left-out")));
        assertThat(receiver.taken).isEmpty();
        assertThat(notifications.log("siem").getFirst().problem()).isEqualTo("it is suppressed");
    }

    @Test
    void aPrivateAddressNobodyOpenedIsRefused() throws Exception {
        stop();
        start(OutboundPolicy.PUBLIC_TLS_ONLY);
        destinations.add(
                asked("siem", Form.WEBHOOK, receiver.url("/").replace("http:", "https:")),
                "user:1");
        assertThat(destinations.tryOut("siem", "user:1").orElseThrow())
                .contains("will not connect to 127.0.0.1");
        assertThat(receiver.taken).isEmpty();
    }

    @Test
    void noSecretIsInTheJournal() throws Exception {
        String address = receiver.url("/services/T000/B000/s3cr3tPath?token=s3cr3tQuery");
        destinations.add(asked("slack", Form.SLACK, address), "user:1");
        receiver.answers(500, "");
        destinations.tryOut("slack", "user:1");
        StringBuilder all = new StringBuilder();
        for (Stored stored : recorder.journal().read(0, 1_000)) {
            if (stored instanceof Stored.Live live) {
                all.append(new String(live.payload(), StandardCharsets.UTF_8));
            }
        }
        assertThat(all.toString()).contains("\"slack\"").doesNotContain("s3cr3t");
        assertThat(notifications.destinations().toString()).doesNotContain("s3cr3t");
    }

    @Test
    void aTryOutIsLoggedAndSaysWhatIsWrong() throws Exception {
        destinations.add(asked("siem", Form.WEBHOOK, receiver.url("/")), "user:1");
        assertThat(destinations.tryOut("siem", "user:1")).isEmpty();
        receiver.answers(404, "");
        assertThat(destinations.tryOut("siem", "user:1")).contains("127.0.0.1 answered 404");
        await(() -> outcomes("siem").equals(List.of("given-up", "sent")));
        assertThat(notifications.log("siem")).allMatch(each -> each.about() == -1);
    }

    @Test
    void aDestinationTakenAwayIsToldNothing() throws Exception {
        destinations.add(asked("siem", Form.WEBHOOK, receiver.url("/")), "user:1");
        destinations.remove("siem", "user:1");
        long last = raise("rule", "high", "", false);
        await(() -> notifications.cursor() > last);
        assertThat(notifications.destinations()).isEmpty();
        assertThat(recorder.append(new Told("siem", 1, "1", "sent", 1, "", "gatehouse")))
                .isEqualTo(last + 1);
        assertThat(receiver.taken).isEmpty();
    }

    @Test
    void whatCannotBeSentToIsRefusedWithWhatIsExpected() {
        assertThatThrownBy(() -> destinations.add(asked("Siem", Form.WEBHOOK, "https://a"), "u"))
                .hasMessageContaining("small letters");
        assertThatThrownBy(() -> destinations.add(asked("a", Form.WEBHOOK, "ftp://a"), "u"))
                .hasMessageContaining("https://host");
        assertThatThrownBy(() -> destinations.add(asked("a", Form.SLACK, "https://u:p@a"), "u"))
                .hasMessageContaining("without a user");
        assertThatThrownBy(() -> destinations.add(asked("a", Form.SYSLOG, "syslog://a"), "u"))
                .hasMessageContaining("needs a port");
        assertThatThrownBy(() -> destinations.add(asked("a", Form.MAIL, "smtps://a:465"), "u"))
                .hasMessageContaining("a sender and at least one receiver");
        assertThatThrownBy(() -> destinations.remove("a", "u"))
                .hasMessageContaining("no destination");
        assertThatThrownBy(() -> QuietHours.parse("ten to six"))
                .hasMessageContaining("22:00-07:00 Europe/Berlin");
    }
}
