package dev.gatehouse.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.journal.Verification;
import dev.gatehouse.journal.Verifier;
import dev.gatehouse.journal.VerifierSettings;
import dev.gatehouse.record.DataDirectory;
import dev.gatehouse.record.Recorder;
import dev.gatehouse.retention.Cuts;
import dev.gatehouse.server.StartedServer.Answer;
import dev.gatehouse.server.StartedServer.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is over its time goes, what is held stays, and the journal verifies as before.
class RetentionTest {
    @TempDir private Path data;

    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2026-11-22T09:00:00Z"));

    private void wait(int days) {
        now.updateAndGet(before -> before.plus(Duration.ofDays(days)));
    }

    private static void deliver(StartedServer started, Session ann, String source, String who)
            throws IOException {
        String line =
                """
                {"type":"request","time":"2026-11-22T08:00:00Z","auth":{"display_name":"%s","entity_id":"e-%s"},"request":{"id":"r-%s","operation":"read","path":"secret/data/payments/db"}}
                """
                        .formatted(who, who, who);
        Answer answer =
                started.deliver(
                        "/api/v1/imports?source=" + source + "&trust_times=true",
                        line.getBytes(StandardCharsets.UTF_8),
                        "Cookie: " + ann.cookie(),
                        "X-CSRF-Token: " + ann.csrf());
        assertThat(answer.status()).isEqualTo(200);
    }

    private String awaited(StartedServer started, Session who, String word, boolean isThere)
            throws IOException, InterruptedException {
        String body = "";
        for (int look = 0; look < 400; look++) {
            // Views are freshened by the clock.
            now.updateAndGet(before -> before.plusSeconds(1));
            body = started.get(who, "/api/v1/events?q=" + word).body();
            if (body.contains("\"name\":\"" + word) == isThere) {
                break;
            }
            Thread.sleep(50);
        }
        assertThat(body.contains("\"name\":\"" + word)).isEqualTo(isThere);
        return body.replaceAll("(?s).*\"id\":\"([0-9]+\\.[0-9]+)\".*", "$1");
    }

    // A look waits while a view is behind, and says so; it goes as far as is signed.
    private long destroyed(StartedServer started) throws InterruptedException {
        started.server().recorder().journal().seal();
        Cuts.Last last = started.server().retention().cuts().look();
        for (int look = 0; look < 400 && last.waits().isPresent(); look++) {
            now.updateAndGet(before -> before.plusSeconds(1));
            Thread.sleep(50);
            last = started.server().retention().cuts().look();
        }
        assertThat(last.waits()).isEmpty();
        return last.destroyed();
    }

    private static Answer set(StartedServer started, Session who, String source, int days)
            throws IOException {
        return started.post(
                who,
                "/api/v1/retention",
                "{\"source\":\"%s\",\"keep_days\":%d}".formatted(source, days));
    }

    @Test
    void whatIsOverItsTimeGoesAndWhatIsHeldStays() throws Exception {
        try (StartedServer started = StartedServer.at(data, now::get)) {
            Session ann = started.signInAsAdministrator();
            deliver(started, ann, "vault:brief", "oldbird");
            deliver(started, ann, "vault:brief", "heldbird");
            deliver(started, ann, "vault:kept", "casebird");
            deliver(started, ann, "vault", "usualbird");
            awaited(started, ann, "usualbird", true);
            assertThat(set(started, ann, "vault:brief", 30).status()).isEqualTo(200);
            assertThat(set(started, ann, "vault:kept", 30).status()).isEqualTo(200);
            assertThat(set(started, ann, "vault:nobody", 30).status()).isEqualTo(404);
            assertThat(set(started, ann, "vault", 99_999).status()).isEqualTo(422);
            Answer byQuery = hold(started, ann, "\"query\":\"heldbird\"");
            assertThat(byQuery.status()).isEqualTo(201);
            assertThat(hold(started, ann, "\"source\":\"vault:kept\"").status()).isEqualTo(201);
            assertThat(hold(started, ann, "\"query\":\"nokey:(\"").status()).isEqualTo(422);
            assertThat(destroyed(started)).isZero();

            wait(40);
            Session later = started.administrator();
            assertThat(destroyed(started)).isEqualTo(1);
            awaited(started, later, "oldbird", false);
            awaited(started, later, "usualbird", true);
            awaited(started, later, "casebird", true);
            String held = awaited(started, later, "heldbird", true);
            assertThat(destroyed(started)).isZero();
            Answer erased = erase(started, later, held);
            assertThat(erased.status()).isEqualTo(409);
            assertThat(erased.body()).contains("hold");

            assertThat(
                            started.post(
                                            later,
                                            "/api/v1/holds/" + byQuery.text("number") + "/release",
                                            "{\"reason\":\"case closed\"}")
                                    .status())
                    .isEqualTo(200);
            assertThat(destroyed(started)).isEqualTo(1);
            awaited(started, later, "heldbird", false);
            String shown = started.get(later, "/api/v1/retention").body();
            assertThat(shown).contains("case closed").contains("\"keep_days\":395");
        }
        Path journal = new DataDirectory(data).journal();
        Verification found =
                Verifier.verify(journal, VerifierSettings.forJournal(journal, Recorder.codecs()));
        assertThat(found.problems()).isEmpty();
        assertThat(found.counts().erased()).isEqualTo(2);
    }

    private static Answer hold(StartedServer started, Session who, String what) throws IOException {
        return started.post(who, "/api/v1/holds", "{%s,\"reason\":\"case 7\"}".formatted(what));
    }

    private static Answer erase(StartedServer started, Session who, String id) throws IOException {
        return started.post(
                who,
                "/api/v1/erasures",
                "{\"events\":[\"%s\"],\"reason\":\"asked\"}".formatted(id));
    }

    @Test
    void aShorterTimeCountsAfterSevenDaysAndALongerOneAtOnce() throws Exception {
        try (StartedServer started = StartedServer.at(data, now::get)) {
            Session ann = started.signInAsAdministrator();
            deliver(started, ann, "vault", "quickbird");
            awaited(started, ann, "quickbird", true);
            wait(20);
            Session later = started.administrator();
            assertThat(set(started, later, "vault", 10).status()).isEqualTo(200);
            assertThat(destroyed(started)).isZero();
            wait(6);
            assertThat(destroyed(started)).isZero();
            assertThat(set(started, started.administrator(), "vault", 100).status()).isEqualTo(200);
            wait(6);
            assertThat(destroyed(started)).isZero();
            assertThat(set(started, started.administrator(), "vault", 0).status()).isEqualTo(200);
            wait(400);
            assertThat(destroyed(started)).isEqualTo(1);
        }
    }
}
