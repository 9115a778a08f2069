package dev.gatehouse.server.signin;

import dev.gatehouse.server.signin.Users.NewUser;
import dev.gatehouse.server.signin.Users.User;
import dev.gatehouse.server.web.Peer;
import dev.gatehouse.server.web.ProblemException;
import dev.gatehouse.server.web.Scope;
import java.util.Optional;

/// Coming in with a one-time token: the first administrator of a real installation, who chooses a
/// name and a password with it, or the visitor of the made-up company.
public final class FirstVisit {
    private static final String VISITOR = "visitor";
    private static final int VISITOR_PASSWORD_BYTES = 32;

    private final Users users;
    private final SignIn signIn;
    private final Secrets secrets;
    private final Kind kind;
    private final Optional<Bootstrap> bootstrap;

    FirstVisit(Users users, SignIn signIn, Secrets secrets, OneTime oneTime) {
        this.users = users;
        this.signIn = signIn;
        this.secrets = secrets;
        this.bootstrap = oneTime.bootstrap();
        this.kind = oneTime.kind();
    }

    /// The token and what it opens.
    ///
    /// @param bootstrap absent when there is an administrator already
    record OneTime(Optional<Bootstrap> bootstrap, Kind kind) {}

    /// What the token opens.
    public enum Kind {
        /// The first administrator, who must be on this machine.
        ON_THIS_MACHINE,
        /// The first administrator, who may come through the declared proxy.
        THROUGH_PROXY,
        /// The made-up company.
        DEMO
    }

    /// The name and password the first administrator wants.
    public record Wish(String name, String password) {}

    /// Whether the first administrator is still to come.
    public boolean isAwaited() {
        return kind != Kind.DEMO && !users.hasAdministrator();
    }

    /// The account the token lets in; made now.
    ///
    /// @throws ProblemException 401 when the token is not (or no longer) good, 422 when name or
    ///   password cannot be taken, which costs no try
    public User enter(Peer peer, String token, Wish wish) {
        signIn.refuseWhenSpent(peer.address());
        if (kind != Kind.DEMO) {
            refuseUnfit(peer, wish);
        }
        if (bootstrap.isEmpty() || !bootstrap.get().redeem(token)) {
            signIn.failed("a one-time token", "", "bootstrap", peer.address());
            throw ProblemException.of(
                    401, "This token is not good any more; start again for another.");
        }
        User user = kind == Kind.DEMO ? visitor() : make(wish, "");
        signIn.entered(user, "bootstrap", peer.address());
        return user;
    }

    /// Makes the first administrator without a token, for the local command line.
    ///
    /// @param by who asks
    public synchronized User create(Wish wish, String by) {
        if (users.hasAdministrator()) {
            throw ProblemException.of(409, "There is an administrator already.");
        }
        refuseUnfit(wish);
        bootstrap.ifPresent(Bootstrap::end);
        return make(wish, by);
    }

    private User make(Wish wish, String by) {
        return users.create(new NewUser(wish.name(), wish.password(), Roles.ADMIN, Scope.ALL), by);
    }

    private User visitor() {
        return users.byName(VISITOR)
                .orElseGet(
                        () -> make(new Wish(VISITOR, secrets.random(VISITOR_PASSWORD_BYTES)), ""));
    }

    private void refuseUnfit(Peer peer, Wish wish) {
        boolean here = peer.isOnThisMachine();
        if (kind == Kind.ON_THIS_MACHINE && !here) {
            throw ProblemException.of(
                    403,
                    "The first administrator is made on this machine, or through the proxy when"
                            + " bootstrap_through_proxy says so.");
        }
        refuseUnfit(wish);
    }

    private void refuseUnfit(Wish wish) {
        try {
            users.check(wish.name(), wish.password());
        } catch (IllegalArgumentException unfit) {
            throw ProblemException.of(422, String.valueOf(unfit.getMessage()));
        }
    }
}
