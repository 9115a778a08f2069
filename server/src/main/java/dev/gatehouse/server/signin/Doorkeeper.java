package dev.gatehouse.server.signin;

import dev.gatehouse.server.signin.Sessions.Session;
import dev.gatehouse.server.signin.Users.User;
import dev.gatehouse.server.web.Call;
import dev.gatehouse.server.web.Caller;
import dev.gatehouse.server.web.Callers;
import dev.gatehouse.server.web.Capability;
import dev.gatehouse.server.web.ProblemException;
import dev.gatehouse.server.web.Scope;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// Knows who asks: the Unix socket's peer, the bearer of an API token, or the holder of a session's
/// cookie, in this order. A carried secret that is not good is refused, never passed over.
public final class Doorkeeper implements Callers {
    /// Requests a token may make in a minute.
    public static final int TOKEN_REQUESTS_PER_MINUTE_MAX = 6_000;

    /// How long tokens of somebody of the identity provider work after it last said who they are:
    /// whoever left the company cannot sign in, and their tokens end with that.
    public static final Duration OWNER_DAYS_MAX = Duration.ofDays(14);

    private static final int BAD_SECRETS_PER_ADDRESS_MAX = 30;
    private static final String BEARER = "Bearer ";

    // The local command line may import, search and add sources, and copy what its user can read
    // anyway; never reveal, or change keys, tokens and roles. The one exception ends with the first
    // administrator.
    private static final Set<Capability> LOCAL =
            EnumSet.of(
                    Capability.EVENTS_READ,
                    Capability.EVENTS_EXPORT,
                    Capability.SOURCE_READ,
                    Capability.SOURCE_ADD,
                    Capability.SOURCE_SEND,
                    Capability.PEOPLE_READ,
                    Capability.PEOPLE_IMPORT,
                    Capability.POSTURE_READ,
                    Capability.DETECTION_READ,
                    Capability.DETECTION_REHEARSE,
                    Capability.FINDING_READ,
                    Capability.INVENTORY_READ,
                    Capability.INVENTORY_IMPORT,
                    Capability.ACCESS_READ,
                    Capability.REVIEW_READ,
                    Capability.MODEL_READ,
                    Capability.INTEGRITY_READ,
                    Capability.RETENTION_READ,
                    Capability.BACKUP_TAKE,
                    Capability.VIEW_MANAGE,
                    Capability.STATUS_READ);

    // What these show is counted over all sources; it is not for somebody who may know of some.
    private static final Set<Capability> OF_ALL_SOURCES =
            EnumSet.of(
                    Capability.PEOPLE_READ,
                    Capability.PEOPLE_IMPORT,
                    Capability.PEOPLE_LINK,
                    Capability.POSTURE_READ,
                    Capability.POSTURE_EXCEPT,
                    Capability.DETECTION_READ,
                    Capability.DETECTION_SET,
                    Capability.DETECTION_REHEARSE,
                    Capability.REVIEW_OPEN,
                    Capability.RETENTION_READ,
                    Capability.RETENTION_MANAGE,
                    Capability.BACKUP_TAKE);

    private final Users users;
    private final Roles roles;
    private final Sessions sessions;
    private final Tokens tokens;
    private final Budget badSecrets;
    private final Budget tokenRequests;
    private final InstantSource clock;

    /// What it knows callers from.
    record Known(Users users, Roles roles, Sessions sessions, Tokens tokens) {}

    /// @param clock what budgets go by
    Doorkeeper(Known known, InstantSource clock) {
        this.users = known.users();
        this.roles = known.roles();
        this.sessions = known.sessions();
        this.tokens = known.tokens();
        this.clock = clock;
        Duration minute = Duration.ofMinutes(1);
        this.badSecrets = new Budget(BAD_SECRETS_PER_ADDRESS_MAX, minute, clock);
        this.tokenRequests = new Budget(TOKEN_REQUESTS_PER_MINUTE_MAX, minute, clock);
    }

    @Override
    public Optional<Caller> of(Call call) {
        if (call.peer().isLocal()) {
            return Optional.of(local(call.peer().localUser()));
        }
        String authorization = call.header("Authorization");
        if (authorization.startsWith(BEARER + Secrets.TOKEN_PREFIX)) {
            return Optional.of(bearer(call, authorization.substring(BEARER.length())));
        }
        String cookie = call.cookie(SessionCookie.name(call.peer().secure()));
        return cookie.isEmpty() ? Optional.empty() : session(cookie);
    }

    /// The caller that a session just made stands for.
    public Caller caller(User user, Sessions.Made made) {
        return sessions.of(made.cookie()).map(one -> caller(one, user)).orElseThrow();
    }

    private Caller local(String uid) {
        EnumSet<Capability> may = EnumSet.copyOf(LOCAL);
        if (!users.hasAdministrator()) {
            may.add(Capability.ADMIN_CREATE);
        }
        return new Caller(
                Caller.Way.LOCAL, "local:" + uid, "local user " + uid, "", may, Scope.ALL, "", "");
    }

    private Caller bearer(Call call, String secret) {
        String address = call.peer().address();
        refuseWhenSpent(badSecrets, address);
        Optional<Caller> caller =
                tokens.of(secret)
                        .flatMap(token ->
                                users.byId(token.owner()).flatMap(owner -> of(token, owner)));
        if (caller.isEmpty()) {
            badSecrets.use(address);
            throw ProblemException.of(401, "This token is unknown, expired or revoked.");
        }
        refuseWhenSpent(tokenRequests, caller.get().id());
        tokenRequests.use(caller.get().id());
        return caller.get();
    }

    private Optional<Caller> of(Tokens.Token token, User owner) {
        boolean gone =
                owner.confirmed()
                        .filter(at -> clock.instant().isAfter(at.plus(OWNER_DAYS_MAX)))
                        .isPresent();
        if (owner.disabled() || gone) {
            return Optional.empty();
        }
        EnumSet<Capability> may = EnumSet.noneOf(Capability.class);
        may.addAll(token.capabilities());
        may.retainAll(roles.capabilities(owner.role()));
        Scope scope = owner.scope().and(token.scope());
        return Optional.of(
                new Caller(
                        Caller.Way.TOKEN,
                        "token:" + token.id(),
                        token.name(),
                        "",
                        within(may, scope),
                        scope,
                        "",
                        ""));
    }

    private Optional<Caller> session(String cookie) {
        Optional<Session> session = sessions.of(cookie);
        return session.flatMap(one ->
                users.byId(one.user())
                        .filter(user -> !user.disabled())
                        .map(user -> caller(one, user)));
    }

    private Caller caller(Session session, User user) {
        return new Caller(
                Caller.Way.SESSION,
                "user:" + user.id(),
                user.name(),
                user.role(),
                within(roles.capabilities(user.role()), user.scope()),
                user.scope(),
                Long.toString(session.id()),
                session.csrf());
    }

    private static Set<Capability> within(Set<Capability> capabilities, Scope scope) {
        EnumSet<Capability> may = EnumSet.noneOf(Capability.class);
        may.addAll(capabilities);
        if (!scope.isAll()) {
            may.removeAll(OF_ALL_SOURCES);
        }
        return may;
    }

    private static void refuseWhenSpent(Budget budget, String key) {
        budget.wait(key)
                .ifPresent(wait -> {
                    throw ProblemException.later(429, "Too many requests; wait a little.", wait);
                });
    }
}
