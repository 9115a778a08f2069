package dev.gatehouse.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.record.RecordKind;
import dev.gatehouse.server.PretenderProvider.Sent;
import dev.gatehouse.server.SignOnServer.Begun;
import dev.gatehouse.server.StartedServer.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What somebody would try who wants in as another: tokens of other people, of other programs, of
/// other times and of their own making, and answers that belong to another browser.
class SignOnAttacksTest {
    @TempDir private Path data;

    private static UnaryOperator<JWTClaimsSet> with(String name, Object value) {
        return set -> new JWTClaimsSet.Builder(set).claim(name, value).build();
    }

    private static UnaryOperator<JWTClaimsSet> without(String name) {
        return set -> {
            JWTClaimsSet.Builder some = new JWTClaimsSet.Builder();
            set.getClaims()
                    .forEach((key, value) -> {
                        if (!key.equals(name)) {
                            some.claim(key, value);
                        }
                    });
            return some.build();
        };
    }

    private static UnaryOperator<JWTClaimsSet> moved(Duration by) {
        return set ->
                new JWTClaimsSet.Builder(set)
                        .issueTime(moved(set.getIssueTime(), by))
                        .expirationTime(moved(set.getExpirationTime(), by))
                        .build();
    }

    private static Date moved(Date date, Duration by) {
        return Date.from(date.toInstant().plus(by));
    }

    private static void refuses(SignOnServer world, String reason) throws Exception {
        Answer answer = world.signOn();
        assertThat(answer.status()).as(reason).isEqualTo(401);
        assertThat(lastReason(world)).isEqualTo(reason);
        assertThat(world.records(RecordKind.USER_CREATED)).isEmpty();
        // Each failure costs a try of the address.
        world.later(Duration.ofMinutes(15));
    }

    private static String lastReason(SignOnServer world) {
        List<JsonObject> refused = world.records(RecordKind.SIGN_IN_REFUSED);
        return refused.isEmpty() ? "" : refused.getLast().get("reason").text();
    }

    // A090–A092.
    @Test
    void aTokenForAnotherOrOfAnotherTimeIsRefused() throws Exception {
        try (SignOnServer world = new SignOnServer(data)) {
            PretenderProvider provider = world.provider();
            provider.says(with("iss", provider.issuer() + "/"));
            refuses(world, "other-issuer");
            for (Object audience : List.of("another", List.of("gatehouse", "another"))) {
                provider.says(with("aud", audience));
                refuses(world, "audience");
            }
            provider.says(with("azp", "another"));
            refuses(world, "audience");
            provider.says(moved(Duration.ofMinutes(-7)));
            refuses(world, "time");
            provider.says(moved(Duration.ofMinutes(2)));
            refuses(world, "time");
            provider.says(with("iat", Date.from(Instant.EPOCH)));
            refuses(world, "time");
            Date future = Date.from(world.now().plusSeconds(120));
            provider.says(with("nbf", future));
            refuses(world, "time");
            Date past = Date.from(world.now().minusSeconds(60));
            provider.says(set -> with("nbf", past).apply(moved(Duration.ofMinutes(2)).apply(set)));
            refuses(world, "time");
            provider.says(without("exp"));
            refuses(world, "claims");
            provider.says(with("sub", ""));
            refuses(world, "claims");
            provider.says(without("nonce"));
            refuses(world, "nonce");
            provider.says(set -> set);
            assertThat(world.signOn().status()).isEqualTo(200);
        }
    }

    @Test
    void aClockThatIsLittleOffIsForgiven() throws Exception {
        try (SignOnServer world = new SignOnServer(data)) {
            world.provider().says(moved(Duration.ofSeconds(50)));
            assertThat(world.signOn().status()).isEqualTo(200);
            world.provider().says(moved(Duration.ofSeconds(-345)));
            assertThat(world.signOn().status()).isEqualTo(200);
        }
    }

