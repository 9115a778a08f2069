package dev.gatehouse.server.oidc;

import dev.gatehouse.outbound.OutboundClient;
import dev.gatehouse.outbound.OutboundPolicy;
import dev.gatehouse.server.oidc.BegunSignOns.Begun;
import dev.gatehouse.server.oidc.SignOnRefused.Reason;
import dev.gatehouse.server.web.Peer;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The company's identity provider. A sign-in is begun by one browser and finished by the same one,
/// once: the code goes in with the proof that belongs to it (PKCE), the answer must carry our state
/// and the provider's name, and the token must pass all of [IdTokens]. Safe for any number of
/// threads.
public final class IdentityProvider implements AutoCloseable {
    /// How long somebody may take at the provider.
    public static final Duration LIFE_MINUTES_MAX = BegunSignOns.LIFE_MINUTES_MAX;

    /// Where in Gatehouse the provider sends browsers back to.
    public static final String RETURN_PATH = "/signed-on";

    private static final int SECRET_BYTES = 32;
    private static final int CODE_CHARS_MAX = 8_192;

    private final ProviderSettings settings;
    private final OutboundClient client;
    private final ProviderAnswers answers;
    private final KnownProvider provider;
    private final IdTokens tokens;
    private final BegunSignOns begun;
    private final SecureRandom random;
    private final InstantSource clock;

    /// @param privateHosts hosts that may be asked although their address is a private one
    public IdentityProvider(
            ProviderSettings settings,
            Set<String> privateHosts,
            SecureRandom random,
            InstantSource clock) {
        OutboundPolicy policy = new OutboundPolicy(privateHosts, plain(settings));
        this.settings = settings;
        this.random = random;
        this.clock = clock;
        this.client = new OutboundClient(policy);
        this.answers = new ProviderAnswers(client);
        this.provider = new KnownProvider(settings.issuer(), policy, answers, clock);
        this.tokens = new IdTokens(settings, provider, clock);
        this.begun = new BegunSignOns(clock);
    }

    // Without TLS to this very machine alone, where nobody is in between.
    private static Set<String> plain(ProviderSettings settings) {
        String host = settings.host();
        boolean here = host.equals("localhost") || Peer.isLoopback(host);
        return here && settings.issuer().startsWith("http://") ? Set.of(host) : Set.of();
    }

    /// A sign-in that was begun.
    ///
    /// @param address of the provider, for the browser to go to
    /// @param browser what the browser must bring back
    public record Begin(String address, String browser) {}

    /// What the provider sent the browser back with; empty what it did not send.
    ///
    /// @param issuer who it says it is (RFC 9207)
    /// @param error why it let nobody in
    public record Answer(String code, String state, String issuer, String error) {}

    /// A sign-in that was finished.
    ///
    /// @param goTo where in Gatehouse they wanted to go
    public record Finish(ProviderPerson person, String goTo) {}

    /// What it is set to.
    public ProviderSettings settings() {
        return settings;
    }

    /// Begins a sign-in.
    ///
    /// @param here where this server is reached, where no setting says where to come back to
    /// @param goTo where in Gatehouse they want to go
    /// @throws SignOnRefused when the provider does not answer as it should
    public Begin begin(String here, String goTo) {
        String to = settings.returnTo().orElse(here) + RETURN_PATH;
        Begun one =
                new Begun(
                        secret(),
                        secret(),
                        secret(),
                        to,
                        goTo,
                        clock.instant().plus(BegunSignOns.LIFE_MINUTES_MAX));
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("response_type", "code");
        asked.put("client_id", settings.client().id());
        asked.put("redirect_uri", to);
        asked.put("scope", String.join(" ", settings.scopes()));
        asked.put("state", one.state());
        asked.put("nonce", one.nonce());
        asked.put("code_challenge", hash(one.verifier()));
        asked.put("code_challenge_method", "S256");
        String address = provider.metadata().authorization();
        String browser = secret();
        begun.add(hash(browser), one);
        boolean more = URI.create(address).getRawQuery() != null;
        return new Begin(address + (more ? "&" : "?") + form(asked), browser);
    }

    /// Finishes the sign-in that this browser began.
    ///
    /// @throws SignOnRefused for whatever is not as it must be; the sign-in is over then, too
    public Finish finish(String browser, Answer answer) {
        Begun one =
                begun.take(hash(browser))
                        .filter(mine -> IdTokens.same(mine.state(), answer.state()))
                        .orElseThrow(() ->
                                new SignOnRefused(Reason.NOT_BEGUN, "no such sign-in was begun"));
        Metadata metadata = provider.metadata();
        boolean named = metadata.namesItself() || !answer.issuer().isEmpty();
        if (named && !answer.issuer().equals(settings.issuer())) {
            throw new SignOnRefused(Reason.OTHER_ISSUER, "the answer names another issuer");
        }
        if (!answer.error().isEmpty() || answer.code().isEmpty()) {
            throw new SignOnRefused(Reason.REFUSED_THERE, "the provider let nobody in");
        }
        if (answer.code().length() > CODE_CHARS_MAX) {
            throw new SignOnRefused(Reason.CODE, "the code is too long");
        }
        String token = token(metadata, one, answer.code());
        return new Finish(tokens.read(token, one.nonce()), one.goTo());
    }

    private String token(Metadata metadata, Begun one, String code) {
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("grant_type", "authorization_code");
        asked.put("code", code);
        asked.put("redirect_uri", one.returnTo());
        asked.put("code_verifier", one.verifier());
        Map<String, String> headers = new LinkedHashMap<>();
        Optional<String> secret = settings.client().secret();
        if (secret.isPresent() && metadata.takesBasic()) {
            String login = encoded(settings.client().id()) + ":" + encoded(secret.get());
            byte[] bytes = login.getBytes(StandardCharsets.US_ASCII);
            headers.put("Authorization", "Basic " + Base64.getEncoder().encodeToString(bytes));
        } else {
            asked.put("client_id", settings.client().id());
            secret.ifPresent(text -> asked.put("client_secret", text));
        }
        String token = answers.token(metadata.token(), form(asked), headers).get("id_token").text();
        if (token.isEmpty()) {
            throw new SignOnRefused(Reason.CLAIMS, "the token endpoint gave no ID token");
        }
        return token;
    }

    private String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String hash(String text) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    private static String form(Map<String, String> members) {
        return members.entrySet().stream()
                .map(one -> one.getKey() + "=" + encoded(one.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        client.close();
    }
}
