package dev.gatehouse.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.event.Trust;
import dev.gatehouse.source.Scheme;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/// Attacks A001 to A014 on the checks themselves. The first vector is printed in GitHub's
/// documentation on validating webhook deliveries.
class AuthenticatorTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Scheme.Hmac GITHUB =
            new Scheme.Hmac(
                    "X-Hub-Signature-256",
                    "sha256=",
                    "HmacSHA256",
                    Scheme.Hmac.Encoding.HEX,
                    "{body}",
                    "",
                    Duration.ZERO);
    private static final Scheme STANDARD = new Scheme.StandardWebhooks(Duration.ofMinutes(5));
    private static final byte[] BODY = "Hello, World!".getBytes(UTF_8);
    private static final Secret SECRET = new Secret("It's a Secret to Everybody".getBytes(UTF_8));
    private static final String GITHUB_SIGNATURE =
            "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

    private final Authenticator authenticator = new Authenticator(InstantSource.fixed(NOW));

    private Authentication check(Scheme scheme, Map<String, String> headers) {
        return check(scheme, SECRET, headers, BODY);
    }

    private Authentication check(
            Scheme scheme, Secret secret, Map<String, String> headers, byte[] body) {
        Map<String, List<String>> all = new java.util.HashMap<>();
        headers.forEach((name, value) -> all.put(name, List.of(value)));
        return authenticator.check(scheme, secret, new Headers(all), body);
    }

    private static byte[] hmac(byte[] key, byte[] message) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(message);
    }

    @Test
    void theDocumentedSignatureOpens() {
        assertThat(check(GITHUB, Map.of("x-hub-signature-256", GITHUB_SIGNATURE)))
                .isEqualTo(new Authentication.Passed("hmac", Trust.SIGNED));
    }

    @Test
    void nothingOrAnotherSchemesHeaderProvesNothing() {
        for (Map<String, String> headers :
                List.<Map<String, String>>of(
                        Map.of(),
                        Map.of("X-Hub-Signature", "sha1=7a3c"),
                        Map.of("X-Gitlab-Token", "It's a Secret to Everybody"))) {
            assertThat(check(GITHUB, headers))
                    .isEqualTo(new Authentication.Refused(Authentication.Reason.NOTHING_PROVES_IT));
        }
    }

    @Test
    void aHeaderSentTwiceProvesNothing() {
        Headers twice =
                new Headers(
                        Map.of("X-Hub-Signature-256", List.of(GITHUB_SIGNATURE, GITHUB_SIGNATURE)));
        assertThat(authenticator.check(GITHUB, SECRET, twice, BODY))
                .isInstanceOf(Authentication.Refused.class);
    }

    @Test
    void anyOtherBytesOrDigestAreRefused() {
        Random random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            byte[] body = BODY.clone();
            StringBuilder signature = new StringBuilder(GITHUB_SIGNATURE);
            if (random.nextBoolean()) {
                body[random.nextInt(body.length)] ^= (byte) (1 << random.nextInt(8));
            } else {
                int at = 7 + random.nextInt(64);
                char other = "0123456789abcdef".charAt(random.nextInt(16));
                if (signature.charAt(at) == other) {
                    continue;
                }
                signature.setCharAt(at, other);
            }
            assertThat(
                            check(
                                    GITHUB,
                                    SECRET,
                                    Map.of("X-Hub-Signature-256", signature.toString()),
                                    body))
                    .isInstanceOf(Authentication.Refused.class);
        }
    }

    @Test
    void cutEmptyAndLongDigestsAreRefused() {
        for (String signature :
                List.of(
                        "sha256=",
                        GITHUB_SIGNATURE.substring(0, 69),
                        GITHUB_SIGNATURE + "00",
                        "sha256=zz",
                        GITHUB_SIGNATURE.substring(7),
                        "sha256=" + "0".repeat(50_000))) {
            assertThat(check(GITHUB, Map.of("X-Hub-Signature-256", signature)))
                    .isInstanceOf(Authentication.Refused.class);
        }
    }

    @Test
    void withoutASecretNothingGetsIn() {
        byte[] empty = new byte[0];
        assertThat(
                        check(
                                GITHUB,
                                Secret.MISSING,
                                Map.of("X-Hub-Signature-256", GITHUB_SIGNATURE),
                                BODY))
                .isEqualTo(new Authentication.Refused(Authentication.Reason.NO_SECRET));
        assertThat(
                        check(
                                new Scheme.SharedToken("X-Gitlab-Token"),
                                new Secret(empty),
                                Map.of("X-Gitlab-Token", ""),
                                BODY))
                .isEqualTo(new Authentication.Refused(Authentication.Reason.NO_SECRET));
    }

    @Test
    void aSharedTokenIsComparedWhole() {
        Scheme scheme = new Scheme.SharedToken("X-Gitlab-Token");
        assertThat(check(scheme, Map.of("X-Gitlab-Token", "It's a Secret to Everybody")))
                .isEqualTo(new Authentication.Passed("shared-token", Trust.SECRET));
        assertThat(check(scheme, Map.of("X-Gitlab-Token", "It's a Secret to Everybod")))
                .isInstanceOf(Authentication.Refused.class);
        assertThat(
                        check(
                                Scheme.Bearer.BEARER,
                                Map.of("Authorization", "Bearer It's a Secret to Everybody")))
                .isEqualTo(new Authentication.Passed("bearer", Trust.SECRET));
        assertThat(check(Scheme.Bearer.BEARER, Map.of("Authorization", "Basic abc")))
                .isInstanceOf(Authentication.Refused.class);
    }

    @Test
    void oneGoodSignatureAmongSeveralSuffices() throws Exception {
        assertThat(standard("msg_1", NOW, "v1,AAAA v1a,BBBB %s"))
                .isEqualTo(new Authentication.Passed("standard-webhooks", Trust.SIGNED));
    }

    @Test
    void moreSignaturesThanAnybodyNeedsAreNotEvenTried() throws Exception {
        assertThat(standard("msg_1", NOW, "v1,AAAA ".repeat(50_000) + "%s"))
                .isEqualTo(new Authentication.Refused(Authentication.Reason.MALFORMED));
        assertThat(standard("msg_1", NOW, "v1,AAAA ".repeat(16) + "%s"))
                .isEqualTo(new Authentication.Refused(Authentication.Reason.MALFORMED));
    }

    @Test
    void aSignatureIsGoodForFiveMinutes() throws Exception {
        assertThat(standard("msg_1", NOW.minusSeconds(300), "%s"))
                .isInstanceOf(Authentication.Passed.class);
        assertThat(standard("msg_1", NOW.minusSeconds(301), "%s"))
                .isEqualTo(new Authentication.Refused(Authentication.Reason.STALE));
        assertThat(standard("msg_1", NOW.plusSeconds(301), "%s"))
                .isEqualTo(new Authentication.Refused(Authentication.Reason.STALE));
    }

    @Test
    void anIdCannotReachIntoWhatIsSigned() throws Exception {
        for (String id : List.of("a.1614265330.{", "", "a b", "x".repeat(129))) {
            assertThat(standard(id, NOW, "%s"))
                    .as(id)
                    .isEqualTo(new Authentication.Refused(Authentication.Reason.MALFORMED));
        }
    }

    private Authentication standard(String id, Instant at, String signatures) throws Exception {
        byte[] key = "0123456789abcdef0123456789abcdef".getBytes(UTF_8);
        Secret secret =
                new Secret(("whsec_" + Base64.getEncoder().encodeToString(key)).getBytes(UTF_8));
        String signed = id + "." + at.getEpochSecond() + "." + new String(BODY, UTF_8);
        String good = "v1," + Base64.getEncoder().encodeToString(hmac(key, signed.getBytes(UTF_8)));
        return check(
                STANDARD,
                secret,
                Map.of(
                        "webhook-id",
                        id,
                        "webhook-timestamp",
                        Long.toString(at.getEpochSecond()),
                        "webhook-signature",
                        signatures.replace("%s", good)),
                BODY);
    }

    @Test
    void aTemplateSignsWhatStandsAroundTheBodyToo() throws Exception {
        Scheme.Hmac stamped =
                new Scheme.Hmac(
                        "X-Signature",
                        "",
                        "HmacSHA256",
                        Scheme.Hmac.Encoding.HEX,
                        "{timestamp}.{body}",
                        "X-Timestamp",
                        Duration.ofMinutes(5));
        String time = Long.toString(NOW.getEpochSecond());
        byte[] digest =
                hmac(
                        "It's a Secret to Everybody".getBytes(UTF_8),
                        (time + ".Hello, World!").getBytes(UTF_8));
        Map<String, String> headers =
                Map.of("X-Signature", HexFormat.of().formatHex(digest), "X-Timestamp", time);
        assertThat(check(stamped, headers)).isInstanceOf(Authentication.Passed.class);
        assertThat(check(stamped, Map.of("X-Signature", headers.get("X-Signature"))))
                .isInstanceOf(Authentication.Refused.class);
    }

    @Test
    void aSecretIsNotShown() {
        assertThat(SECRET.toString()).isEqualTo("***");
    }
}
