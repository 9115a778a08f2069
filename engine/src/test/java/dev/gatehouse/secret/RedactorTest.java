package dev.gatehouse.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RedactorTest {
    private static final Redactor REDACTOR =
            new Redactor(InstallationKey.of(new byte[InstallationKey.KEY_BYTES]));

    /// A text and the part of it that nobody may see. Put together here from halves, so that no
    /// scanner mistakes this file for a leak.
    record Leak(String type, String before, String secret, String after) {
        static Leak of(String type, String before, String secret) {
            return new Leak(type, before, secret, "");
        }

        String text() {
            return before + secret + after;
        }
    }

    private static final String A36 = "0123456789abcdefghijABCDEFGHIJ987654";

    static List<Leak> leaks() {
        List<Leak> leaks = new ArrayList<>();
        for (String prefix : List.of("ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_")) {
            leaks.add(new Leak("github-token", "token ", prefix + A36, " used"));
        }
        for (String prefix : List.of("glpat-", "gldt-", "glrt-", "glptt-", "glcbt-", "glagent-")) {
            leaks.add(Leak.of("gitlab-token", "x=", prefix + "abcdefghij0123456789"));
        }
        leaks.add(Leak.of("aws-key-id", "", "AKIA" + "IOSFODNN7EXAMPLE"));
        leaks.add(Leak.of("aws-key-id", "id: ", "ASIA" + "IOSFODNN7EXAMPLE"));
        leaks.add(Leak.of("aws-secret-key", "", "wJalrXUtnFEMI/K7MDENG/" + "bPxRfiCYEXAMPLEKEY"));
        leaks.add(
                Leak.of(
                        "assigned-secret",
                        "AWS_SECRET_ACCESS_KEY=",
                        "wJalrXUtnFEMI/K7MDENG/" + "bPxRfiCYEXAMPLEKEY"));
        leaks.add(Leak.of("slack-token", "", "xoxb-" + "123456789012-abcdefABCDEF"));
        leaks.add(
                Leak.of(
                        "slack-webhook",
                        "https://",
                        "hooks.slack.com/services/" + "T00000000/B00000000/XXXXXXXXXXXXXXXX"));
        leaks.add(
                Leak.of("google-api-key", "key ", "AIza" + "SyA1234567890abcdefghijklmnopqrstuv"));
        leaks.add(
                Leak.of(
                        "json-web-token",
                        "",
                        "eyJhbGciOiJSUzI1NiJ9" + ".eyJzdWIiOiJzeXN0ZW0ifQ.c2lnbmF0dXJlLXNpZw"));
        leaks.add(
                new Leak(
                        "private-key",
                        "cat ",
                        "-----BEGIN RSA PRIVATE" + " KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----",
                        "\nrest"));
        leaks.add(
                Leak.of(
                        "private-key",
                        "",
                        "-----BEGIN OPENSSH PRIVATE" + " KEY-----\nb3BlbnNzaC1"));
        leaks.add(new Leak("url-password", "git clone https://bot:", "hunter2!", "@git.example/x"));
        return Stream.concat(leaks.stream(), moreLeaks().stream()).toList();
    }

    private static List<Leak> moreLeaks() {
        List<Leak> leaks = new ArrayList<>();
        leaks.add(Leak.of("npm-token", "//registry/:_authToken ", "npm_" + A36));
        leaks.add(Leak.of("pypi-token", "", "pypi-" + A36 + A36));
        leaks.add(Leak.of("docker-token", "", "dckr_pat_" + "abcdefghijklmnopqrstuvwxyz1"));
        leaks.add(Leak.of("stripe-key", "", "sk_live_" + "abcdefghijklmnop1234"));
        leaks.add(Leak.of("sendgrid-key", "", "SG." + "abcdefghijklmnopqrstuv." + A36 + "abcdefg"));
        leaks.add(Leak.of("twilio-key", "", "SK" + "0123456789abcdef0123456789abcdef"));
        leaks.add(Leak.of("vault-token", "", "hvs." + "CAESIJ1234567890abcdefghij"));
        leaks.add(Leak.of("vault-token", "", "s." + "abcdefghijklmnopqrstuvwx"));
        leaks.add(
                new Leak(
                        "assigned-secret",
                        "DefaultEndpointsProtocol=https;AccountKey=",
                        "Zm9vYmFyZm9vYmFy" + "Zm9vYmFy==",
                        ";EndpointSuffix=core"));
        leaks.add(Leak.of("assigned-secret", "?sv=2024-01-01&sp=r&sig=", "abc%2Fdef%3D"));
        leaks.add(Leak.of("basic-credentials", "Authorization: Basic ", "dXNlcjpwYXNzd29yZA=="));
        leaks.add(Leak.of("bearer-token", "authorization: bearer ", "abcdef0123456789.xyz"));
        leaks.add(Leak.of("gatehouse-token", "", "gth_" + "abcdefghijABCDEFGHIJ0123456789"));
        leaks.add(new Leak("password", "mysql --password=", "correcthorse", " -h db"));
        leaks.add(new Leak("password", "{\"password\":\"", "it has spaces", "\"}"));
        leaks.add(new Leak("assigned-secret", "{\"api_key\": \"", "abc123def", "\"}"));
        leaks.add(Leak.of("assigned-secret", "export DEPLOY_TOKEN=", "letmein"));
        return leaks;
    }

    @ParameterizedTest
    @MethodSource("leaks")
    void aSecretOfAKnownShapeIsGoneAndWhatStandsAroundItStays(Leak leak) {
        String redacted = REDACTOR.redact(leak.text());
        assertThat(redacted)
                .doesNotContain(leak.secret())
                .startsWith(leak.before())
                .endsWith(leak.after())
                .containsPattern("\\[redacted:" + leak.type() + ":[0-9a-f]{8}]");
    }

    @ParameterizedTest
    @MethodSource("leaks")
    void redactingTwiceChangesNothing(Leak leak) {
        String once = REDACTOR.redact(leak.text());
        assertThat(REDACTOR.redact(once)).isEqualTo(once);
    }

    @ParameterizedTest
    @MethodSource("ordinary")
    void anOrdinaryTextComesBackAsItIs(String text) {
        assertThat(REDACTOR.redact(text)).isSameAs(text);
    }

    static List<String> ordinary() {
        return List.of(
                "",
                "octocat",
                "repo:acme/payments:ref:refs/heads/main",
                "6dcb09b5b57875f334f61aebed695e2e4193db5e",
                "system:serviceaccount:payments:deployer",
                "secret/data/payments/production",
                "org.update_member token_type=none",
                "invalid token: expired",
                "https://example.com/acme/payments?tab=readme#token",
                "arn:aws:iam::123456789012:user/dev",
                "Basic authentication is off",
                "2026-11-22T09:00:00.000Z",
                "sha256:0000000000000000000000000000000000000000000000000000000000000000",
                "src/main/java/dev/gatehouse/secret/Redactor.java");
    }

    @Test
    void theSameSecretHasTheSameMarkHereAndAnotherElsewhere() {
        byte[] other = new byte[InstallationKey.KEY_BYTES];
        other[0] = 1;
        String secret = "gth_" + A36;
        assertThat(REDACTOR.redact(secret)).isEqualTo(REDACTOR.redact(secret));
        assertThat(new Redactor(InstallationKey.of(other)).redact(secret))
                .isNotEqualTo(REDACTOR.redact(secret));
    }

    @Test
    void anAttackersMarkHidesNothing() {
        String secret = "ghp_" + A36;
        assertThat(REDACTOR.redact("[redacted:x:" + secret + "]")).doesNotContain(secret);
        assertThat(REDACTOR.redact("token=[redacted:" + secret + "]")).doesNotContain(secret);
    }

    @Test
    void aHalfMarkInAnAssignmentHidesNothing() {
        assertThat(REDACTOR.redact("password=[redacted:hunter2")).doesNotContain("hunter2");
        assertThat(REDACTOR.redact("git://a:[redacted:hunter2@h/")).doesNotContain("hunter2");
    }

    @Test
    void aMemberWhoseNameSaysSoIsHiddenWhole() {
        assertThat(REDACTOR.redactMember("client_secret", "plain words")).startsWith("[redacted:");
        assertThat(REDACTOR.redactMember("title", "plain words")).isEqualTo("plain words");
    }

    @Test
    void everyPrefixIsLookedFor() {
        for (PrefixShape shape : PrefixShape.ALL) {
            String letters = shape.alphabet() == Alphabet.UPPER_DIGIT ? "A7" : "a7";
            String secret =
                    shape.prefix()
                            + letters.repeat(shape.charsMin()).substring(0, shape.charsMin());
            assertThat(REDACTOR.redact("see " + secret + " there"))
                    .as(shape.prefix())
                    .startsWith("see [redacted:")
                    .endsWith("] there");
        }
    }

    @Test
    void everyNameOfASecretIsKnownHoweverItIsJoinedAndWritten() {
        for (String name :
                List.of(
                        "PASSWORD",
                        "db-passwd",
                        "pass.phrase",
                        "user_pwd",
                        "client_secret",
                        "id-Token",
                        "api_key",
                        "apiKey",
                        "access-key",
                        "secret.key",
                        "privateKey",
                        "ACCOUNT_KEY",
                        "auth_key",
                        "encryptionKey",
                        "signing_key_",
                        "credentials",
                        "sig",
                        "X-Amz-Signature")) {
            assertThat(REDACTOR.redact("a=1 " + name + "=hunter2hunter"))
                    .as(name)
                    .startsWith("a=1 " + name + "=[redacted:");
        }
    }

    @Test
    void aCloudKeyIsFoundWhateverLetterItBeginsWith() {
        String rest = "JalrXUtnFEMI/K7MDENG/" + "bPxRfiCYEXAMPLEKE9";
        for (char first :
                "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789".toCharArray()) {
            assertThat(REDACTOR.redact("key " + first + rest))
                    .startsWith("key [redacted:aws-secret-key:");
        }
    }

    @Test
    void noTextMakesItSlowOrFail() {
        String[] parts = {
            "eyJ",
            ".",
            "-",
            "://",
            ":",
            "@",
            "token=",
            "\"",
            "ghp_",
            "-----BEGIN ",
            "PRIVATE KEY",
            "-----",
            "[redacted:",
            "Basic ",
            "b.",
            "a",
            "0",
            "=",
            "\u0000",
            "\ud800",
            "=%"
        };
        Random random = new Random(7);
        for (int round = 0; round < 60; round++) {
            String unit = parts[random.nextInt(parts.length)] + parts[random.nextInt(parts.length)];
            String text = unit.repeat(20_000);
            assertThat(REDACTOR.redact(REDACTOR.redact(text))).isEqualTo(REDACTOR.redact(text));
        }
    }
}
