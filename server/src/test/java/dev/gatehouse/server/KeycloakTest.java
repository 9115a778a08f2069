package dev.gatehouse.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gatehouse.server.PretenderProvider.Sent;
import dev.gatehouse.server.StartedServer.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Signing in through Keycloak itself. The pretender of the other tests does what we believe a
/// provider does; this one does what one does.
class KeycloakTest {
    private static final String ANSWER = SignOnServer.SIGN_ON + "/answer";

    @TempDir private Path folder;

    private static String begunBy(Answer begun) {
        String cookie = begun.header("set-cookie");
        return "Cookie: " + cookie.substring(0, cookie.indexOf(';'));
    }

    private static Answer begin(StartedServer started) throws Exception {
        return started.post(SignOnServer.SIGN_ON, "{\"go_to\":\"/findings\"}");
    }

    private static Sent sent(Map<String, String> query) {
        return new Sent(
                query.getOrDefault("code", ""),
                query.getOrDefault("state", ""),
                query.getOrDefault("iss", ""));
    }

    @Test
    void peopleOfAKeycloakComeInAsTheirGroupsSay() throws Exception {
        assumeTrue(
                Files.exists(RealKeycloak.zip()),
                "Keycloak is missing; get it with mvn dependency:get"
                        + " -Dartifact=org.keycloak:keycloak-quarkus-dist:26.7.3:zip -Dtransitive=false");
        try (RealKeycloak keycloak = RealKeycloak.unpacked(folder);
                StartedServer started =
                        StartedServer.at(
                                folder.resolve("data"),
                                SignOnServer.flags(folder.resolve("data"), keycloak.issuer()))) {
            keycloak.start(
                    "http://" + started.host() + "/signed-on",
                    Map.of("bea", "staff", "ada", "gatehouse-admins", "eve", "visitors"));
            comesIn(keycloak, started, "bea", "viewer");
            comesIn(keycloak, started, "ada", "admin");
            Answer begun = begin(started);
            Sent eve = sent(keycloak.signIn(begun.text("address"), "eve"));
            Answer refused = started.post(ANSWER, eve.json(), begunBy(begun));
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.text("detail")).contains("gatehouse-admins, staff");
            refusesWhatBelongsToAnother(keycloak, started);
        }
    }

    private static void comesIn(
            RealKeycloak keycloak, StartedServer started, String name, String role)
            throws Exception {
        Answer begun = begin(started);
        Sent sent = sent(keycloak.signIn(begun.text("address"), name));
        assertThat(sent.issuer()).as("it names itself").isEqualTo(keycloak.issuer());
        Answer came = started.post(ANSWER, sent.json(), begunBy(begun));
        assertThat(came.status()).as(came.body()).isEqualTo(200);
        assertThat(came.body()).contains("\"name\":\"%s\",\"role\":\"%s\"".formatted(name, role));
    }

    // A stolen code is worth nothing in another sign-in: Keycloak wants the proof it was begun
    // with.
    private static void refusesWhatBelongsToAnother(RealKeycloak keycloak, StartedServer started)
            throws Exception {
        Sent victims = sent(keycloak.signIn(begin(started).text("address"), "ada"));
        Answer own = begin(started);
        Sent injected =
                new Sent(
                        victims.code(),
                        sent(keycloak.signIn(own.text("address"), "bea")).state(),
                        victims.issuer());
        assertThat(started.post(ANSWER, injected.json(), begunBy(own)).status()).isEqualTo(401);
        String elsewhere = own.text("address").replace("signed-on", "elsewhere");
        assertThat(keycloak.page(elsewhere).statusCode()).isEqualTo(400);
    }
}
