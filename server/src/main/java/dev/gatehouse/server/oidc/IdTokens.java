package dev.gatehouse.server.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.gatehouse.server.oidc.SignOnRefused.Reason;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads ID tokens (OpenID Connect Core 1.0, section 3.1.3.7) and believes none without proof:
/// signed by a key of the provider with an algorithm of the list, by this issuer, for Gatehouse and
/// nobody else, now, and for this very sign-in.
final class IdTokens {
    /// How far the provider's clock may be off.
    static final Duration SKEW_SECONDS_MAX = Duration.ofSeconds(60);

    /// How long ago a token may have been made; some providers date them back by five minutes.
    static final Duration MADE_MINUTES_MAX = Duration.ofMinutes(10);

    /// Characters of a token.
    static final int TOKEN_CHARS_MAX = 64 * 1024;

    private static final int SUBJECT_CHARS_MAX = 255;
    private static final int GROUPS_MAX = 2_000;

    // Signatures with a key pair alone: with a shared secret, whoever can check could also sign.
    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(
                    JWSAlgorithm.RS256,
                    JWSAlgorithm.RS384,
                    JWSAlgorithm.RS512,
                    JWSAlgorithm.PS256,
                    JWSAlgorithm.PS384,
                    JWSAlgorithm.PS512,
                    JWSAlgorithm.ES256,
                    JWSAlgorithm.ES384,
                    JWSAlgorithm.ES512);

    private final ProviderSettings settings;
    private final KnownProvider provider;
    private final InstantSource clock;

    IdTokens(ProviderSettings settings, KnownProvider provider, InstantSource clock) {
        this.settings = settings;
        this.provider = provider;
        this.clock = clock;
    }

    /// Whom the token speaks of.
    ///
    /// @param nonce what this sign-in was begun with
    ProviderPerson read(String token, String nonce) {
        JWTClaimsSet claims = signed(token);
        if (!settings.issuer().equals(claims.getIssuer())) {
            throw new SignOnRefused(Reason.OTHER_ISSUER, "the token is of another issuer");
        }
        checkAudience(claims);
        checkTime(claims);
        if (!same(nonce, claim(claims, "nonce"))) {
            throw new SignOnRefused(Reason.NONCE, "the token is of another sign-in");
        }
        return person(claims);
    }

    private JWTClaimsSet signed(String token) {
        if (token.length() > TOKEN_CHARS_MAX) {
            throw new SignOnRefused(Reason.CLAIMS, "the token is too long");
        }
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            String key = Optional.ofNullable(jwt.getHeader().getKeyID()).orElse("");
            var keys = new ImmutableJWKSet<SecurityContext>(new JWKSet(provider.keys(key)));
            var processor = new DefaultJWTProcessor<SecurityContext>();
            processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys));
            // The library would take the time of the machine; checkTime takes ours.
            processor.setJWTClaimsSetVerifier((_, _) -> {});
            return processor.process(jwt, null);
        } catch (ParseException | BadJOSEException | JOSEException unproved) {
            throw new SignOnRefused(Reason.SIGNATURE, "the token is not proved", unproved);
        }
    }

    private void checkAudience(JWTClaimsSet claims) {
        String us = settings.client().id();
        String presenter = claim(claims, "azp");
        boolean ours = claims.getAudience().equals(List.of(us));
        if (!ours || !(presenter.isEmpty() || presenter.equals(us))) {
            throw new SignOnRefused(Reason.AUDIENCE, "the token is not for this client alone");
        }
    }

    private void checkTime(JWTClaimsSet claims) {
        Instant now = clock.instant();
        Instant expires = time(claims.getExpirationTime());
        Instant made = time(claims.getIssueTime());
        Instant valid = claims.getNotBeforeTime() == null ? made : time(claims.getNotBeforeTime());
        boolean over = !now.isBefore(expires.plus(SKEW_SECONDS_MAX));
        boolean early = made.isAfter(now.plus(SKEW_SECONDS_MAX));
        boolean old = made.isBefore(now.minus(MADE_MINUTES_MAX));
        if (over || early || old || valid.isAfter(now.plus(SKEW_SECONDS_MAX))) {
            throw new SignOnRefused(
                    Reason.TIME, "the token was made at " + made + " and ends at " + expires);
        }
    }

    private static Instant time(@org.jspecify.annotations.Nullable Date date) {
        if (date == null) {
            throw new SignOnRefused(Reason.CLAIMS, "the token says not when it was made or ends");
        }
        return date.toInstant();
    }

    private ProviderPerson person(JWTClaimsSet claims) {
        String subject = claim(claims, "sub");
        if (subject.isEmpty() || subject.length() > SUBJECT_CHARS_MAX) {
            throw new SignOnRefused(Reason.CLAIMS, "the token names no subject");
        }
        return new ProviderPerson(
                settings.issuer(),
                subject,
                claim(claims, settings.claims().name()),
                groups(claims));
    }

    private List<String> groups(JWTClaimsSet claims) {
        String name = settings.claims().groups();
        Object told = claims.getClaim(name);
        boolean elsewhere =
                claims.getClaim("_claim_names") instanceof Map<?, ?> m && m.get(name) != null;
        if (told == null && (elsewhere || claims.getClaim("hasgroups") != null)) {
            throw new SignOnRefused(Reason.GROUPS_LEFT_OUT, "the groups were left out");
        }
        List<?> all =
                told instanceof List<?> list ? list : told == null ? List.of() : List.of(told);
        if (all.size() > GROUPS_MAX) {
            throw new SignOnRefused(Reason.CLAIMS, "more than " + GROUPS_MAX + " groups");
        }
        return all.stream().filter(String.class::isInstance).map(String.class::cast).toList();
    }

    private static String claim(JWTClaimsSet claims, String name) {
        return claims.getClaim(name) instanceof String text ? text : "";
    }

    static boolean same(String ours, String sent) {
        return MessageDigest.isEqual(
                ours.getBytes(StandardCharsets.UTF_8), sent.getBytes(StandardCharsets.UTF_8));
    }
}
