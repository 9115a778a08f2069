package dev.gatehouse.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.record.RecordKind;
import dev.gatehouse.server.PretenderProvider.Person;
import dev.gatehouse.server.StartedServer.Answer;
import dev.gatehouse.server.StartedServer.Session;
import dev.gatehouse.server.configuration.ConfigurationProblem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Coming in through the company's identity provider: as what, for how long, and who does not.
class SignOnTest {
    private static final String SESSION = "/api/v1/session";

    @TempDir private Path data;

    @Test
    void theGroupIsTheRoleAndChangesAtTheNextSignIn() throws Exception {
        try (SignOnServer world = new SignOnServer(data)) {
            StartedServer started = world.started();
            assertThat(started.get("/api/v1/entry").text("provider")).isEqualTo("Acme");
            Answer first = world.signOn();
            assertThat(first.status()).isEqualTo(200);
            assertThat(first.text("go_to")).isEqualTo("/findings?state=all");
            Session bea = SignOnServer.session(first);
            assertThat(started.get(bea, SESSION).body())
                    .contains("\"name\":\"bea\",\"role\":\"viewer\"");
            world.provider().is(new Person("f3c1", "renamed", List.of("gatehouse-admins")));
            Session again = SignOnServer.session(world.signOn());
            assertThat(started.get(again, SESSION).body())
                    .contains("\"name\":\"bea\",\"role\":\"admin\"");
            assertThat(world.records(RecordKind.SIGNED_IN))
                    .hasSize(2)
                    .allMatch(one -> one.get("door").text().equals("provider"));
            assertThat(world.records(RecordKind.ROLE_CHANGED))
                    .singleElement()
                    .matches(one -> one.get("after").text().equals("admin"));
        }
    }

