package dev.gatehouse.server;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.zip.CRC32;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A secret as somebody would paste it, made up on the spot, its checksum right where its shape has
/// one.
///
/// @param shape what it is
/// @param text how it is written
/// @param needle the part that nobody may see, in small letters, as an index would hold it
record PlantedSecret(String shape, String text, String needle) {
    private static final String DIGITS = "0123456789";
    private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String WORD = DIGITS + UPPER + UPPER.toLowerCase(Locale.ROOT);
    private static final String HEX = DIGITS + "abcdef";

    private static PlantedSecret of(String shape, String before, String secret, String after) {
        int core = Math.max(0, secret.length() - 16);
        return new PlantedSecret(
                shape, before + secret + after, secret.substring(core).toLowerCase(Locale.ROOT));
    }

    private static PlantedSecret of(String shape, String secret) {
        return of(shape, "", secret, "");
    }

    /// One of each shape.
    static List<PlantedSecret> all(long seed) {
        Random random = new Random(seed);
        List<PlantedSecret> all = new ArrayList<>();
        all.add(of("github-personal", checksummed("ghp_", random)));
        all.add(of("github-app", checksummed("ghs_", random)));
        all.add(
                of(
                        "github-fine-grained",
                        "github_pat_" + any(WORD, 22, random) + "_" + any(WORD, 59, random)));
        all.add(of("gitlab-personal", "glpat-" + any(WORD, 20, random)));
        all.add(of("gitlab-runner", "glrt-" + any(WORD, 20, random)));
        all.add(of("npm", checksummed("npm_", random)));
        all.add(of("pypi", "pypi-" + "AgEIcHlwaS5vcmc" + any(WORD, 70, random)));
        all.add(of("aws-key-id", "AKIA" + any(UPPER + "234567", 16, random)));
        all.add(of("aws-secret", "aws_secret_access_key=", any(WORD, 40, random), ""));
        all.add(of("google-api-key", "AIza" + any(WORD, 35, random)));
        all.add(of("slack-bot", "xoxb-" + any(DIGITS, 12, random) + "-" + any(WORD, 24, random)));
        all.add(
                of(
                        "slack-webhook",
                        "https://",
                        "hooks.slack.com/services/T"
                                + any(UPPER, 8, random)
                                + "/B"
                                + any(UPPER, 8, random)
                                + "/"
                                + any(WORD, 24, random),
                        ""));
        all.add(of("docker", "dckr_pat_" + any(WORD, 27, random)));
        all.add(of("stripe", "sk_live_" + any(WORD, 24, random)));
        all.add(of("sendgrid", "SG." + any(WORD, 22, random) + "." + any(WORD, 43, random)));
        all.add(of("twilio", "SK" + any(HEX, 32, random)));
        all.add(of("vault", "hvs." + "CAESI" + any(WORD, 90, random)));
        all.add(of("gatehouse", "gth_" + any(WORD, 49, random)));
        all.add(
                of(
                        "url-password",
                        "https://bot:",
                        any(WORD, 18, random),
                        "@git.example.com/x.git"));
        all.add(of("password", "mysql --password=", any(WORD, 18, random), " -h db"));
        all.add(
                of(
                        "azure-account-key",
                        "DefaultEndpointsProtocol=https;AccountKey=",
                        Base64.getEncoder().encodeToString(bytes(64, random)),
                        ";EndpointSuffix=core"));
        all.add(basic(random));
        all.add(of("bearer", "Authorization: Bearer ", any(WORD, 32, random), ""));
        all.add(webToken(random));
        all.add(privateKey());
        return all;
    }

    // The last six are the CRC-32 of the thirty before, in base 62.
    private static String checksummed(String prefix, Random random) {
        String body = any(WORD, 30, random);
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.US_ASCII));
        StringBuilder digits = new StringBuilder();
        long rest = crc.getValue();
        for (int i = 0; i < 6; i++) {
            digits.insert(0, WORD.charAt((int) (rest % WORD.length())));
            rest /= WORD.length();
        }
        return prefix + body + digits;
    }

    private static PlantedSecret basic(Random random) {
        String pair = "deploy:" + any(WORD, 20, random);
        return of(
                "basic",
                "Authorization: Basic ",
                Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)),
                "");
    }

    private static PlantedSecret webToken(Random random) {
        Base64.Encoder coder = Base64.getUrlEncoder().withoutPadding();
        String head = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";
        String claims = "{\"sub\":\"repo:acme/x\",\"jti\":\"" + any(HEX, 16, random) + "\"}";
        String signed =
                coder.encodeToString(head.getBytes(StandardCharsets.UTF_8))
                        + "."
                        + coder.encodeToString(claims.getBytes(StandardCharsets.UTF_8));
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes(32, random), "HmacSHA256"));
            byte[] signature = mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII));
            return of("web-token", signed + "." + coder.encodeToString(signature));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static PlantedSecret privateKey() {
        try {
            KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
            keys.initialize(256, new SecureRandom());
            String body =
                    Base64.getMimeEncoder(64, new byte[] {'\n'})
                            .encodeToString(keys.generateKeyPair().getPrivate().getEncoded());
            String needle = body.substring(body.length() - 24).toLowerCase(Locale.ROOT);
            return new PlantedSecret(
                    "private-key",
                    "-----BEGIN PRIVATE"
                            + " KEY-----\n"
                            + body
                            + "\n-----END PRIVATE"
                            + " KEY-----",
                    needle);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] bytes(int count, Random random) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private static String any(String alphabet, int count, Random random) {
        StringBuilder text = new StringBuilder(count);
        // A digit among them: without one it could be a word.
        for (int i = 0; i < count; i++) {
            text.append(
                    i == 1 && alphabet.equals(WORD)
                            ? DIGITS.charAt(random.nextInt(10))
                            : alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
