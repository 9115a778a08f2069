package dev.gatehouse.server.api;

import static dev.gatehouse.server.web.Route.get;
import static dev.gatehouse.server.web.Route.patch;
import static dev.gatehouse.server.web.Route.post;

import dev.gatehouse.server.signin.FirstVisit;
import dev.gatehouse.server.signin.Roles;
import dev.gatehouse.server.signin.SignInRoom;
import dev.gatehouse.server.signin.Users;
import dev.gatehouse.server.signin.Users.User;
import dev.gatehouse.server.web.Access;
import dev.gatehouse.server.web.Call;
import dev.gatehouse.server.web.Capability;
import dev.gatehouse.server.web.ProblemException;
import dev.gatehouse.server.web.Route;
import dev.gatehouse.server.web.Route.Nothing;
import dev.gatehouse.server.web.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Accounts and their roles. The last administrator with a password here cannot be sent away.
public final class UsersApi {
    private static final String PATH = "/api/v1/users";

    private final SignInRoom room;

    /// @param room where accounts live
    public UsersApi(SignInRoom room) {
        this.room = room;
    }

    /// One account.
    ///
    /// @param scope patterns of the sources it may know of; empty for all
    /// @param local whether it has a password here; else it is the identity provider's, and so is
    ///   its role
    /// @param secondFactor whether its password alone does not open it
    public record UserAnswer(
            long id,
            String name,
            String role,
            boolean disabled,
            Instant created,
            Instant lastVisit,
            List<String> scope,
            boolean local,
            boolean secondFactor) {}

    /// All accounts, and the roles there are.
    public record UsersAnswer(List<UserAnswer> users, List<String> roles) {}

    /// An account to make.
    ///
    /// @param scope patterns of the sources it may know of; absent for all its maker may
    public record NewUser(
            String name, String password, String role, Optional<List<String>> scope) {}

    /// What should be different about an account; what is absent stays.
    ///
    /// @param scope patterns of the sources it may know of; empty for all
    public record UserChange(
            long id,
            Optional<String> role,
            Optional<Boolean> disabled,
            Optional<List<String>> scope) {}

    /// The routes.
    public List<Route<?, ?>> routes() {
        Access manage = Access.needs(Capability.USER_MANAGE);
        return List.of(
                get(PATH, manage, "Every account, and the roles there are.")
                        .answers(
                                Nothing.class,
                                UsersAnswer.class,
                                (call, _) -> all(call.caller().scope())),
                post(PATH, manage, "Makes a local account.")
                        .answers(NewUser.class, UserAnswer.class, this::create),
                patch(
                                PATH + "/{id}",
                                manage,
                                "Gives another role or scope, or lets in again or no longer.")
                        .answers(UserChange.class, UserAnswer.class, this::change),
                post(
                                "/api/v1/administrator",
                                Access.needs(Capability.ADMIN_CREATE),
                                "Makes the first administrator over the local socket.")
                        .answers(NewAdministrator.class, UserAnswer.class, this::administrator));
    }

    /// The first administrator.
    public record NewAdministrator(String name, String password) {}

    // Somebody limited manages those who reach no further.
    private UsersAnswer all(Scope scope) {
        return new UsersAnswer(
                room.users().all().stream()
                        .filter(user -> scope.covers(user.scope()))
                        .map(this::answer)
                        .toList(),
                room.roles().names());
    }

    private UserAnswer create(Call call, NewUser wanted) {
        refuseUnknown(wanted.role());
        try {
            room.users().check(wanted.name(), wanted.password());
        } catch (IllegalArgumentException unfit) {
            throw ProblemException.of(422, String.valueOf(unfit.getMessage()));
        }
        call.answerStatus(201);
        return answer(
                room.users()
                        .create(
                                new Users.NewUser(
                                        wanted.name(),
                                        wanted.password(),
                                        wanted.role(),
                                        AskedScope.of(call, wanted.scope())),
                                call.caller().id()));
    }

    private UserAnswer administrator(Call call, NewAdministrator wanted) {
        call.answerStatus(201);
        return answer(
                room.firstVisit()
                        .create(
                                new FirstVisit.Wish(wanted.name(), wanted.password()),
                                call.caller().id()));
    }

    // One at a time: two administrators who disable each other must not leave none.
    private synchronized UserAnswer change(Call call, UserChange wanted) {
        Users users = room.users();
        User user =
                users.byId(wanted.id())
                        .filter(one -> call.caller().scope().covers(one.scope()))
                        .orElseThrow(() -> ProblemException.of(404, "There is no such user."));
        wanted.role().ifPresent(this::refuseUnknown);
        if (!user.isLocal() && !wanted.role().orElse(user.role()).equals(user.role())) {
            throw ProblemException.of(
                    409, "This role comes from a group of the identity provider; change it there.");
        }
        Scope scope =
                wanted.scope().isPresent() ? AskedScope.of(call, wanted.scope()) : user.scope();
        boolean stays =
                wanted.role().orElse(user.role()).equals(Roles.ADMIN)
                        && !wanted.disabled().orElse(user.disabled())
                        && scope.isAll();
        boolean isAdministrator =
                user.isLocal()
                        && user.role().equals(Roles.ADMIN)
                        && !user.disabled()
                        && user.scope().isAll();
        if (isAdministrator && !stays && users.administrators() == 1) {
            throw ProblemException.of(
                    409, "This is the last administrator of all sources with a password here.");
        }
        String by = call.caller().id();
        users.setRole(user, wanted.role().orElse(user.role()), scope, by);
        User changed = users.byId(user.id()).orElseThrow();
        wanted.disabled().ifPresent(disabled -> users.setDisabled(changed, disabled, by));
        room.tokens().forget();
        return answer(users.byId(user.id()).orElseThrow());
    }

    private void refuseUnknown(String role) {
        if (!room.roles().exists(role)) {
            throw ProblemException.of(
                    422,
                    "There is no such role; there are "
                            + String.join(", ", room.roles().names())
                            + ".");
        }
    }

    private UserAnswer answer(User user) {
        return new UserAnswer(
                user.id(),
                user.name(),
                user.role(),
                user.disabled(),
                user.created(),
                user.lastVisit(),
                user.scope().patterns(),
                user.isLocal(),
                room.secondFactors().of(user.id()).isPresent());
    }
}
