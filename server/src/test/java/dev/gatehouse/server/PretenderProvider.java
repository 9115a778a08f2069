package dev.gatehouse.server;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// A small identity provider on loopback that does what the specifications say: registered return
/// address, codes good once, PKCE, the client's secret. A test may have it, or somebody in between,
/// say something else.
final class PretenderProvider implements AutoCloseable {
    static final String CLIENT = "gatehouse";
    static final String SECRET = "s3cret+with/signs";

    private final HttpServer server;
    private final InstantSource clock;
    private final Map<String, Asked> codes = new ConcurrentHashMap<>();
    private final AtomicInteger keysAsked = new AtomicInteger();
    private RSAKey key;
    private List<RSAKey> shown;
    private String calledIssuer;
    private boolean checksProof = true;
    private String returnTo = "";
    private Person person = new Person("f3c1", "bea", List.of("staff"));
    private UnaryOperator<JWTClaimsSet> claims = set -> set;
    private Signing signing = this::sign;

    PretenderProvider(InstantSource clock) throws IOException, JOSEException {
        this.clock = clock;
        this.key = new RSAKeyGenerator(2048).keyID("first").generate();
        this.shown = List.of(key);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        this.calledIssuer = issuer();
    }

    /// Who signs in there.
    record Person(String subject, String name, List<String> groups) {}

    /// What the browser comes back with.
    record Sent(String code, String state, String issuer) {
        String json() {
            return "{\"code\":\"%s\",\"state\":\"%s\",\"iss\":\"%s\"}"
                    .formatted(code, state, issuer);
        }
    }

    private record Asked(String nonce, String challenge, String returnTo, Person person) {}

    /// How a token is made of its claims.
    @FunctionalInterface
    interface Signing {
        String sign(JWTClaimsSet claims) throws JOSEException;
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/realms/acme";
    }

    RSAKey key() {
        return key;
    }

    void is(Person wanted) {
        person = wanted;
    }

    void says(UnaryOperator<JWTClaimsSet> wanted) {
        claims = wanted;
    }

    void signs(Signing wanted) {
        signing = wanted;
    }

    void callsItself(String issuer) {
        calledIssuer = issuer;
    }

    void forgetsProof() {
        checksProof = false;
    }

    /// Only this address is registered.
    void registers(String address) {
        returnTo = address;
    }

    /// Another key from now on, and these are shown.
    void rotates(RSAKey to, List<RSAKey> all) {
        key = to;
        shown = all;
    }

    int keysAsked() {
        return keysAsked.get();
    }

    /// Somebody follows the address and signs in there.
    Sent signIn(String address) {
        Map<String, String> asked = form(URI.create(address).getRawQuery());
        if (!address.startsWith(base() + "/authorize?")
                || !"code".equals(asked.get("response_type"))
                || !"S256".equals(asked.get("code_challenge_method"))
                || !CLIENT.equals(asked.get("client_id"))
                || !(returnTo + "/signed-on").equals(asked.getOrDefault("redirect_uri", ""))) {
            throw new IllegalArgumentException("the provider refuses " + address);
        }
        String code =
                "code-" + codes.size() + "-" + asked.getOrDefault("state", "").substring(0, 8);
        codes.put(
                code,
                new Asked(
                        asked.getOrDefault("nonce", ""),
                        asked.getOrDefault("code_challenge", ""),
                        asked.getOrDefault("redirect_uri", ""),
                        person));
        return new Sent(code, asked.getOrDefault("state", ""), issuer());
    }

    String sign(JWTClaimsSet set) throws JOSEException {
        return signed(set, new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build());
    }

    String signed(JWTClaimsSet set, JWSHeader header) throws JOSEException {
        SignedJWT jwt = new SignedJWT(header, set);
        jwt.sign(new RSASSASigner(key));
        return jwt.serialize();
    }

    private String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            switch (exchange.getRequestURI().getPath()) {
                case "/realms/acme/.well-known/openid-configuration" ->
                        send(exchange, 200, discovery());
                case "/keys" -> {
                    keysAsked.incrementAndGet();
                    List<com.nimbusds.jose.jwk.JWK> all =
                            shown.stream().map(one -> (com.nimbusds.jose.jwk.JWK) one).toList();
                    send(exchange, 200, new JWKSet(all).toString());
                }
                case "/token" -> token(exchange);
                default -> send(exchange, 404, "{}");
            }
        }
    }

    private String discovery() {
        return """
        {"issuer":"%1$s","authorization_endpoint":"%2$s/authorize","token_endpoint":"%2$s/token",
         "jwks_uri":"%2$s/keys","authorization_response_iss_parameter_supported":true}
        """
                .formatted(calledIssuer, base());
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> sent =
                form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        String login = CLIENT + ":" + java.net.URLEncoder.encode(SECRET, StandardCharsets.UTF_8);
        String basic = Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
        if (!("Basic " + basic).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            send(exchange, 401, "{\"error\":\"invalid_client\"}");
            return;
        }
        Optional<Asked> known =
                Optional.ofNullable(codes.remove(sent.getOrDefault("code", "")))
                        .filter(asked -> isGood(asked, sent));
        if (known.isEmpty()) {
            send(exchange, 400, "{\"error\":\"invalid_grant\"}");
            return;
        }
        try {
            String token = signing.sign(claims.apply(claims(known.get())));
            send(exchange, 200, "{\"token_type\":\"Bearer\",\"id_token\":\"" + token + "\"}");
        } catch (JOSEException ours) {
            throw new IllegalStateException(ours);
        }
    }

    private boolean isGood(Asked asked, Map<String, String> sent) {
        String proof = hash(sent.getOrDefault("code_verifier", ""));
        return asked.returnTo().equals(sent.get("redirect_uri"))
                && (!checksProof || asked.challenge().equals(proof));
    }

    private JWTClaimsSet claims(Asked asked) {
        Instant now = clock.instant();
        return new JWTClaimsSet.Builder()
                .issuer(issuer())
                .subject(asked.person().subject())
                .audience(CLIENT)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofMinutes(5))))
                .claim("nonce", asked.nonce())
                .claim("preferred_username", asked.person().name())
                .claim("groups", asked.person().groups())
                .build();
    }

    static Map<String, String> form(String text) {
        return Arrays.stream(text.split("&", -1))
                .map(pair -> pair.split("=", 2))
                .collect(
                        Collectors.toMap(
                                pair -> pair[0],
                                pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private static String hash(String text) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
