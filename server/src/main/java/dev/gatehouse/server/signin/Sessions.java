package dev.gatehouse.server.signin;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/// Sessions of browsers. A session is made at sign-in with a secret of its own (what a browser held
/// before is worth nothing after), ends when it is not used or grows old, and is kept as a hash.
public final class Sessions {
    /// How long a session lives unused.
    public static final Duration UNUSED_HOURS_MAX = Duration.ofHours(8);

    /// How long a session lives at all.
    public static final Duration AGE_DAYS_MAX = Duration.ofDays(3);

    private static final int SECRET_BYTES = 32;
    private static final Duration SEEN_STEP = Duration.ofSeconds(30);

    private final Installation installation;
    private final Secrets secrets;
    private final InstantSource clock;

    /// @param random where secrets come from
    public Sessions(Installation installation, SecureRandom random, InstantSource clock) {
        this.installation = installation;
        this.secrets = new Secrets(random);
        this.clock = clock;
    }

    /// A session just made: what the browser's cookie holds, and what its writes must carry.
    public record Made(String cookie, String csrf) {}

    /// A session in use.
    public record Session(long id, long user, String csrf) {}

    /// Begins one.
    public Made begin(long user) {
        String cookie = secrets.random(SECRET_BYTES);
        String csrf = secrets.random(SECRET_BYTES);
        long now = clock.millis();
        installation.change("DELETE FROM session WHERE created < ?", now - AGE_DAYS_MAX.toMillis());
        installation.change(
                "INSERT INTO session (hash, csrf, user, created, seen) VALUES (?, ?, ?, ?, ?)",
                Secrets.hash(cookie),
                csrf,
                user,
                now,
                now);
        return new Made(cookie, csrf);
    }

    /// The session the cookie names, unless it ended. Using it keeps it alive.
    public Optional<Session> of(String cookie) {
        long now = clock.millis();
        record Row(Session session, long seen) {}
        Optional<Row> row =
                installation.one(
                        "SELECT id, user, csrf, seen FROM session WHERE hash = ? AND seen > ? AND created > ?",
                        found ->
                                new Row(
                                        new Session(
                                                found.getLong(1),
                                                found.getLong(2),
                                                found.getString(3)),
                                        found.getLong(4)),
                        Secrets.hash(cookie),
                        now - UNUSED_HOURS_MAX.toMillis(),
                        now - AGE_DAYS_MAX.toMillis());
        row.filter(one -> now - one.seen() > SEEN_STEP.toMillis())
                .ifPresent(one ->
                        installation.change(
                                "UPDATE session SET seen = ? WHERE id = ?",
                                now,
                                one.session().id()));
        return row.map(Row::session);
    }

    /// Ends one; it cannot be used again.
    public void end(long id) {
        installation.change("DELETE FROM session WHERE id = ?", id);
    }
}
