package dev.gatehouse.server;

import com.nimbusds.jose.JOSEException;
import dev.gatehouse.journal.Stored;
import dev.gatehouse.json.Json;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.record.RecordKind;
import dev.gatehouse.server.PretenderProvider.Sent;
import dev.gatehouse.server.StartedServer.Answer;
import dev.gatehouse.server.StartedServer.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/// A server whose people come in through a provider that pretends, and a clock both go by.
final class SignOnServer implements AutoCloseable {
    static final String SIGN_ON = "/api/v1/sign-on";

    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.now().truncatedTo(ChronoUnit.MILLIS));
    private final PretenderProvider provider;
    private final StartedServer started;

    SignOnServer(Path data, String... more) throws IOException, JOSEException {
        this(data, new FullDisk(), more);
    }

    SignOnServer(Path data, FullDisk disk, String... more) throws IOException, JOSEException {
        provider = new PretenderProvider(now::get);
        String[] flags =
                Stream.concat(Stream.of(flags(data, provider.issuer())), Stream.of(more))
                        .toArray(String[]::new);
        started = StartedServer.at(data, disk.disk(), now::get, flags);
        provider.registers("http://127.0.0.1:" + started.port());
    }

    static String[] flags(Path data, String issuer) throws IOException {
        Path secret = data.resolveSibling(data.getFileName() + "-oidc.secret");
        Files.writeString(secret, PretenderProvider.SECRET + "\n");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        return new String[] {
            "--oidc-issuer=" + issuer,
            "--oidc-name=Acme",
            "--oidc-client-id=" + PretenderProvider.CLIENT,
            "--oidc-client-secret-file=" + secret,
            "--oidc-roles=gatehouse-admins=admin",
            "--oidc-roles=staff=viewer",
            "--oidc-help=it-help@acme.example",
            "--private-tools=127.0.0.1"
        };
    }

    StartedServer started() {
        return started;
    }

    PretenderProvider provider() {
        return provider;
    }

    Instant now() {
        return now.get();
    }

    void later(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    /// What a browser holds that began to sign in, and where it is sent.
    record Begun(String cookie, String address) {}

    Begun begin() throws IOException {
        Answer answer = started.post(SIGN_ON, "{\"go_to\":\"/findings?state=all\"}");
        String cookie = answer.header("set-cookie");
        return new Begun(cookie.substring(0, cookie.indexOf(';')), answer.text("address"));
    }

    Answer finish(Begun begun, String sent) throws IOException {
        return started.post(SIGN_ON + "/answer", sent, "Cookie: " + begun.cookie());
    }

    /// The whole way.
    Answer signOn() throws IOException {
        Begun begun = begin();
        Sent sent = provider.signIn(begun.address());
        return finish(begun, sent.json());
    }

    /// The session of somebody who came the whole way.
    static Session session(Answer signedOn) {
        String cookie = signedOn.header("set-cookie");
        JsonObject session = (JsonObject) signedOn.at("session");
        return new Session(cookie.substring(0, cookie.indexOf(';')), session.get("csrf").text());
    }

    /// Every record of that kind.
    List<JsonObject> records(RecordKind kind) {
        return started.server().recorder().journal().read(0, 1_000).stream()
                .filter(one -> one.kind() == kind.number())
                .map(one -> (JsonObject) Json.parse(((Stored.Live) one).payload()))
                .toList();
    }

    @Override
    public void close() {
        started.close();
        provider.close();
    }
}
