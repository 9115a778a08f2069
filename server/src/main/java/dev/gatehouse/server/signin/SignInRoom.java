package dev.gatehouse.server.signin;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;

/// Everything about coming in, put together.
///
/// @param bootstrap the one-time token that is waited for; absent when somebody may sign in already
public record SignInRoom(
        Installation installation,
        Users users,
        Roles roles,
        Sessions sessions,
        Tokens tokens,
        SignIn signIn,
        FirstVisit firstVisit,
        Doorkeeper doorkeeper,
        Optional<Bootstrap> bootstrap)
        implements AutoCloseable {

    /// Opens the tables in `folder`, and makes the one-time token where one is needed.
    ///
    /// @param kind what a one-time token opens
    public static SignInRoom open(
            Path folder, FirstVisit.Kind kind, SecureRandom random, InstantSource clock)
            throws IOException {
        Installation installation = Installation.open(folder);
        Users users = new Users(installation, new Passwords(random), clock);
        Roles roles = new Roles(installation);
        Sessions sessions = new Sessions(installation, random, clock);
        Tokens tokens = new Tokens(installation, random, clock);
        SignIn signIn = new SignIn(users, clock);
        boolean needed = kind == FirstVisit.Kind.DEMO || !users.hasAdministrator();
        Optional<Bootstrap> bootstrap =
                needed
                        ? Optional.of(
                                Bootstrap.make(folder.resolve("bootstrap-token"), random, clock))
                        : Optional.empty();
        FirstVisit firstVisit = new FirstVisit(users, signIn, new Secrets(random), bootstrap, kind);
        Doorkeeper doorkeeper = new Doorkeeper(users, roles, sessions, tokens, clock);
        return new SignInRoom(
                installation,
                users,
                roles,
                sessions,
                tokens,
                signIn,
                firstVisit,
                doorkeeper,
                bootstrap);
    }

    @Override
    public void close() {
        installation.close();
    }
}
