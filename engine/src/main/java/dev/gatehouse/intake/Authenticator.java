package dev.gatehouse.intake;

import dev.gatehouse.event.Trust;
import dev.gatehouse.source.Scheme;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Checks where a delivery is from, on its raw bytes and before anything is parsed. Comparisons are
/// of bytes, in constant time, after the lengths. The scheme comes from the source, never from the
/// request.
final class Authenticator {
    /// Signatures looked at in one header.
    static final int SIGNATURES_MAX = 16;

    /// Characters of a header that holds signatures.
    static final int SIGNATURE_HEADER_CHARS_MAX = 8 * 1024;

    /// Bytes of a secret that is checked here; shorter ones are refused when they are set.
    static final int SECRET_BYTES_MIN = 16;

    private static final Pattern WEBHOOK_ID = Pattern.compile("[A-Za-z0-9_-]{1,128}");
    private static final String BEARER = "Bearer ";
    private static final String SPLUNK = "Splunk ";

    private final InstantSource clock;

    Authenticator(InstantSource clock) {
        this.clock = clock;
    }

    Authentication check(Scheme scheme, Secret secret, Headers headers, byte[] body) {
        return switch (scheme) {
            case Scheme.None _ -> new Authentication.Passed("none", Trust.NONE);
            case Scheme.Bearer _ -> bearer(secret, headers);
            case Scheme.SharedToken token -> shared(token, secret, headers);
            case Scheme.Hmac hmac -> hmac(hmac, secret, headers, body);
            case Scheme.StandardWebhooks standard -> standard(standard, secret, headers, body);
        };
    }

    private static Authentication bearer(Secret secret, Headers headers) {
        Optional<String> sent = headers.only("Authorization");
        if (sent.isEmpty() || !sent.get().regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return refused(Authentication.Reason.NOTHING_PROVES_IT);
        }
        return token(sent.get().substring(BEARER.length()).strip(), secret, "bearer");
    }

    /// Checks `Authorization: Splunk TOKEN`, as streams to an event collector carry it.
    static Authentication splunk(Secret secret, Headers headers) {
        return splunkToken(headers)
                .map(sent -> token(sent, secret, "splunk"))
                .orElse(refused(Authentication.Reason.NOTHING_PROVES_IT));
    }

    /// Whether there is such a token at all.
    static boolean carriesSplunkToken(Headers headers) {
        return splunkToken(headers).isPresent();
    }

    private static Optional<String> splunkToken(Headers headers) {
        return headers.only("Authorization")
                .filter(sent -> sent.regionMatches(true, 0, SPLUNK, 0, SPLUNK.length()))
                .map(sent -> sent.substring(SPLUNK.length()).strip());
    }

    private static Authentication shared(
            Scheme.SharedToken scheme, Secret secret, Headers headers) {
        return headers.only(scheme.header())
                .map(sent -> token(sent, secret, "shared-token"))
                .orElse(refused(Authentication.Reason.NOTHING_PROVES_IT));
    }

    private static Authentication token(String sent, Secret secret, String word) {
        if (secret.isMissing()) {
            return refused(Authentication.Reason.NO_SECRET);
        }
        // Equal digests of unequal lengths do not happen, and the length of the secret stays ours.
        boolean same =
                MessageDigest.isEqual(
                        sha256(sent.getBytes(StandardCharsets.UTF_8)), sha256(secret.bytes()));
        return same
                ? new Authentication.Passed(word, Trust.SECRET)
                : refused(Authentication.Reason.DOES_NOT_MATCH);
    }

    private Authentication hmac(Scheme.Hmac scheme, Secret secret, Headers headers, byte[] body) {
        Optional<String> sent = headers.only(scheme.header());
        if (sent.isEmpty()) {
            return refused(Authentication.Reason.NOTHING_PROVES_IT);
        }
        if (secret.isMissing()) {
            return refused(Authentication.Reason.NO_SECRET);
        }
        String value = sent.get();
        if (value.length() > SIGNATURE_HEADER_CHARS_MAX || !value.startsWith(scheme.prefix())) {
            return refused(Authentication.Reason.MALFORMED);
        }
        String timestamp = "";
        if (!scheme.timestampHeader().isEmpty()) {
            timestamp = headers.only(scheme.timestampHeader()).orElse("");
            Optional<Authentication.Reason> late = late(timestamp, scheme.tolerance());
            if (late.isPresent()) {
                return refused(late.get());
            }
        }
        byte[] expected =
                mac(scheme.hash(), secret.bytes(), signed(scheme.template(), timestamp, body));
        Optional<byte[]> given =
                decode(value.substring(scheme.prefix().length()), scheme.encoding());
        return given.isPresent() && MessageDigest.isEqual(expected, given.get())
                ? new Authentication.Passed("hmac", Trust.SIGNED)
                : refused(Authentication.Reason.DOES_NOT_MATCH);
    }