    // A089.
    @Test
    void aTokenThatTheProviderDidNotSignIsRefused() throws Exception {
        try (SignOnServer world = new SignOnServer(data)) {
            PretenderProvider provider = world.provider();
            provider.signs(set -> new PlainJWT(set).serialize());
            refuses(world, "signature");
            byte[] known = provider.key().toRSAPublicKey().getEncoded();
            provider.signs(set -> {
                JWSHeader header =
                        new JWSHeader.Builder(JWSAlgorithm.HS256)
                                .keyID(provider.key().getKeyID())
                                .build();
                SignedJWT jwt = new SignedJWT(header, set);
                jwt.sign(new MACSigner(known));
                return jwt.serialize();
            });
            refuses(world, "signature");
            RSAKey own = new RSAKeyGenerator(2048).keyID("first").generate();
            provider.rotates(own, List.of(provider.key()));
            provider.signs(provider::sign);
            refuses(world, "signature");
            provider.signs(set ->
                    provider.signed(
                            set,
                            new JWSHeader.Builder(JWSAlgorithm.RS256)
                                    .keyID("first")
                                    .jwk(own.toPublicJWK())
                                    .build()));
            refuses(world, "signature");
        }
    }

    // A103.
    @Test
    void aNewKeyIsAskedForAndAStrangersNameForOneCostsLittle() throws Exception {
        try (SignOnServer world = new SignOnServer(data)) {
            PretenderProvider provider = world.provider();
            assertThat(world.signOn().status()).isEqualTo(200);
            RSAKey second = new RSAKeyGenerator(2048).keyID("second").generate();
            provider.rotates(second, List.of(provider.key(), second));
            world.later(Duration.ofMinutes(2));
            assertThat(world.signOn().status()).isEqualTo(200);
            int before = provider.keysAsked();
            RSAKey stranger = new RSAKeyGenerator(2048).keyID("stranger").generate();
            provider.rotates(stranger, List.of(second));
            for (int i = 0; i < 5; i++) {
                assertThat(world.signOn().status()).isEqualTo(401);
            }
            assertThat(provider.keysAsked() - before).isLessThanOrEqualTo(1);
            List<RSAKey> many =
                    IntStream.range(0, 65)
                            .mapToObj(i -> new RSAKey.Builder(second).keyID("k" + i).build())
                            .toList();
            provider.rotates(many.getFirst(), many);
            world.later(Duration.ofHours(25));
            assertThat(world.signOn().status()).isEqualTo(503);
        }
    }

    // A106: an answer belongs to the browser that asked, once, and for a while.
    @Test
    void anAnswerThatBelongsToAnotherBrowserIsRefused() throws Exception {
        try (SignOnServer world = new SignOnServer(data)) {
            PretenderProvider provider = world.provider();
            Begun mine = world.begin();
            Sent sent = provider.signIn(mine.address());
            assertThat(world.started().post("/api/v1/sign-on/answer", sent.json()).status())
                    .isEqualTo(401);
            assertThat(world.finish(world.begin(), sent.json()).status()).isEqualTo(401);
            assertThat(world.finish(mine, sent.json()).status()).isEqualTo(200);
            assertThat(world.finish(mine, sent.json()).status()).isEqualTo(401);
            assertThat(lastReason(world)).isEqualTo("not-begun");
            Begun other = world.begin();
            Sent stateless = new Sent(provider.signIn(other.address()).code(), "", sent.issuer());
            assertThat(world.finish(other, stateless.json()).status()).isEqualTo(401);
            assertThat(lastReason(world)).isEqualTo("not-begun");
            Begun late = world.begin();
            Sent tooLate = provider.signIn(late.address());
            world.later(Duration.ofMinutes(10));
            assertThat(world.finish(late, tooLate.json()).status()).isEqualTo(401);
        }
    }