    @Test
    void whoIsInNoGroupIsToldWhichAndWhomToAsk() throws Exception {
        try (SignOnServer world = new SignOnServer(data)) {
            world.provider().is(new Person("f3c1", "bea", List.of("staff-of-another")));
            Answer refused = world.signOn();
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.text("detail"))
                    .contains("it-help@acme.example", "gatehouse-admins, staff");
            assertThat(refused.header("set-cookie")).doesNotContain("gatehouse_session");
            assertThat(world.records(RecordKind.USER_CREATED)).isEmpty();
            assertThat(world.records(RecordKind.SIGN_IN_REFUSED))
                    .singleElement()
                    .matches(one -> one.get("reason").text().equals("no-group"))
                    .matches(one -> one.get("subject").text().equals("f3c1"));
        }
    }

    @Test
    void whoLosesTheGroupKeepsASessionForHoursAtMost() throws Exception {
        try (SignOnServer world = new SignOnServer(data)) {
            Session bea = SignOnServer.session(world.signOn());
            world.provider().is(new Person("f3c1", "bea", List.of()));
            for (int hour = 0; hour < 7; hour++) {
                world.later(Duration.ofHours(1));
                assertThat(world.started().get(bea, SESSION).status()).isEqualTo(200);
            }
            world.later(Duration.ofHours(1));
            assertThat(world.started().get(bea, SESSION).status()).isEqualTo(401);
            assertThat(world.signOn().status()).isEqualTo(403);
        }
    }

    @Test
    void tokensOfWhoNoLongerComesInEnd() throws Exception {
        try (SignOnServer world = new SignOnServer(data)) {
            world.provider().is(new Person("f3c1", "bea", List.of("gatehouse-admins")));
            Session bea = SignOnServer.session(world.signOn());
            String made =
                    world.started()
                            .post(
                                    bea,
                                    "/api/v1/tokens",
                                    "{\"name\":\"b\",\"capabilities\":[\"events.read\"]}")
                            .text("secret");
            String bearer = "Authorization: Bearer " + made;
            world.later(Duration.ofDays(14));
            assertThat(world.started().get(SESSION, bearer).status()).isEqualTo(200);
            world.later(Duration.ofMinutes(1));
            assertThat(world.started().get(SESSION, bearer).status()).isEqualTo(401);
            world.signOn();
            assertThat(world.started().get(SESSION, bearer).status()).isEqualTo(200);
        }
    }

    // A107: a name is nobody's proof.
    @Test
    void aNameThatIsSomebodysOpensNothingOfTheirs() throws Exception {
        try (SignOnServer world = new SignOnServer(data)) {
            world.started().signInAsAdministrator();
            world.provider().is(new Person("f3c1", "ann", List.of("staff")));
            Answer came = world.signOn();
            assertThat(came.body()).contains("\"name\":\"ann-2\",\"role\":\"viewer\"");
            world.provider().is(new Person("another", "ann", List.of("staff")));
            assertThat(world.signOn().body()).contains("\"name\":\"ann-3\"");
        }
    }

    @Test
    void nobodyOfTheProviderHasAPasswordHere() throws Exception {
        try (SignOnServer world = new SignOnServer(data)) {
            world.signOn();
            for (String password : List.of("", "bea", " ")) {
                Answer tried =
                        world.started()
                                .post(
                                        SESSION,
                                        "{\"name\":\"bea\",\"password\":\"%s\"}"
                                                .formatted(password));
                assertThat(tried.status()).isEqualTo(401);
            }
        }
    }

    @Test
    void aPasswordBreaksTheGlassAndOneWhoHasOneStays() throws Exception {
        try (SignOnServer world = new SignOnServer(data)) {
            StartedServer started = world.started();
            started.signInAsAdministrator();
            Session ann = started.administrator();
            assertThat(world.records(RecordKind.SIGNED_IN).getLast().get("door").text())
                    .isEqualTo("break-glass");
            world.provider().is(new Person("f3c1", "bea", List.of("gatehouse-admins")));
            Session bea = SignOnServer.session(world.signOn());
            assertThat(disable(started, bea, 1)).isEqualTo(409);
            assertThat(disable(started, ann, 2)).isEqualTo(200);
            assertThat(started.get(bea, SESSION).status()).isEqualTo(401);
            assertThat(world.signOn().text("detail")).contains("locked out");
        }
    }

    @Test
    void aRoleOfTheProviderIsChangedThere() throws Exception {
        try (SignOnServer world = new SignOnServer(data)) {
            Session ann = world.started().signInAsAdministrator();
            world.signOn();
            String wish = "{\"role\":\"admin\"}";
            assertThat(world.started().write(ann, "PATCH", "/api/v1/users/2", wish).text("detail"))
                    .contains("change it there");
        }
    }

    @Test
    void nobodyComesInUnwrittenButTheGlassStillBreaks() throws Exception {
        FullDisk disk = new FullDisk();
        try (SignOnServer world = new SignOnServer(data, disk)) {
            world.started().signInAsAdministrator();
            world.signOn();
            disk.fill();
            assertThat(world.signOn().status()).isEqualTo(503);
            assertThat(world.started().administrator().cookie()).isNotEmpty();
            disk.free();
        }
    }

    @Test
    void whoeverTheOldProviderLetInIsOutWithAnother() throws Exception {
        Session bea;
        try (SignOnServer world = new SignOnServer(data)) {
            bea = SignOnServer.session(world.signOn());
        }
        try (SignOnServer world = new SignOnServer(data)) {
            assertThat(world.started().get(bea, SESSION).status()).isEqualTo(401);
            bea = SignOnServer.session(world.signOn());
        }
        try (StartedServer started = StartedServer.at(data)) {
            assertThat(started.get(bea, SESSION).status()).isEqualTo(401);
            assertThat(started.post(SignOnServer.SIGN_ON, "{\"go_to\":\"/\"}").status())
                    .isEqualTo(404);
        }
    }

    @Test
    void aSettingThatWouldLetInNobodyOrAnybodyIsRefused() throws Exception {
        String[] flags = SignOnServer.flags(data, "https://sso.acme.example");
        Path secret = Path.of(flags[3].substring(flags[3].indexOf('=') + 1));
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> StartedServer.at(data, flags))
                .isInstanceOf(ConfigurationProblem.class)
                .hasMessageContaining("others can read");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        refused("no role root", flags, "--oidc-roles=staff=root");
        refused("written group=role", flags, "--oidc-roles=staff");
        refused("openid", flags, "--oidc-scopes=profile");
        refused("without a path", flags, "--oidc-return-to=https://gatehouse.example/x");
        assertThatThrownBy(() -> StartedServer.at(data, "--oidc-issuer=https://sso.acme.example"))
                .hasMessageContaining("oidc_client_id");
        assertThatThrownBy(() -> StartedServer.at(data, "--oidc-roles=staff=viewer"))
                .hasMessageContaining("without oidc_issuer");
    }

    private void refused(String why, String[] flags, String flag) {
        String[] all = java.util.Arrays.copyOf(flags, flags.length + 1);
        all[flags.length] = flag;
        assertThatThrownBy(() -> StartedServer.at(data, all)).hasMessageContaining(why);
    }

    private static int disable(StartedServer started, Session by, int user) throws Exception {
        String wish = "{\"disabled\":true}";
        return started.write(by, "PATCH", "/api/v1/users/" + user, wish).status();
    }
}
