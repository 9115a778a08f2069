package dev.gatehouse.server.oidc;

import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import dev.gatehouse.outbound.OutboundPolicy;
import dev.gatehouse.server.oidc.SignOnRefused.Reason;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is known of the provider: where it is asked, and the keys it signs with. Both are asked for
/// again after a while, keys also when a token names one that is not known, yet not more often than
/// [#KEYS_MINUTES_MIN]. Keys that could not be asked for again serve for [#KEYS_HOURS_MAX].
final class KnownProvider {
    /// How long what the provider says of itself is believed.
    static final Duration FRESH_MINUTES_MAX = Duration.ofMinutes(60);

    /// How long keys serve while the provider cannot be asked for them.
    static final Duration KEYS_HOURS_MAX = Duration.ofHours(24);

    /// How often a stranger's key name can make us ask.
    static final Duration KEYS_MINUTES_MIN = Duration.ofMinutes(1);

    /// Keys of one provider.
    static final int KEYS_MAX = 64;

    /// How long nobody is asked again who just did not answer, so that sign-ins do not queue for
    /// it.
    static final Duration SILENCE_SECONDS = Duration.ofSeconds(5);

    private static final int RSA_BITS_MIN = 2048;
    private static final String WELL_KNOWN = "/.well-known/openid-configuration";

    private final String issuer;
    private final OutboundPolicy policy;
    private final ProviderAnswers answers;
    private final InstantSource clock;
    private @Nullable Known<Metadata> metadata;
    private @Nullable Known<List<JWK>> keys;
    private Instant asked = Instant.MIN;
    private Instant silent = Instant.MIN;

    KnownProvider(
            String issuer, OutboundPolicy policy, ProviderAnswers answers, InstantSource clock) {
        this.issuer = issuer;
        this.policy = policy;
        this.answers = answers;
        this.clock = clock;
    }

    private record Known<T>(T what, Instant since) {}

    /// Where it is asked.
    synchronized Metadata metadata() {
        Known<Metadata> known = metadata;
        if (known == null || isOlder(known.since(), FRESH_MINUTES_MAX)) {
            known = new Known<>(asked(), clock.instant());
            metadata = known;
        }
        return known.what();
    }

    private Metadata asked() {
        if (!isOlder(silent, SILENCE_SECONDS)) {
            throw new SignOnRefused(Reason.UNREACHABLE, "it did not answer a moment ago");
        }
        String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        try {
            byte[] document = answers.document(base + WELL_KNOWN);
            return Metadata.read(ProviderAnswers.object(document), issuer, policy);
        } catch (SignOnRefused unusable) {
            silent = clock.instant();
            throw unusable;
        }
    }

    /// The keys it signs with.
    ///
    /// @param wanted the name of the key a token says it is signed with
    synchronized List<JWK> keys(String wanted) {
        Known<List<JWK>> known = keys;
        boolean lacks = known == null || known.what().stream().noneMatch(key -> is(key, wanted));
        boolean stale = known == null || isOlder(known.since(), FRESH_MINUTES_MAX);
        if ((lacks || stale) && isOlder(asked, KEYS_MINUTES_MIN)) {
            asked = clock.instant();
            known = askedAgain(known);
            keys = known;
        }
        if (known == null) {
            throw new SignOnRefused(Reason.UNREACHABLE, "its keys are not known");
        }
        return known.what();
    }

    private Known<List<JWK>> askedAgain(@Nullable Known<List<JWK>> before) {
        try {
            return new Known<>(read(answers.document(metadata().keys())), clock.instant());
        } catch (SignOnRefused unreachable) {
            if (before != null && !isOlder(before.since(), KEYS_HOURS_MAX)) {
                return before;
            }
            throw unreachable;
        }
    }

    private static List<JWK> read(byte[] document) {
        List<JWK> all;
        try {
            all = JWKSet.parse(new String(document, StandardCharsets.UTF_8)).getKeys();
        } catch (ParseException notKeys) {
            throw new SignOnRefused(Reason.UNREACHABLE, "its keys cannot be read", notKeys);
        }
        if (all.size() > KEYS_MAX) {
            throw new SignOnRefused(
                    Reason.UNREACHABLE, "it has more than " + KEYS_MAX + " signing keys");
        }
        List<JWK> usable = all.stream().filter(KnownProvider::isUsable).toList();
        if (usable.isEmpty()) {
            throw new SignOnRefused(Reason.UNREACHABLE, "it has no key that can be used");
        }
        return usable;
    }

    // A secret key in a public document is nobody's proof, and a short one is anybody's.
    private static boolean isUsable(JWK key) {
        return key instanceof AsymmetricJWK
                && (!(key instanceof RSAKey rsa) || rsa.size() >= RSA_BITS_MIN);
    }

    private static boolean is(JWK key, String wanted) {
        return Optional.ofNullable(key.getKeyID()).orElse("").equals(wanted);
    }

    private boolean isOlder(Instant since, Duration most) {
        return since.equals(Instant.MIN) || clock.instant().isAfter(since.plus(most));
    }
}