    @Test
    void aCodeOfAnotherSignInIsRefusedByTheProviderAndElseByTheNonce() throws Exception {
        try (SignOnServer world = new SignOnServer(data)) {
            PretenderProvider provider = world.provider();
            for (String reason : List.of("code", "nonce")) {
                Sent victims = provider.signIn(world.begin().address());
                Begun own = world.begin();
                Sent injected =
                        new Sent(
                                victims.code(),
                                provider.signIn(own.address()).state(),
                                victims.issuer());
                assertThat(world.finish(own, injected.json()).status()).isEqualTo(401);
                assertThat(lastReason(world)).isEqualTo(reason);
                provider.forgetsProof();
            }
        }
    }

    // A106, mix-up: the answer of another provider, or of none, is not handed to this one.
    @Test
    void anAnswerOfAnotherProviderIsRefused() throws Exception {
        try (SignOnServer world = new SignOnServer(data)) {
            for (String issuer : List.of("", "https://evil.example", "http://127.0.0.1/realms")) {
                Begun begun = world.begin();
                Sent sent = world.provider().signIn(begun.address());
                Sent mixed = new Sent(sent.code(), sent.state(), issuer);
                assertThat(world.finish(begun, mixed.json()).status()).isEqualTo(401);
                assertThat(lastReason(world)).isEqualTo("other-issuer");
            }
            Begun begun = world.begin();
            String state = world.provider().signIn(begun.address()).state();
            String refused =
                    "{\"error\":\"access_denied\",\"state\":\"%s\",\"iss\":\"%s\"}"
                            .formatted(state, world.provider().issuer());
            assertThat(world.finish(begun, refused).status()).isEqualTo(401);
            assertThat(lastReason(world)).isEqualTo("refused-there");
        }
    }

    // A117.
    @Test
    void nobodyIsSentElsewhereAfterwards() throws Exception {
        try (SignOnServer world = new SignOnServer(data)) {
            for (String place :
                    List.of(
                            "//evil.example",
                            "https://evil.example",
                            "/\\\\evil.example",
                            "javascript:alert(1)",
                            "/a\\tb",
                            "",
                            "/ /evil.example")) {
                String wish = "{\"go_to\":\"" + place + "\"}";
                assertThat(world.started().post(SignOnServer.SIGN_ON, wish).status())
                        .as(place)
                        .isEqualTo(422);
            }
        }
    }

    // The pretender takes one return address only; a Host header does not make it another.
    @Test
    void theReturnAddressIsNotTheBrowsersToChoose() throws Exception {
        try (SignOnServer world = new SignOnServer(data)) {
            Answer answer =
                    world.started()
                            .post(
                                    SignOnServer.SIGN_ON,
                                    "{\"go_to\":\"/\"}",
                                    "Host: localhost:" + world.started().port());
            assertThat(world.provider().signIn(answer.text("address")).code()).isNotEmpty();
        }
    }

    // A110: another site cannot sign a browser in.
    @Test
    void anotherSiteFinishesNothing() throws Exception {
        try (SignOnServer world = new SignOnServer(data)) {
            Begun begun = world.begin();
            Sent sent = world.provider().signIn(begun.address());
            Answer answer =
                    world.started()
                            .post(
                                    "/api/v1/sign-on/answer",
                                    sent.json(),
                                    "Cookie: " + begun.cookie(),
                                    "Origin: https://evil.example");
            assertThat(answer.status()).isEqualTo(403);
        }
    }

    // A068.
    @Test
    void aProviderIsAskedThroughTheGuardAndMustCallItselfByItsName() throws Exception {
        try (SignOnServer world = new SignOnServer(data)) {
            world.provider().callsItself("https://evil.example");
            assertThat(world.started().post(SignOnServer.SIGN_ON, "{\"go_to\":\"/\"}").status())
                    .isEqualTo(401);
        }
        try (SignOnServer world = new SignOnServer(data);
                StartedServer guarded =
                        StartedServer.at(
                                data.resolve("guarded"),
                                "--oidc-issuer=" + world.provider().issuer(),
                                "--oidc-client-id=gatehouse",
                                "--oidc-roles=staff=viewer")) {
            assertThat(guarded.post(SignOnServer.SIGN_ON, "{\"go_to\":\"/\"}").status())
                    .isEqualTo(503);
        }
    }
}
