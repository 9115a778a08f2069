package dev.gatehouse.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.journal.Merkle;
import dev.gatehouse.journal.SignedCheckpoint;
import dev.gatehouse.journal.VerifierKey;
import dev.gatehouse.json.JsonValue.JsonArray;
import dev.gatehouse.server.StartedServer.Answer;
import dev.gatehouse.server.StartedServer.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the API says about the journal holds up when somebody checks it elsewhere.
class IntegrityTest {
    @TempDir private Path data;

    private static SignedCheckpoint checkpoint(Answer answer) {
        byte[] note = answer.text("checkpoint_note").getBytes(StandardCharsets.UTF_8);
        return SignedCheckpoint.parse(note);
    }

    @Test
    void aClientCanCheckTheCheckpointAndThatItContinuesTheOneItKept() throws IOException {
        try (StartedServer started = StartedServer.at(data)) {
            Session ann = started.signInAsAdministrator();
            started.server().recorder().journal().seal();
            Answer first = started.get(ann, "/api/v1/integrity");
            SignedCheckpoint kept = checkpoint(first).verify(VerifierKey.parse(first.text("vkey")));
            for (int i = 0; i < 5; i++) {
                started.post(
                        ann, "/api/v1/views", "{\"name\":\"v%d\",\"query\":\"a\"}".formatted(i));
            }
            started.server().recorder().journal().seal();
            Answer proof = started.get(ann, "/api/v1/integrity/checkpoint?from=" + kept.size());
            SignedCheckpoint grown = checkpoint(proof);
            List<byte[]> path =
                    ((JsonArray) proof.at("proof"))
                            .items().stream()
                                    .map(hash -> Base64.getDecoder().decode(hash.text()))
                                    .toList();
            assertThat(grown.size()).isGreaterThan(kept.size());
            assertThat(Merkle.isConsistent(kept.head(), grown.head(), path)).isTrue();
            assertThat(started.get(ann, "/api/v1/integrity/checkpoint?from=999").status())
                    .isEqualTo(422);
        }
    }

    @Test
    void theWholeJournalIsRecomputedOnRequest() throws IOException {
        try (StartedServer started = StartedServer.at(data)) {
            Session ann = started.signInAsAdministrator();
            started.server().recorder().journal().seal();
            String lines = started.write(ann, "POST", "/api/v1/integrity/verify", "").body();
            assertThat(lines.strip().split("\n", -1)).hasSize(2);
            assertThat(lines).contains("\"finished\":true").contains("\"ok\":true");
            assertThat(started.get(ann, "/api/v1/integrity").body()).contains("last_verified");
        }
    }
}
