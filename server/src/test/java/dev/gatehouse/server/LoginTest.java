package dev.gatehouse.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.cli.Main;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/// Where the command line takes a token to.
class LoginTest {
    private final StringWriter said = new StringWriter();

    private int login(String url) {
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(said)).setErr(new PrintWriter(said));
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream("no token".getBytes(StandardCharsets.UTF_8)));
        try {
            return line.execute("login", url, "--token-stdin");
        } finally {
            System.setIn(before);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://gatehouse.example",
                "http://192.0.2.7:7070",
                "http://localhost.example",
                "http://127.0.0.1.example",
                "http://127.0.0.1@gatehouse.example",
                "http://[2001:db8::1]/"
            })
    void noTokenGoesOverPlainHttpToAnotherMachine(String url) {
        assertThat(login(url)).isEqualTo(64);
        assertThat(said.toString()).contains("plain http").contains("use https://");
    }

    // Refused for what is typed, not for where it would go.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:1",
                "http://127.0.0.1:1/",
                "http://[::1]:1",
                "https://gatehouse.example"
            })
    void aTokenMayGoToThisMachineAndOverTls(String url) {
        assertThat(login(url)).isEqualTo(64);
        assertThat(said.toString()).contains("a token begins with gth_");
    }
}
