package dev.gatehouse.server.signin;

import dev.gatehouse.record.OwnRecord;
import dev.gatehouse.server.audit.SelfAudit;
import dev.gatehouse.server.web.Capability;
import dev.gatehouse.server.web.Scope;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// API tokens: shown once, kept as a hash, scoped, expiring. A token never does more than its owner
/// still may, and nothing once its owner is disabled.
public final class Tokens {
    /// The longest a token lives.
    public static final Duration LIFE_DAYS_MAX = Duration.ofDays(90);

    /// How long a looked-up token is believed without asking the table; revoking clears it at once.
    private static final Duration BELIEVED = Duration.ofSeconds(5);

    private static final int BELIEVED_MAX = 4_096;
    private static final String COLUMNS =
            "id, name, capabilities, owner, created, expires, used, revoked, "
                    + Scopes.column("token");

    private final Installation installation;
    private final Scopes scopes;
    private final Secrets secrets;
    private final SelfAudit audit;
    private final InstantSource clock;
    private final Map<ByteBuffer, Believed> believed = new ConcurrentHashMap<>();

    /// @param random where secrets come from
    /// @param audit is told of every change before it is made
    Tokens(Installation installation, SecureRandom random, SelfAudit audit, InstantSource clock) {
        this.installation = installation;
        this.scopes = new Scopes(installation);
        this.secrets = new Secrets(random);
        this.audit = audit;
        this.clock = clock;
    }

    private record Believed(Token token, Instant until) {}

    /// A token to make.
    ///
    /// @param scope which sources it may know of, of those its owner may
    public record NewToken(String name, Set<Capability> capabilities, Scope scope) {}

    /// One token, without its secret.
    ///
    /// @param scope which sources it may know of, of those its owner may
    public record Token(
            long id,
            String name,
            Set<Capability> capabilities,
            long owner,
            Instant created,
            Instant expires,
            Instant used,
            boolean revoked,
            Scope scope) {}

    /// A token just made, with the secret that is shown once.
    public record Made(Token token, String secret) {}

    /// Every token that was made, newest first.
    public List<Token> all() {
        return installation.all("SELECT " + COLUMNS + " FROM token ORDER BY id DESC", Tokens::read);
    }

    /// Makes one.
    ///
    /// @param life how long it lives; more than [#LIFE_DAYS_MAX] is an [IllegalArgumentException]
    public synchronized Made create(NewToken wanted, long owner, Duration life) {
        if (life.compareTo(LIFE_DAYS_MAX) > 0 || !life.isPositive()) {
            throw new IllegalArgumentException(
                    "A token lives 1 to " + LIFE_DAYS_MAX.toDays() + " days.");
        }
        String secret = secrets.token();
        long id = installation.next("token");
        Instant expires = clock.instant().plus(life);
        audit.note(
                new OwnRecord.TokenCreated(
                        "token:" + id,
                        "user:" + owner,
                        wanted.capabilities().stream().map(Capability::word).sorted().toList(),
                        expires,
                        "user:" + owner,
                        wanted.scope().patterns()));
        scopes.set("token:" + id, wanted.scope());
        installation.change(
                "INSERT INTO token (id, name, hash, capabilities, owner, created, expires)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                id,
                wanted.name(),
                Secrets.hash(secret),
                Roles.words(wanted.capabilities()),
                owner,
                clock.millis(),
                expires.toEpochMilli());
        return new Made(byId(id).orElseThrow(), secret);
    }

    /// The token of that number.
    public Optional<Token> byId(long id) {
        return installation.one("SELECT " + COLUMNS + " FROM token WHERE id = ?", Tokens::read, id);
    }

    /// Ends one at once.
    public void revoke(long id, String by) {
        audit.note(new OwnRecord.TokenRevoked("token:" + id, by));
        installation.change("UPDATE token SET revoked = 1 WHERE id = ?", id);
        believed.clear();
    }

    /// Forgets what was looked up, after an owner changed.
    public void forget() {
        believed.clear();
    }

    /// The token with that secret, when it is one that still works.
    public Optional<Token> of(String secret) {
        if (!Secrets.looksLikeToken(secret)) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        ByteBuffer hash = ByteBuffer.wrap(Secrets.hash(secret));
        Believed known = believed.get(hash);
        if (known != null && now.isBefore(known.until())) {
            return Optional.of(known.token());
        }
        Optional<Token> token =
                installation
                        .one(
                                "SELECT " + COLUMNS + " FROM token WHERE hash = ?",
                                Tokens::read,
                                hash.array())
                        .filter(one -> !one.revoked() && now.isBefore(one.expires()));
        token.ifPresent(one -> believe(hash, one, now));
        return token;
    }

    private void believe(ByteBuffer hash, Token token, Instant now) {
        installation.change(
                "UPDATE token SET used = ? WHERE id = ?", now.toEpochMilli(), token.id());
        if (believed.size() >= BELIEVED_MAX) {
            believed.clear();
        }
        Instant until = now.plus(BELIEVED);
        believed.put(
                hash,
                new Believed(token, until.isBefore(token.expires()) ? until : token.expires()));
    }

    private static Token read(ResultSet row) throws SQLException {
        return new Token(
                row.getLong(1),
                row.getString(2),
                Roles.parse(row.getString(3)),
                row.getLong(4),
                Instant.ofEpochMilli(row.getLong(5)),
                Instant.ofEpochMilli(row.getLong(6)),
                Instant.ofEpochMilli(row.getLong(7)),
                row.getInt(8) != 0,
                Scopes.read(row, 9));
    }
}
