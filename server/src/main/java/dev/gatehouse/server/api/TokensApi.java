package dev.gatehouse.server.api;

import static dev.gatehouse.server.web.Route.delete;
import static dev.gatehouse.server.web.Route.get;
import static dev.gatehouse.server.web.Route.post;

import dev.gatehouse.server.signin.SignInRoom;
import dev.gatehouse.server.signin.Tokens;
import dev.gatehouse.server.signin.Tokens.Token;
import dev.gatehouse.server.web.Access;
import dev.gatehouse.server.web.Call;
import dev.gatehouse.server.web.Caller;
import dev.gatehouse.server.web.Capability;
import dev.gatehouse.server.web.ProblemException;
import dev.gatehouse.server.web.Route;
import dev.gatehouse.server.web.Route.Nothing;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/// API tokens. A token is made by somebody signed in, for at most what they may do themselves, and
/// its secret is shown once.
public final class TokensApi {
    private static final String PATH = "/api/v1/tokens";
    private static final int NAME_CHARS_MAX = 64;
    private static final long LIFE_DAYS_FALLBACK = 30;

    private final SignInRoom room;
    private final InstantSource clock;

    /// @param room where tokens live
    public TokensApi(SignInRoom room, InstantSource clock) {
        this.room = room;
        this.clock = clock;
    }

    /// One token, without its secret.
    ///
    /// @param scope patterns of the sources it may know of; empty for all its owner may
    public record TokenAnswer(
            long id,
            String name,
            List<String> capabilities,
            String owner,
            Instant created,
            Instant expires,
            Optional<Instant> lastUsed,
            boolean revoked,
            List<String> scope) {}

    /// Every token that was made.
    public record TokensAnswer(List<TokenAnswer> tokens) {}

    /// A token to make.
    ///
    /// @param capabilities what it may do
    /// @param days how long it lives, 1 to 90; 30 when absent
    /// @param scope patterns of the sources it may know of; absent for all its maker may
    public record NewToken(
            String name,
            List<String> capabilities,
            Optional<Long> days,
            Optional<List<String>> scope) {}

    /// A token just made; the secret is never shown again.
    public record MadeToken(TokenAnswer token, String secret) {}

    /// Which token.
    public record WhichToken(long id) {}

    /// The routes.
    public List<Route<?, ?>> routes() {
        Access manage = Access.needs(Capability.TOKEN_MANAGE);
        return List.of(
                get(PATH, manage, "The API tokens that were made; one's own without user.manage.")
                        .answers(
                                Nothing.class, TokensAnswer.class, (call, _) -> all(call.caller())),
                post(PATH, manage, "Makes an API token and shows its secret once.")
                        .answers(NewToken.class, MadeToken.class, this::create),
                delete(PATH + "/{id}", manage, "Revokes an API token at once.")
                        .answers(WhichToken.class, Nothing.class, this::revoke));
    }

    private TokensAnswer all(Caller caller) {
        return new TokensAnswer(
                room.tokens().all().stream()
                        .filter(token -> mayManage(caller, token))
                        .map(this::answer)
                        .toList());
    }

    private MadeToken create(Call call, NewToken wanted) {
        Caller caller = call.caller();
        if (wanted.name().isBlank() || wanted.name().length() > NAME_CHARS_MAX) {
            throw ProblemException.of(
                    422, "A token's name has 1 to " + NAME_CHARS_MAX + " characters.");
        }
        EnumSet<Capability> capabilities = EnumSet.noneOf(Capability.class);
        for (String word : wanted.capabilities()) {
            capabilities.add(
                    Capability.of(word).filter(caller::may).orElseThrow(TokensApi::notYours));
        }
        if (capabilities.isEmpty()) {
            throw ProblemException.of(422, "A token needs at least one capability.");
        }
        Tokens.Made made;
        try {
            made =
                    room.tokens()
                            .create(
                                    new Tokens.NewToken(
                                            wanted.name(),
                                            capabilities,
                                            AskedScope.of(call, wanted.scope())),
                                    owner(caller),
                                    life(caller, wanted));
        } catch (IllegalArgumentException unfit) {
            throw ProblemException.of(422, String.valueOf(unfit.getMessage()));
        }
        call.answerStatus(201);
        return new MadeToken(answer(made.token()), made.secret());
    }

    private Nothing revoke(Call call, WhichToken which) {
        Token token =
                room.tokens()
                        .byId(which.id())
                        .filter(one -> mayManage(call.caller(), one))
                        .orElseThrow(() -> ProblemException.of(404, "There is no such token."));
        room.tokens().revoke(token.id(), call.caller().id());
        return Nothing.NOTHING;
    }

    private static ProblemException notYours() {
        return ProblemException.of(
                422,
                "A token gets capabilities you have yourself; GET /api/v1/session lists them.");
    }

    private static boolean mayManage(Caller caller, Token token) {
        return (caller.may(Capability.USER_MANAGE) && caller.scope().isAll())
                || caller.id().equals("user:" + token.owner())
                || caller.id().equals("token:" + token.id());
    }

    private long owner(Caller caller) {
        long number = Long.parseLong(caller.id().substring(caller.id().indexOf(':') + 1));
        return switch (caller.way()) {
            case SESSION -> number;
            case TOKEN -> room.tokens().byId(number).orElseThrow().owner();
            case LOCAL -> throw ProblemException.of(403, "A token belongs to somebody signed in.");
        };
    }

    // A token made with a token ends with it at the latest, or a stolen one would live for ever.
    private Duration life(Caller caller, NewToken wanted) {
        Duration asked = Duration.ofDays(wanted.days().orElse(LIFE_DAYS_FALLBACK));
        if (caller.way() != Caller.Way.TOKEN) {
            return asked;
        }
        long number = Long.parseLong(caller.id().substring("token:".length()));
        Duration left =
                Duration.between(
                        clock.instant(), room.tokens().byId(number).orElseThrow().expires());
        return asked.compareTo(left) > 0 ? left : asked;
    }

    private TokenAnswer answer(Token token) {
        return new TokenAnswer(
                token.id(),
                token.name(),
                token.capabilities().stream().map(Capability::word).sorted().toList(),
                room.users().byId(token.owner()).map(user -> user.name()).orElse(""),
                token.created(),
                token.expires(),
                Optional.of(token.used()).filter(used -> used.isAfter(Instant.EPOCH)),
                token.revoked(),
                token.scope().patterns());
    }
}
