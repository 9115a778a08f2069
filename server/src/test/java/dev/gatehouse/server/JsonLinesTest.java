package dev.gatehouse.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import dev.gatehouse.json.Json;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.server.logs.JsonLines;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// A045, A046: what a stranger sent cannot begin a line of our log, steer a terminal, or be run.
class JsonLinesTest {
    private static final LoggerContext LOGS = new LoggerContext();

    @Test
    void aRecordIsOneLineWhateverIsInIt() {
        String hostile =
                "a\r\n2026-01-01 ERROR fake\u001b[2J\u2028b\u0085c\u009b31m${jndi:ldap://x/a}%n";
        LoggingEvent record =
                new LoggingEvent(
                        "test",
                        LOGS.getLogger("test"),
                        Level.WARN,
                        "refused {}",
                        new IllegalStateException(hostile),
                        new Object[] {hostile});
        String line = new String(new JsonLines().encode(record), StandardCharsets.UTF_8);
        assertThat(line).endsWith("}\n");
        assertThat(line.strip().chars())
                .noneMatch(c -> c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029);
        assertThat(((JsonObject) Json.parse(line)).get("message").text())
                .isEqualTo("refused " + hostile);
    }
}
