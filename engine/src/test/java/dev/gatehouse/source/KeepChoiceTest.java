package dev.gatehouse.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.event.Trust;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

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
