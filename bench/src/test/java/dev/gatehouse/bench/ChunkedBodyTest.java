package dev.gatehouse.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ChunkedBodyTest {
    @Test
    void readsAcrossChunksAndStopsAtTheLast() throws IOException {
        ByteArrayInputStream in = bytes("3\r\nabc\r\nA;note\r\n0123456789\r\n0\r\n\r\nnext");
        assertThat(new ChunkedBody(in).readAllBytes()).asString().isEqualTo("abc0123456789");
        assertThat(in.readAllBytes()).asString().isEqualTo("next");
    }

    @Test
    void aConnectionThatEndsInAChunkIsNoEnd() {
        assertThatThrownBy(() -> new ChunkedBody(bytes("5\r\nab")).readAllBytes())
                .isInstanceOf(EOFException.class);
    }

    private static ByteArrayInputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }
}
