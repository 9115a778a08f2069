package dev.gatehouse.server.signin;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Sessions of browsers. A session is made at sign-in with a secret of its own (what a browser held
/// before is worth nothing after), ends when it is not used, grows old or is ended by somebody, and
/// is kept as a hash.
public final class Sessions {
    /// How long a session lives unused.
    public static final Duration UNUSED_HOURS_MAX = Duration.ofHours(8);

    /// How long a session lives at all.
    public static final Duration AGE_DAYS_MAX = Duration.ofDays(3);

    private static final int SECRET_BYTES = 32;
    private static final Duration SEEN_STEP = Duration.ofSeconds(30);

    // One that was made before doors were kept came by password and lives as long as any.
    private static final String LIVE =
            " FROM session LEFT JOIN session_origin ON session = session.id"
                    + " WHERE seen > ? AND created > ? AND coalesce(until > ?, TRUE)";

    private final Installation installation;
    private final Secrets secrets;
    private final InstantSource clock;

    /// @param random where secrets come from
    public Sessions(Installation installation, SecureRandom random, InstantSource clock) {
        this.installation = installation;
        this.secrets = new Secrets(random);
        this.clock = clock;
    }

    /// How somebody came.
    ///
    /// @param door as in the record of it
    /// @param life how long the session lives at most
    public record Origin(String door, String address, Duration life) {
        /// Through a door of our own.
        public static Origin here(String door, String address) {
            return new Origin(door, address, AGE_DAYS_MAX);
        }
    }

    /// A session just made: what the browser's cookie holds, and what its writes must carry.
    public record Made(String cookie, String csrf) {}

    /// A session in use.
    public record Session(long id, long user, String csrf) {}

    /// A session, for whoever looks over them.
    ///
    /// @param door how they came; empty where that was not kept
    /// @param until when it ends at the latest
    public record Listed(
            long id,
            long user,
            String door,
            String address,
            Instant created,
            Instant seen,
            Instant until) {}

    /// Begins one.
    public Made begin(long user, Origin origin) {
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
        installation.change(
                "INSERT INTO session_origin (session, door, address, until)"
                        + " SELECT id, ?, ?, ? FROM session WHERE hash = ?",
                origin.door(),
                origin.address(),
                now + origin.life().toMillis(),
                Secrets.hash(cookie));
        return new Made(cookie, csrf);
    }

    /// The session the cookie names, unless it ended. Using it keeps it alive.
    public Optional<Session> of(String cookie) {
        long now = clock.millis();
        record Row(Session session, long seen) {}
        Optional<Row> row =
                installation.one(
                        "SELECT id, user, csrf, seen" + LIVE + " AND hash = ?",
                        found ->
                                new Row(
                                        new Session(
                                                found.getLong(1),
                                                found.getLong(2),
                                                found.getString(3)),
                                        found.getLong(4)),
                        now - UNUSED_HOURS_MAX.toMillis(),
                        now - AGE_DAYS_MAX.toMillis(),
                        now,
                        Secrets.hash(cookie));
        row.filter(one -> now - one.seen() > SEEN_STEP.toMillis())
                .ifPresent(one ->
                        installation.change(
                                "UPDATE session SET seen = ? WHERE id = ?",
                                now,
                                one.session().id()));
        return row.map(Row::session);
    }

    /// Those that are good now, the one used last first.
    public List<Listed> all() {
        long now = clock.millis();
        return installation.all(
                "SELECT id, user, coalesce(door, ''), coalesce(address, ''), created, seen,"
                        + " coalesce(until, created + ?)"
                        + LIVE
                        + " ORDER BY seen DESC, id DESC",
                row ->
                        new Listed(
                                row.getLong(1),
                                row.getLong(2),
                                row.getString(3),
                                row.getString(4),
                                Instant.ofEpochMilli(row.getLong(5)),
                                Instant.ofEpochMilli(row.getLong(6)),
                                Instant.ofEpochMilli(row.getLong(7))),
                AGE_DAYS_MAX.toMillis(),
                now - UNUSED_HOURS_MAX.toMillis(),
                now - AGE_DAYS_MAX.toMillis(),
                now);
    }

    /// Ends every session of somebody but one.
    public void endOthers(long user, long kept) {
        installation.change("DELETE FROM session WHERE user = ? AND id <> ?", user, kept);
    }

    /// Ends one; it cannot be used again.
    public void end(long id) {
        installation.change("DELETE FROM session WHERE id = ?", id);
    }
}
