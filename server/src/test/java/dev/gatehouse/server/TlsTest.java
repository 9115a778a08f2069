package dev.gatehouse.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Serving over TLS with the operator's own files.
class TlsTest {
    private static final char[] STORE_PASSWORD = "changeit".toCharArray();

    @TempDir private Path folder;

    private KeyStore madeByKeytool() throws Exception {
        Path file = folder.resolve("made.p12");
        Process keytool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-alias",
                                "gatehouse",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=localhost",
                                "-ext",
                                "san=dns:localhost,ip:127.0.0.1",
                                "-storetype",
                                "PKCS12",
                                "-keystore",
                                file.toString(),
                                "-storepass",
                                new String(STORE_PASSWORD))
                        .redirectErrorStream(true)
                        .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, STORE_PASSWORD);
        }
        return store;
    }

    private Path pem(String name, String kind, byte[] der) throws IOException {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return Files.writeString(
                folder.resolve(name),
                "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n");
    }

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
        KeyStore made = madeByKeytool();
        Path certificate =
                pem("tls.pem", "CERTIFICATE", made.getCertificate("gatehouse").getEncoded());
        Path key =
                pem(
                        "tls.key",
                        "PRIVATE KEY",
                        made.getKey("gatehouse", STORE_PASSWORD).getEncoded());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("gatehouse", made.getCertificate("gatehouse"));
        try (StartedServer started =
                        StartedServer.at(
                                folder.resolve("data"),
                                "--tls-certificate",
                                certificate.toString(),
                                "--tls-key",
                                key.toString());
                HttpClient client = trusting(trusted)) {
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
