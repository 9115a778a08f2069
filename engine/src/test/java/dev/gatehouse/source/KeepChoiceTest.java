package dev.gatehouse.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.event.Trust;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KeepChoiceTest {
    private static final Tool KUBERNETES = Tools.load(Readers.SOURCES).tool("kubernetes");
    private static final Map<String, Keep> LESS =
            Map.of("pod-reads", Keep.COUNT, "machinery", Keep.REFUSE);

    @Test
    void aReadIsKeptAsItsGroupSays() {
        assertThat(choose("list", "pods", 200)).isEqualTo(Keep.COUNT);
        assertThat(choose("get", "endpoints", 200)).isEqualTo(Keep.REFUSE);
        assertThat(choose("get", "configmaps", 200)).isEqualTo(Keep.FULL);
    }

    @Test
    void aRefusalIsAlwaysFull() {
        assertThat(choose("list", "pods", 403)).isEqualTo(Keep.FULL);
    }

    @Test
    void aChangeAndASecretReadAreAlwaysFull() {
        assertThat(choose("create", "pods", 201)).isEqualTo(Keep.FULL);
        assertThat(choose("update", "endpoints", 200)).isEqualTo(Keep.FULL);
        assertThat(choose("get", "secrets", 200)).isEqualTo(Keep.FULL);
    }

    @Test
    void whatWasNotUnderstoodIsAlwaysFull() {
        assertThat(choose("list", "lamps", 200)).isEqualTo(Keep.FULL);
        assertThat(chooseOf("nonsense")).isEqualTo(Keep.FULL);
    }

    @Test
    void whatAnotherPieceMayCompleteIsAlwaysFull(@TempDir Path folder) {
        String mapping =
                """
                resources:
                  room: { type: room, path: "resources/{room}" }
                shapes:
                  - name: event
                    channel: audit
                    when: { what: { has: yes } }
                    id: uuid
                    %stime: at
                    action: what
                    outcome: succeeded
                    actor: [ { kind: user, id: who } ]
                """;
        String actions =
                """
                families:
                  - names: "lamp.*"
                    resource: room
                    group: looks
                    actions:
                      look: read
                """;
        String join = "join: { key: uuid, completes: { part: answer } }\n    ";
        byte[] piece =
                "{\"uuid\":\"u\",\"what\":\"lamp.look\",\"who\":\"a\",\"room\":\"r\",\"part\":\"ask\"}"
                        .getBytes(StandardCharsets.UTF_8);
        Map<String, Keep> counted = Map.of("looks", Keep.COUNT);
        Piece one = new Piece(1, "audit", Instant.EPOCH, Trust.SECRET, true, piece);
        Tool alone = Lamp.with(folder.resolve("alone"), mapping.formatted(""), actions);
        assertThat(Readers.of(alone).choose(one, counted).keep()).isEqualTo(Keep.COUNT);
        Tool joined = Lamp.with(folder.resolve("joined"), mapping.formatted(join), actions);
        assertThat(Readers.of(joined).choose(one, counted).keep()).isEqualTo(Keep.FULL);
    }

    private static Keep choose(String verb, String resource, int status) {
        return chooseOf(
                "{\"kind\":\"Event\",\"verb\":\"%s\",\"objectRef\":{\"resource\":\"%s\"},\"responseStatus\":{\"code\":%d}}"
                        .formatted(verb, resource, status));
    }

    private static Keep chooseOf(String piece) {
        return Readers.of(KUBERNETES)
                .choose(
                        new Piece(
                                1,
                                "audit",
                                Instant.EPOCH,
                                Trust.SECRET,
                                true,
                                piece.getBytes(StandardCharsets.UTF_8)),
                        LESS)
                .keep();
    }
}