    private Authentication standard(
            Scheme.StandardWebhooks scheme, Secret secret, Headers headers, byte[] body) {
        Optional<String> signatures = headers.only("webhook-signature");
        if (signatures.isEmpty()) {
            return refused(Authentication.Reason.NOTHING_PROVES_IT);
        }
        if (secret.isMissing()) {
            return refused(Authentication.Reason.NO_SECRET);
        }
        String id = headers.only("webhook-id").orElse("");
        String timestamp = headers.only("webhook-timestamp").orElse("");
        boolean wellFormed =
                WEBHOOK_ID.matcher(id).matches()
                        && signatures.get().length() <= SIGNATURE_HEADER_CHARS_MAX;
        String[] all = wellFormed ? signatures.get().split(" ", SIGNATURES_MAX + 1) : new String[0];
        if (!wellFormed || all.length > SIGNATURES_MAX) {
            return refused(Authentication.Reason.MALFORMED);
        }
        Optional<Authentication.Reason> late = late(timestamp, scheme.tolerance());
        if (late.isPresent()) {
            return refused(late.get());
        }
        byte[] expected =
                mac(
                        "HmacSHA256",
                        secret.webhookKey(),
                        signed(id + "." + timestamp + ".{body}", timestamp, body));
        for (String one : all) {
            Optional<byte[]> given =
                    one.startsWith("v1,")
                            ? decode(one.substring(3), Scheme.Hmac.Encoding.BASE64)
                            : Optional.empty();
            if (given.isPresent() && MessageDigest.isEqual(expected, given.get())) {
                return new Authentication.Passed("standard-webhooks", Trust.SIGNED);
            }
        }
        return refused(Authentication.Reason.DOES_NOT_MATCH);
    }

    private Optional<Authentication.Reason> late(String timestamp, Duration tolerance) {
        if (!timestamp.matches("[0-9]{1,12}")) {
            return Optional.of(Authentication.Reason.MALFORMED);
        }
        try {
            Duration apart =
                    Duration.between(
                            Instant.ofEpochSecond(Long.parseLong(timestamp)), clock.instant());
            return apart.abs().compareTo(tolerance) > 0
                    ? Optional.of(Authentication.Reason.STALE)
                    : Optional.empty();
        } catch (DateTimeException beyond) {
            return Optional.of(Authentication.Reason.STALE);
        }
    }

    // The body may be any bytes, so the template is filled as bytes: what stands before it, the
    // body, what stands after it.
    private static byte[] signed(String template, String timestamp, byte[] body) {
        if (template.equals("{body}")) {
            return body;
        }
        int at = template.indexOf("{body}");
        byte[] before =
                template.substring(0, at)
                        .replace("{timestamp}", timestamp)
                        .getBytes(StandardCharsets.UTF_8);
        byte[] after =
                template.substring(at + "{body}".length())
                        .replace("{timestamp}", timestamp)
                        .getBytes(StandardCharsets.UTF_8);
        byte[] whole = new byte[before.length + body.length + after.length];
        System.arraycopy(before, 0, whole, 0, before.length);
        System.arraycopy(body, 0, whole, before.length, body.length);
        System.arraycopy(after, 0, whole, before.length + body.length, after.length);
        return whole;
    }

    private static Optional<byte[]> decode(String text, Scheme.Hmac.Encoding encoding) {
        try {
            return Optional.of(
                    switch (encoding) {
                        case HEX -> HexFormat.of().parseHex(text);
                        case BASE64 -> Base64.getDecoder().decode(text);
                    });
        } catch (IllegalArgumentException notEncoded) {
            return Optional.empty();
        }
    }

    private static byte[] mac(String algorithm, byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            return mac.doFinal(message);
        } catch (GeneralSecurityException bug) {
            throw new IllegalStateException("source.yaml named a MAC the JDK lacks", bug);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException bug) {
            throw new IllegalStateException("every JDK has SHA-256", bug);
        }
    }

    private static Authentication refused(Authentication.Reason reason) {
        return new Authentication.Refused(reason);
    }
}
