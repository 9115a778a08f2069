package dev.gatehouse.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.server.configuration.Configuration;
import dev.gatehouse.server.configuration.ConfigurationProblem;
import dev.gatehouse.server.configuration.Flags;
import dev.gatehouse.server.configuration.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which value wins, and what an operator is told about a mistake.
class ConfigurationTest {
    @TempDir private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("gatehouse.yaml"), text);
    }

    private static Configuration read(Map<String, String> environment, Object... words) {
        return Configuration.of(
                Flags.parse(Arrays.stream(words).map(Object::toString).toList()), environment);
    }

    @Test
    void theCommandLineWinsOverEnvironmentFileAndDefault() throws IOException {
        Path file = file("port: 1\ndata: " + folder + "\n");
        Map<String, String> environment = Map.of("GATEHOUSE_PORT", "2");
        assertThat(read(environment, "--config", file, "--port", "3").doors().port()).isEqualTo(3);
        assertThat(read(environment, "--config", file).doors().port()).isEqualTo(2);
        assertThat(read(Map.of(), "--config", file).doors().port()).isEqualTo(1);
        assertThat(read(Map.of()).doors().port()).isEqualTo(8400);
        assertThat(read(Map.of(), "--config", file).data()).isEqualTo(folder);
    }

    @Test
    void aMistakeIsToldWithItsPlaceAndWhatWasMeant() throws IOException {
        Path file = file("data: /tmp\n\nprot: 1\n");
        assertThatThrownBy(() -> read(Map.of(), "--config", file))
                .isInstanceOf(ConfigurationProblem.class)
                .hasMessage(file + ":3: there is no setting prot; did you mean port?");
        assertThatThrownBy(() -> read(Map.of("GATEHOUSE_PROT", "1")))
                .hasMessage(
                        "GATEHOUSE_PROT: there is no such setting; did you mean GATEHOUSE_PORT?");
        assertThatThrownBy(() -> read(Map.of(), "--prot", "1"))
                .hasMessage("--prot: there is no such flag; did you mean --port?");
        assertThatThrownBy(() -> read(Map.of(), "--port", "many")).hasMessageContaining("--port");
        assertThatThrownBy(() -> read(Map.of(), "--config", file("port: [1\n")))
                .hasMessageContaining("gatehouse.yaml:");
        assertThatThrownBy(() -> read(Map.of(), "--config", file("port: 1\nport: 2\n")))
                .hasMessageContaining("gatehouse.yaml:2");
    }

    @Test
    void homeIsWhatTheShellSays() {
        assertThat(read(Map.of("HOME", "/home/ann")).data())
                .isEqualTo(Path.of("/home/ann/.local/share/gatehouse"));
        assertThat(read(Map.of("HOME", "/home/ann", "GATEHOUSE_DATA", "~/there")).data())
                .isEqualTo(Path.of("/home/ann/there"));
    }

    @Test
    void whoAsksForHelpIsToldEveryFlag() {
        assertThat(Flags.asksForHelp(List.of("--demo", "--help"))).isTrue();
        assertThat(Flags.asksForHelp(List.of("--demo"))).isFalse();
        for (Setting setting : Setting.values()) {
            assertThat(Flags.help()).contains(setting.flag(), setting.meaning());
        }
    }

    @Test
    void theLaunchersVariablesAreNotOurs() {
        assertThat(read(Map.of("GATEHOUSE_JAVA_OPTS", "-Xmx1g")).doors().port()).isEqualTo(8400);
    }

    @Test
    void listeningBeyondThisMachineNeedsTlsOrAProxy() {
        assertThatThrownBy(() -> read(Map.of(), "--bind", "0.0.0.0")).hasMessageContaining("tls");
        assertThat(
                        read(Map.of(), "--bind", "0.0.0.0", "--behind-proxy", "10.0.0.0/8")
                                .doors()
                                .proxies())
                .hasSize(1);
        assertThatThrownBy(() ->
                        read(
                                Map.of(),
                                "--bind",
                                "0.0.0.0",
                                "--behind-proxy",
                                "10.0.0.0/8",
                                "--demo"))
                .hasMessageContaining("loopback");
        assertThatThrownBy(() -> read(Map.of(), "--behind-proxy", "the proxy"))
                .hasMessageContaining("10.0.0.0/8");
    }
}
