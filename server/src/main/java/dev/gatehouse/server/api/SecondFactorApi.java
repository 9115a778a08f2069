package dev.gatehouse.server.api;

import static dev.gatehouse.server.web.Route.delete;
import static dev.gatehouse.server.web.Route.get;
import static dev.gatehouse.server.web.Route.post;

import dev.gatehouse.server.signin.SecondFactors;
import dev.gatehouse.server.signin.SecondFactors.Factor;
import dev.gatehouse.server.signin.SignInRoom;
import dev.gatehouse.server.signin.Users.User;
import dev.gatehouse.server.web.Access;
import dev.gatehouse.server.web.Call;
import dev.gatehouse.server.web.Caller;
import dev.gatehouse.server.web.Capability;
import dev.gatehouse.server.web.ProblemException;
import dev.gatehouse.server.web.Route;
import dev.gatehouse.server.web.Route.Nothing;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The second factor of one's own account: turned on with the password and a first code, turned off
/// or given other recovery codes with a code. Whoever manages users can turn off another's, and
/// nobody can turn on another's. A browser's session alone may ask: what a stolen token could turn
/// on would lock out its owner.
public final class SecondFactorApi {
    private static final String PATH = "/api/v1/second-factor";

    private final SignInRoom room;
    private final SecondFactors factors;

    /// @param room where accounts live
    public SecondFactorApi(SignInRoom room) {
        this.room = room;
        this.factors = room.secondFactors();
    }

    /// One's second factor.
    ///
    /// @param available whether the account has a password here that it could stand beside
    /// @param since when it was turned on; absent while it is off
    public record FactorAnswer(
            boolean available, boolean on, Optional<Instant> since, int recoveryCodesLeft) {}

    /// Proof that it is still the one who signed in.
    public record Password(String password) {}

    /// What an authenticator is given.
    ///
    /// @param secret in base 32, to be typed
    /// @param address the same as an `otpauth:` address, to be shown as a picture
    public record Begun(String secret, String address) {}

    /// A code of the authenticator, or a recovery code where one is taken.
    public record Code(String code) {}

    /// Codes for when the authenticator is lost; each is good once, and none is shown again.
    public record RecoveryCodes(List<String> recoveryCodes) {}

    /// Whose.
    public record WhichUser(long id) {}

    /// The routes.
    public List<Route<?, ?>> routes() {
        Access own = new Access.SignedIn();
        return List.of(
                get(PATH, own, "Whether one's own account has a second factor.")
                        .answers(Nothing.class, FactorAnswer.class, (call, _) -> answer(call)),
                post(PATH, own, "Begins a second factor: gives a secret to an authenticator.")
                        .answers(Password.class, Begun.class, this::begin),
                post(PATH + "/confirm", own, "Turns it on with the authenticator's first code.")
                        .answers(Code.class, RecoveryCodes.class, this::turnOn),
                post(PATH + "/recovery-codes", own, "Makes other recovery codes, with a code.")
                        .answers(Code.class, RecoveryCodes.class, this::renew),
                post(PATH + "/remove", own, "Turns it off, with a code.")
                        .answers(Code.class, Nothing.class, this::turnOff),
                delete(
                                "/api/v1/users/{id}/second-factor",
                                Access.needs(Capability.USER_MANAGE),
                                "Turns off the second factor of somebody who lost theirs.")
                        .answers(WhichUser.class, Nothing.class, this::turnOffAnothers));
    }

    private FactorAnswer answer(Call call) {
        User user = user(call);
        Optional<Factor> factor = factors.of(user.id());
        return new FactorAnswer(
                user.isLocal(),
                factor.isPresent(),
                factor.map(Factor::since),
                factor.map(Factor::recoveryLeft).orElse(0));
    }

    private Begun begin(Call call, Password sent) {
        User user = user(call);
        if (!user.isLocal()) {
            throw ProblemException.of(
                    409, "The identity provider asks for yours; there is no password here.");
        }
        if (factors.of(user.id()).isPresent()) {
            throw ProblemException.of(409, "There is one already; turn it off first.");
        }
        room.signIn().again(user, sent.password(), call.peer().address());
        String secret = factors.begin(user);
        return new Begun(
                secret,
                "otpauth://totp/Gatehouse:%s?secret=%s&issuer=Gatehouse"
                        .formatted(encoded(user.name()), secret));
    }

    // Other browsers came in by the password alone; who turns this on may do so because of them.
    private RecoveryCodes turnOn(Call call, Code sent) {
        User user = user(call);
        RecoveryCodes codes = new RecoveryCodes(factors.turnOn(user, sent.code()));
        room.sessions().endOthers(user.id(), Long.parseLong(call.caller().session()));
        return codes;
    }

    private RecoveryCodes renew(Call call, Code sent) {
        User user = user(call);
        room.signIn().code(user, sent.code(), call.peer().address());
        return new RecoveryCodes(factors.renew(user));
    }

    private Nothing turnOff(Call call, Code sent) {
        User user = user(call);
        room.signIn().code(user, sent.code(), call.peer().address());
        factors.turnOff(user, call.caller().id());
        return Nothing.NOTHING;
    }

    private Nothing turnOffAnothers(Call call, WhichUser which) {
        Caller caller = call.caller();
        User user =
                room.users()
                        .byId(which.id())
                        .filter(one -> caller.scope().covers(one.scope()))
                        .orElseThrow(() -> ProblemException.of(404, "There is no such user."));
        if (own(caller) == user.id()) {
            throw ProblemException.of(409, "Your own is turned off with a code of it.");
        }
        if (factors.of(user.id()).isEmpty()) {
            throw ProblemException.of(404, "They have no second factor.");
        }
        factors.turnOff(user, caller.id());
        return Nothing.NOTHING;
    }

    // A token is its owner's: one that was stolen must not take away what keeps the account.
    private long own(Caller caller) {
        long number = Long.parseLong(caller.id().substring(caller.id().indexOf(':') + 1));
        return caller.way() == Caller.Way.TOKEN
                ? room.tokens().byId(number).orElseThrow().owner()
                : number;
    }

    private User user(Call call) {
        Caller caller = call.caller();
        if (caller.way() != Caller.Way.SESSION) {
            throw ProblemException.of(403, "A second factor is looked after in the browser.");
        }
        return room.users()
                .byId(Long.parseLong(caller.id().substring("user:".length())))
                .orElseThrow();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
