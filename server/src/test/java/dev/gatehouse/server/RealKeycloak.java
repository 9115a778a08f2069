package dev.gatehouse.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/// Keycloak itself, as it is shipped, on loopback, with one realm set up the way our guide says,
/// and browsers to sign in there with.
final class RealKeycloak implements AutoCloseable {
    static final String VERSION = "26.7.3";
    static final String PASSWORD = "a password there";

    private static final int START_MINUTES_MAX = 6;

    // Where its page for name and password wants them.
    private static final Pattern FORM = Pattern.compile("<form[^>]* action=\"([^\"]+)\"");

    private final Path home;
    private final int port;
    private final HttpClient http = HttpClient.newHttpClient();
    private @Nullable Process process;

    private RealKeycloak(Path home, int port) {
        this.home = home;
        this.port = port;
    }

    /// Where Maven keeps it once it was asked for.
    static Path zip() {
        String given = System.getProperty("gatehouse.keycloak", "");
        return given.isEmpty()
                ? Path.of(
                        System.getProperty("user.home"),
                        ".m2/repository/org/keycloak/keycloak-quarkus-dist",
                        VERSION,
                        "keycloak-quarkus-dist-" + VERSION + ".zip")
                : Path.of(given);
    }

    /// What is unpacked, with a port of its own; nothing runs yet.
    static RealKeycloak unpacked(Path folder) throws IOException {
        try (ZipFile zip = new ZipFile(zip().toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                Path to = folder.resolve(entry.getName()).normalize();
                if (!entry.isDirectory()) {
                    Files.createDirectories(to.getParent());
                    try (InputStream bytes = zip.getInputStream(entry)) {
                        Files.copy(bytes, to);
                    }
                }
            }
        }
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new RealKeycloak(folder.resolve("keycloak-" + VERSION), free.getLocalPort());
        }
    }

    String issuer() {
        return "http://127.0.0.1:" + port + "/realms/acme";
    }

    /// Starts it with these people, each in one group, and this one return address.
    void start(String returnTo, Map<String, String> groupOf) throws Exception {
        Path realm = home.resolve("data/import/acme.json");
        Files.createDirectories(realm.getParent());
        Files.writeString(realm, realm(returnTo, groupOf));
        ProcessBuilder command =
                new ProcessBuilder(
                        "bash",
                        home.resolve("bin/kc.sh").toString(),
                        "start-dev",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port,
                        "--import-realm");
        command.environment().put("JAVA_HOME", System.getProperty("java.home"));
        command.redirectErrorStream(true);
        Process started = command.start();
        process = started;
        BufferedReader said = started.inputReader();
        CompletableFuture<Boolean> listens = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> listen(said, listens));
        assertThat(listens.get(START_MINUTES_MAX, TimeUnit.MINUTES)).as("it started").isTrue();
    }

    // Reads to the end, lest it stops because nobody does.
    private static void listen(BufferedReader said, CompletableFuture<Boolean> listens) {
        try (said) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                if (line.contains("Listening on:")) {
                    listens.complete(true);
                }
            }
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        } finally {
            listens.complete(false);
        }
    }

    private static String realm(String returnTo, Map<String, String> groupOf) {
        String groups =
                groupOf.values().stream()
                        .distinct()
                        .map("{\"name\":\"%s\"}"::formatted)
                        .collect(Collectors.joining(","));
        String users =
                groupOf.entrySet().stream()
                        .map(one -> user(one.getKey(), one.getValue()))
                        .collect(Collectors.joining(","));
        return """
        {"realm":"acme","enabled":true,"groups":[%s],"users":[%s],
         "clients":[{"clientId":"%s","secret":"%s","protocol":"openid-connect",
           "publicClient":false,"standardFlowEnabled":true,"directAccessGrantsEnabled":false,
           "redirectUris":["%s"],"attributes":{"pkce.code.challenge.method":"S256"},
           "protocolMappers":[{"name":"groups","protocol":"openid-connect",
             "protocolMapper":"oidc-group-membership-mapper",
             "config":{"claim.name":"groups","full.path":"false","id.token.claim":"true"}}]}]}
        """
                .formatted(
                        groups,
                        users,
                        PretenderProvider.CLIENT,
                        PretenderProvider.SECRET,
                        returnTo);
    }

    private static String user(String name, String group) {
        return """
        {"username":"%1$s","enabled":true,"email":"%1$s@acme.example","firstName":"%1$s",
         "lastName":"A","groups":["%2$s"],"credentials":[{"type":"password","value":"%3$s"}]}
        """
                .formatted(name, group, PASSWORD);
    }

    /// Follows the address with a browser of its own, signs in, and comes back with the query.
    Map<String, String> signIn(String address, String name) throws Exception {
        Map<String, String> cookies = new HashMap<>();
        HttpResponse<String> page = send(HttpRequest.newBuilder(URI.create(address)), cookies);
        Matcher form = FORM.matcher(page.body());
        assertThat(form.find()).as(page.body()).isTrue();
        String body = "username=" + encoded(name) + "&password=" + encoded(PASSWORD);
        HttpResponse<String> back =
                send(
                        HttpRequest.newBuilder(URI.create(form.group(1).replace("&amp;", "&")))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(body)),
                        cookies);
        assertThat(back.statusCode()).as(back.body()).isEqualTo(302);
        return PretenderProvider.form(
                URI.create(back.headers().firstValue("Location").orElseThrow()).getRawQuery());
    }

    /// What it shows whoever follows the address.
    HttpResponse<String> page(String address) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(address)), new HashMap<>());
    }

    // Its cookies are for TLS; a browser sends them to loopback without, and so do we.
    private HttpResponse<String> send(HttpRequest.Builder asked, Map<String, String> cookies)
            throws Exception {
        if (!cookies.isEmpty()) {
            asked.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(one -> one.getKey() + "=" + one.getValue())
                            .collect(Collectors.joining("; ")));
        }
        HttpResponse<String> answer =
                http.send(asked.build(), HttpResponse.BodyHandlers.ofString());
        List<String> set = answer.headers().allValues("Set-Cookie");
        set.forEach(one -> {
            String[] pair = one.substring(0, one.indexOf(';')).split("=", 2);
            cookies.put(pair[0], pair[1]);
        });
        return answer;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        http.close();
        Process started = process;
        if (started != null) {
            // Its script may wait for the Java it started.
            List<ProcessHandle> all =
                    Stream.concat(started.descendants(), Stream.of(started.toHandle())).toList();
            all.forEach(ProcessHandle::destroyForcibly);
            all.forEach(one -> one.onExit().orTimeout(30, TimeUnit.SECONDS).join());
        }
    }
}
