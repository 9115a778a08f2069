package dev.gatehouse.server.api;

import static dev.gatehouse.server.web.Route.post;

import dev.gatehouse.server.oidc.IdentityProvider;
import dev.gatehouse.server.signin.SessionCookie;
import dev.gatehouse.server.signin.Sessions;
import dev.gatehouse.server.signin.SignInRoom;
import dev.gatehouse.server.signin.SignOn;
import dev.gatehouse.server.web.Access;
import dev.gatehouse.server.web.Call;
import dev.gatehouse.server.web.ProblemException;
import dev.gatehouse.server.web.Route;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Signing in through the company's identity provider. The provider sends the browser back to a
/// page of ours, and that page hands in what came with it: nothing is done by following a link.
public final class SignOnApi {
    private static final String PATH = "/api/v1/sign-on";

    private final Optional<SignOn> signOn;
    private final SessionApi sessions;
    private final Supplier<String> here;

    /// @param sessions begins the session
    /// @param here where this server is reached, where no setting says so
    public SignOnApi(SignInRoom room, SessionApi sessions, Supplier<String> here) {
        this.signOn = room.signOn();
        this.sessions = sessions;
        this.here = here;
    }

    /// Where in Gatehouse somebody wants to go.
    public record Wish(String goTo) {}

    /// Where the browser goes.
    public record Away(String address) {}

    /// What the provider sent the browser back with; what it did not send is absent.
    public record Return(
            Optional<String> code,
            Optional<String> state,
            Optional<String> iss,
            Optional<String> error) {}

    /// A session, and where to go with it.
    public record SignedOn(SessionApi.SessionAnswer session, String goTo) {}

    /// The routes.
    public List<Route<?, ?>> routes() {
        return List.of(
                post(
                                PATH,
                                Access.open("this is how somebody becomes known"),
                                "Begins to sign in through the identity provider.")
                        .answers(Wish.class, Away.class, this::begin),
                post(
                                PATH + "/answer",
                                Access.open("this is how somebody becomes known"),
                                "Signs in with what the identity provider sent the browser back with.")
                        .answers(Return.class, SignedOn.class, this::finish));
    }

    private Away begin(Call call, Wish wish) {
        IdentityProvider.Begin begin =
                signOn().begin(here.get(), wish.goTo(), call.peer().address());
        SessionCookie.begin(call, begin.browser(), IdentityProvider.LIFE_MINUTES_MAX);
        return new Away(begin.address());
    }

    private SignedOn finish(Call call, Return sent) {
        String address = call.peer().address();
        SignOn.Entered entered =
                signOn().finish(
                                SessionCookie.takeBegun(call),
                                new IdentityProvider.Answer(
                                        sent.code().orElse(""),
                                        sent.state().orElse(""),
                                        sent.iss().orElse(""),
                                        sent.error().orElse("")),
                                address);
        Sessions.Origin origin =
                new Sessions.Origin(SignOn.DOOR, address, SignOn.SESSION_HOURS_MAX);
        return new SignedOn(sessions.begin(call, entered.user(), origin), entered.goTo());
    }

    private SignOn signOn() {
        return signOn.orElseThrow(
                () -> ProblemException.of(404, "No identity provider is set up here."));
    }
}
