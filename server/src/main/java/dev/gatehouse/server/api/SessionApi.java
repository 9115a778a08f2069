package dev.gatehouse.server.api;

import static dev.gatehouse.server.web.Route.delete;
import static dev.gatehouse.server.web.Route.get;
import static dev.gatehouse.server.web.Route.post;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.gatehouse.record.SignInRecord;
import dev.gatehouse.server.audit.SelfAudit;
import dev.gatehouse.server.signin.Doorkeeper;
import dev.gatehouse.server.signin.FirstVisit;
import dev.gatehouse.server.signin.SessionCookie;
import dev.gatehouse.server.signin.Sessions;
import dev.gatehouse.server.signin.SignIn;
import dev.gatehouse.server.signin.SignInRoom;
import dev.gatehouse.server.signin.SignOn;
import dev.gatehouse.server.signin.Users.User;
import dev.gatehouse.server.web.Access;
import dev.gatehouse.server.web.Call;
import dev.gatehouse.server.web.Caller;
import dev.gatehouse.server.web.Capability;
import dev.gatehouse.server.web.ProblemException;
import dev.gatehouse.server.web.Route;
import dev.gatehouse.server.web.Route.Nothing;
import java.util.List;
import java.util.Optional;

/// The session of a browser: who is signed in, signing in by password or by a one-time token, and
/// signing out.
public final class SessionApi {
    private static final String PATH = "/api/v1/session";

    private final SignIn signIn;
    private final Sessions sessions;
    private final FirstVisit firstVisit;
    private final Doorkeeper doorkeeper;
    private final Optional<SignOn> signOn;
    private final SelfAudit audit;
    private final Notes notes;

    /// @param notes what the screens show of this installation
    public SessionApi(SignInRoom room, SelfAudit audit, Notes notes) {
        this.audit = audit;
        this.signIn = room.signIn();
        this.sessions = room.sessions();
        this.signOn = room.signOn();
        this.firstVisit = room.firstVisit();
        this.doorkeeper = room.doorkeeper();
        this.notes = notes;
    }

    /// What the screens show of this installation.
    ///
    /// @param company the made-up company's name; absent for a real one
    /// @param version of Gatehouse
    public record Notes(Optional<String> company, String version) {}

    /// Who is signed in.
    public record Who(String name, String role) {}

    /// The session, as the screens need it.
    ///
    /// @param scope patterns of the sources they may know of; empty for all
    /// @param csrf what writes carry in `X-CSRF-Token`; empty for tokens and local callers
    public record SessionAnswer(
            Who user,
            List<String> capabilities,
            List<String> scope,
            String csrf,
            boolean demo,
            Optional<String> company,
            String version) {}

    /// Signing in: name and password, or a one-time token. With a bootstrap token, name and
    /// password are those of the administrator it makes.
    ///
    /// @param code of the second factor, where the account has one
    public record SignInQuestion(
            Optional<String> name,
            Optional<String> password,
            Optional<String> code,
            Optional<String> token) {}

    /// What must be done to come in.
    ///
    /// @param firstAdministrator whether the bootstrap token is still awaited
    /// @param provider what people call the identity provider; empty where there is none
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record EntryAnswer(
            boolean firstAdministrator, boolean demo, String version, String provider) {}

    /// The routes.
    public List<Route<?, ?>> routes() {
        return List.of(
                get(PATH, new Access.SignedIn(), "Who is signed in and what they may do.")
                        .answers(
                                Nothing.class,
                                SessionAnswer.class,
                                (call, _) -> answer(call.caller())),
                get(
                                "/api/v1/entry",
                                Access.open("the sign-in page is shown before anybody is known"),
                                "What the sign-in page asks for: a password, or the first administrator.")
                        .answers(Nothing.class, EntryAnswer.class, (_, _) -> entry()),
                post(
                                PATH,
                                Access.open("this is how somebody becomes known"),
                                "Signs in with name and password, or with a one-time token.")
                        .answers(SignInQuestion.class, SessionAnswer.class, this::begin),
                delete(PATH, new Access.SignedIn(), "Signs out.")
                        .answers(Nothing.class, Nothing.class, this::end));
    }

    private EntryAnswer entry() {
        return new EntryAnswer(
                firstVisit.isAwaited(),
                notes.company().isPresent(),
                notes.version(),
                signOn.map(SignOn::name).orElse(""));
    }

    private SessionAnswer begin(Call call, SignInQuestion question) {
        String address = call.peer().address();
        User user =
                question.token().isPresent()
                        ? enter(call, question)
                        : signIn.check(
                                new SignIn.Sent(
                                        question.name().orElse(""),
                                        question.password().orElse(""),
                                        question.code().orElse("")),
                                address);
        String door = question.token().isPresent() ? "bootstrap" : signIn.door();
        return begin(call, user, Sessions.Origin.here(door, address));
    }

    /// Begins the session of somebody who just came in.
    SessionAnswer begin(Call call, User user, Sessions.Origin origin) {
        Sessions.Made made = sessions.begin(user.id(), origin);
        SessionCookie.set(call, made.cookie());
        return answer(doorkeeper.caller(user, made));
    }

    private User enter(Call call, SignInQuestion question) {
        return firstVisit.enter(
                call.peer(),
                question.token().orElse(""),
                new FirstVisit.Wish(question.name().orElse(""), question.password().orElse("")));
    }

    private Nothing end(Call call, Nothing nothing) {
        String session = call.caller().session();
        if (session.isEmpty()) {
            throw ProblemException.of(
                    409, "Only a browser's session can be ended; revoke a token.");
        }
        audit.noteAnyway(new SignInRecord.SignedOut(call.caller().id()));
        sessions.end(Long.parseLong(session));
        SessionCookie.clear(call);
        return nothing;
    }

    private SessionAnswer answer(Caller caller) {
        return new SessionAnswer(
                new Who(caller.name(), caller.role()),
                caller.capabilities().stream().map(Capability::word).sorted().toList(),
                caller.scope().patterns(),
                caller.csrf(),
                notes.company().isPresent(),
                notes.company(),
                notes.version());
    }
}
