package dev.gatehouse.server.signin;

import dev.gatehouse.secret.SealedSecrets;
import dev.gatehouse.server.audit.SelfAudit;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;

/// Everything about coming in, put together.
///
/// @param signOn coming in through the identity provider; absent where there is none
/// @param bootstrap the one-time token that is waited for; absent when somebody may sign in already
public record SignInRoom(
        Installation installation,
        Users users,
        Roles roles,
        Sessions sessions,
        Tokens tokens,
        SignIn signIn,
        SecondFactors secondFactors,
        Optional<SignOn> signOn,
        FirstVisit firstVisit,
        Doorkeeper doorkeeper,
        Optional<Bootstrap> bootstrap)
        implements AutoCloseable {

    /// What it needs of the rest.
    ///
    /// @param kind what a one-time token opens
    /// @param secrets what authenticators hold
    /// @param audit is told of everything before it happens
    public record Around(
            FirstVisit.Kind kind,
            SealedSecrets secrets,
            SelfAudit audit,
            SecureRandom random,
            InstantSource clock) {}

    /// Opens the tables in `folder`, and makes the one-time token where one is needed.
    ///
    /// @param around what it needs of the rest
    /// @param way the identity provider; absent where there is none
    public static SignInRoom open(Path folder, Around around, Optional<SignOn.Way> way)
            throws IOException {
        SecureRandom random = around.random();
        InstantSource clock = around.clock();
        SelfAudit audit = around.audit();
        FirstVisit.Kind kind = around.kind();
        Installation installation = Installation.open(folder);
        Users users = new Users(installation, new Passwords(random), audit, clock);
        Roles roles = new Roles(installation);
        Sessions sessions = new Sessions(installation, random, clock);
        Tokens tokens = new Tokens(installation, random, audit, clock);
        // Where there is a provider, a password is the way past it.
        String door = way.isPresent() ? "break-glass" : "password";
        SecondFactors factors = new SecondFactors(installation, around);
        SignIn signIn = new SignIn(new SignIn.Proofs(users, factors), door, audit, clock);
        Identities identities = new Identities(installation, users, clock);
        identities.only(way.map(one -> one.provider().settings().issuer()).orElse(""));
        Optional<SignOn> signOn = way.map(one -> new SignOn(one, identities, signIn, audit));
        boolean needed = kind == FirstVisit.Kind.DEMO || !users.hasAdministrator();
        Optional<Bootstrap> bootstrap =
                needed
                        ? Optional.of(
                                Bootstrap.make(folder.resolve("bootstrap-token"), random, clock))
                        : Optional.empty();
        FirstVisit firstVisit =
                new FirstVisit(
                        users,
                        signIn,
                        new Secrets(random),
                        new FirstVisit.OneTime(bootstrap, kind));
        Doorkeeper doorkeeper =
                new Doorkeeper(new Doorkeeper.Known(users, roles, sessions, tokens), clock);
        return new SignInRoom(
                installation,
                users,
                roles,
                sessions,
                tokens,
                signIn,
                factors,
                signOn,
                firstVisit,
                doorkeeper,
                bootstrap);
    }

    @Override
    public void close() {
        bootstrap.ifPresent(Bootstrap::close);
        installation.close();
    }
}
