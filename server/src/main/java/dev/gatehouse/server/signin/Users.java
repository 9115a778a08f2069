package dev.gatehouse.server.signin;

import dev.gatehouse.record.OwnRecord;
import dev.gatehouse.server.audit.SelfAudit;
import dev.gatehouse.server.web.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The local accounts. Names are compared without regard to case; a disabled account keeps its
/// number for ever, so records that name it stay readable.
public final class Users {
    /// How long somebody looks away before looking again is another visit.
    public static final Duration VISIT_IDLE_MINUTES = Duration.ofMinutes(30);

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._@+-]{1,64}");

    /// The role of somebody who may do nothing.
    public static final String NO_ROLE = "none";

    /// What is kept for somebody who has no password here; no password is like it.
    static final String NO_PASSWORD = "";

    private static final String CONFIRMED =
            "(SELECT confirmed FROM identity WHERE identity.user = user.id)";

    private static final String COLUMNS =
            "id, name, role, disabled, created, last_visit, "
                    + Scopes.column("user")
                    + ", "
                    + CONFIRMED;

    private final Installation installation;
    private final Scopes scopes;
    private final Passwords passwords;
    private final SelfAudit audit;
    private final InstantSource clock;

    /// @param passwords hashes and compares
    /// @param audit is told of every change before it is made
    Users(Installation installation, Passwords passwords, SelfAudit audit, InstantSource clock) {
        this.installation = installation;
        this.scopes = new Scopes(installation);
        this.passwords = passwords;
        this.audit = audit;
        this.clock = clock;
    }

    /// An account to make.
    ///
    /// @param scope which sources it may know of
    public record NewUser(String name, String password, String role, Scope scope) {}

    /// One account.
    ///
    /// @param scope which sources it may know of
    /// @param confirmed when the identity provider last said who they are; absent for somebody who
    ///   has a password here
    public record User(
            long id,
            String name,
            String role,
            boolean disabled,
            Instant created,
            Instant lastVisit,
            Scope scope,
            Optional<Instant> confirmed) {
        /// Whether they have a password here, and need no identity provider.
        public boolean isLocal() {
            return confirmed.isEmpty();
        }
    }

    /// All of them, by name.
    public List<User> all() {
        return installation.all("SELECT " + COLUMNS + " FROM user ORDER BY name", Users::read);
    }

    /// The account of that number.
    public Optional<User> byId(long id) {
        return installation.one("SELECT " + COLUMNS + " FROM user WHERE id = ?", Users::read, id);
    }

    /// The account of that name.
    public Optional<User> byName(String name) {
        return installation.one(
                "SELECT " + COLUMNS + " FROM user WHERE name = ?", Users::read, name);
    }

    /// Whether somebody who may sign in by password holds the role of administrator.
    public boolean hasAdministrator() {
        return administrators() > 0;
    }

    /// How many administrators with a password here may sign in and know of all sources.
    public long administrators() {
        return installation
                .one(
                        "SELECT count(*) FROM user WHERE role = ? AND disabled = 0 AND "
                                + Scopes.column("user")
                                + " IS NULL AND "
                                + CONFIRMED
                                + " IS NULL",
                        row -> row.getLong(1),
                        Roles.ADMIN)
                .orElse(0L);
    }

    /// Checks what a new account would be made of.
    ///
    /// @throws IllegalArgumentException saying what does not fit
    public void check(String name, String password) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("A name has 1 to 64 letters, digits and . _ @ + -.");
        }
        if (password.length() < Passwords.PASSWORD_CHARS_MIN
                || password.length() > Passwords.PASSWORD_CHARS_MAX) {
            throw new IllegalArgumentException(
                    "A password has %d to %d characters."
                            .formatted(Passwords.PASSWORD_CHARS_MIN, Passwords.PASSWORD_CHARS_MAX));
        }
        if (byName(name).isPresent()) {
            throw new IllegalArgumentException("There is a user of that name.");
        }
    }

    /// Makes an account that was checked.
    ///
    /// @param by who makes it; empty for somebody who makes it for themselves
    public synchronized User create(NewUser wanted, String by) {
        String hash =
                wanted.password().equals(NO_PASSWORD)
                        ? NO_PASSWORD
                        : passwords.hash(wanted.password());
        long id = installation.next("user");
        String maker = by.isEmpty() ? "user:" + id : by;
        Scope scope = wanted.scope();
        audit.note(new OwnRecord.UserCreated("user:" + id, wanted.role(), maker, scope.patterns()));
        scopes.set("user:" + id, scope);
        installation.change(
                "INSERT INTO user (id, name, password, role, created) VALUES (?, ?, ?, ?, ?)",
                id,
                wanted.name(),
                hash,
                wanted.role(),
                clock.millis());
        return byId(id).orElseThrow();
    }

    /// Gives another role, another scope or both.
    public synchronized void setRole(User user, String role, Scope scope, String by) {
        if (!user.role().equals(role) || !user.scope().equals(scope)) {
            String holder = "user:" + user.id();
            audit.note(new OwnRecord.RoleChanged(holder, user.role(), role, by, scope.patterns()));
            scopes.set(holder, scope);
            installation.change("UPDATE user SET role = ? WHERE id = ?", role, user.id());
        }
    }

    /// Lets in again, or no longer; whoever is no longer let in loses every session at once.
    public synchronized void setDisabled(User user, boolean disabled, String by) {
        if (user.disabled() == disabled) {
            return;
        }
        String before = disabled ? user.role() : NO_ROLE;
        String after = disabled ? NO_ROLE : user.role();
        audit.note(
                new OwnRecord.RoleChanged(
                        "user:" + user.id(), before, after, by, user.scope().patterns()));
        installation.change(
                "UPDATE user SET disabled = ? WHERE id = ?", disabled ? 1 : 0, user.id());
        if (disabled) {
            installation.change("DELETE FROM session WHERE user = ?", user.id());
        }
    }

    /// Notes that somebody looked. Looking again within [#VISIT_IDLE_MINUTES] is still the same
    /// visit.
    ///
    /// @return when the visit before this one ended; the epoch for the first
    public synchronized Instant visited(long id) {
        Instant looked = byId(id).map(User::lastVisit).orElse(Instant.EPOCH);
        Instant now = clock.instant();
        boolean another = Duration.between(looked, now).compareTo(VISIT_IDLE_MINUTES) > 0;
        if (another) {
            installation.change(
                    "INSERT INTO visit (user, before) VALUES (?, ?)"
                            + " ON CONFLICT (user) DO UPDATE SET before = excluded.before",
                    id,
                    looked.toEpochMilli());
        }
        installation.change("UPDATE user SET last_visit = ? WHERE id = ?", now.toEpochMilli(), id);
        return installation
                .one(
                        "SELECT before FROM visit WHERE user = ?",
                        row -> Instant.ofEpochMilli(row.getLong(1)),
                        id)
                .orElse(Instant.EPOCH);
    }

    /// The account, when name and password are right and it is not disabled. Wrong names take as
    /// long as wrong passwords.
    Optional<User> authenticate(String name, String password) {
        Optional<User> user = byName(name).filter(one -> !one.disabled());
        String kept =
                user.flatMap(one ->
                                installation.one(
                                        "SELECT password FROM user WHERE id = ?",
                                        row -> row.getString(1),
                                        one.id()))
                        .filter(hash -> !hash.equals(NO_PASSWORD))
                        .orElse(passwords.nobody());
        boolean right = passwords.matches(password, kept);
        return right ? user : Optional.empty();
    }

    private static User read(ResultSet row) throws SQLException {
        long confirmed = row.getLong(8);
        Optional<Instant> when =
                row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(confirmed));
        return new User(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getInt(4) != 0,
                Instant.ofEpochMilli(row.getLong(5)),
                Instant.ofEpochMilli(row.getLong(6)),
                Scopes.read(row, 7),
                when);
    }
}
