package dev.gatehouse.server.api;

import static dev.gatehouse.server.web.Route.delete;
import static dev.gatehouse.server.web.Route.get;

import dev.gatehouse.record.SignInRecord;
import dev.gatehouse.server.audit.SelfAudit;
import dev.gatehouse.server.signin.Sessions;
import dev.gatehouse.server.signin.Sessions.Listed;
import dev.gatehouse.server.signin.SignInRoom;
import dev.gatehouse.server.signin.Users;
import dev.gatehouse.server.signin.Users.User;
import dev.gatehouse.server.web.Access;
import dev.gatehouse.server.web.Call;
import dev.gatehouse.server.web.Caller;
import dev.gatehouse.server.web.Capability;
import dev.gatehouse.server.web.ProblemException;
import dev.gatehouse.server.web.Route;
import dev.gatehouse.server.web.Route.Nothing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The browsers that are signed in: one's own and, with `user.manage`, those of everybody who
/// reaches no further. An ended session is worth nothing from its next request on.
public final class SessionsApi {
    private static final String PATH = "/api/v1/sessions";

    private final Sessions sessions;
    private final Users users;
    private final SelfAudit audit;

    /// @param audit is told before a session ends
    public SessionsApi(SignInRoom room, SelfAudit audit) {
        this.sessions = room.sessions();
        this.users = room.users();
        this.audit = audit;
    }

    /// One session.
    ///
    /// @param user the name of whose it is
    /// @param door how they came: `password`, `break-glass`, `bootstrap` or `provider`
    /// @param until when it ends at the latest
    /// @param here whether it is the one that asks
    public record SessionLine(
            long id,
            String user,
            String door,
            String address,
            Instant created,
            Instant lastUsed,
            Instant until,
            boolean here) {}

    /// Those that are good now.
    public record SessionsAnswer(List<SessionLine> sessions) {}

    /// Which session.
    public record WhichSession(long id) {}

    /// The routes.
    public List<Route<?, ?>> routes() {
        return List.of(
                get(
                                PATH,
                                new Access.SignedIn(),
                                "The browsers that are signed in; one's own without user.manage.")
                        .answers(Nothing.class, SessionsAnswer.class, (call, _) -> all(call)),
                delete(PATH + "/{id}", new Access.SignedIn(), "Ends a session at once.")
                        .answers(WhichSession.class, Nothing.class, this::end));
    }

    private SessionsAnswer all(Call call) {
        Caller caller = call.caller();
        if (caller.way() == Caller.Way.LOCAL) {
            throw ProblemException.of(403, "Sessions are shown to somebody signed in.");
        }
        return new SessionsAnswer(
                sessions.all().stream()
                        .flatMap(one ->
                                reached(caller, one).map(user -> line(caller, one, user)).stream())
                        .toList());
    }

    private Nothing end(Call call, WhichSession which) {
        Caller caller = call.caller();
        Listed session =
                sessions.all().stream()
                        .filter(one -> one.id() == which.id() && reached(caller, one).isPresent())
                        .findFirst()
                        .orElseThrow(() -> ProblemException.of(404, "There is no such session."));
        audit.noteAnyway(
                new SignInRecord.SessionEnded(
                        "session:" + session.id(), "user:" + session.user(), caller.id()));
        sessions.end(session.id());
        return Nothing.NOTHING;
    }

    private Optional<User> reached(Caller caller, Listed session) {
        boolean own = caller.id().equals("user:" + session.user());
        return users.byId(session.user())
                .filter(user ->
                        own
                                || (caller.may(Capability.USER_MANAGE)
                                        && caller.scope().covers(user.scope())));
    }

    private static SessionLine line(Caller caller, Listed one, User user) {
        return new SessionLine(
                one.id(),
                user.name(),
                one.door(),
                one.address(),
                one.created(),
                one.seen(),
                one.until(),
                caller.session().equals(Long.toString(one.id())));
    }
}
