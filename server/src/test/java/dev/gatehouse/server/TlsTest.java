package dev.gatehouse.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Serving over TLS with the operator's own files.
class TlsTest {
    @TempDir private Path folder;

    private static HttpClient trusting(KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }

    @Test
    void underTlsTheCookieIsBoundToTheHost() throws Exception {
        MadeCertificate made = MadeCertificate.in(folder);
        try (StartedServer started =
                        StartedServer.at(
                                folder.resolve("data"),
                                "--tls-certificate",
                                made.certificate().toString(),
                                "--tls-key",
                                made.key().toString());
                HttpClient client = trusting(made.trusted())) {
            String body =
                    "{\"token\":\"%s\",\"name\":\"ann\",\"password\":\"%s\"}"
                            .formatted(started.bootstrapToken(), StartedServer.PASSWORD);
            HttpResponse<String> answer =
                    client.send(
                            HttpRequest.newBuilder(
                                            URI.create(
                                                    "https://localhost:"
                                                            + started.port()
                                                            + "/api/v1/session"))
                                    .header("Content-Type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofString(body))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("set-cookie").orElse(""))
                    .startsWith("__Host-gatehouse_session=")
                    .contains("; Secure")
                    .contains("Path=/;");
            assertThat(answer.headers().firstValue("strict-transport-security")).isPresent();
        }
    }

    @Test
    void filesThatDoNotFitAreToldBeforeAnythingStarts() throws IOException {
        Path notPem = Files.writeString(folder.resolve("tls.pem"), "nothing");
        assertThatThrownBy(() ->
                        StartedServer.at(
                                folder.resolve("data"),
                                "--tls-certificate",
                                notPem.toString(),
                                "--tls-key",
                                notPem.toString()))
                .hasMessageContaining("tls.pem");
        assertThatThrownBy(() ->
                        StartedServer.at(folder.resolve("data"), "--tls-key", notPem.toString()))
                .hasMessageContaining("together");
    }
}
