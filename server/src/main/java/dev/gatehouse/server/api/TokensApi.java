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

    /// @param room where tokens live
    public TokensApi(SignInRoom room) {
        this.room = room;
    }

    /// One token, without its secret.
    public record TokenAnswer(
            long id,
            String name,
            List<String> capabilities,
            String owner,
            Instant created,
            Instant expires,
            Optional<Instant> lastUsed,
            boolean revoked) {}

    /// Every token that was made.
    public record TokensAnswer(List<TokenAnswer> tokens) {}

    /// A token to make.
    ///
    /// @param capabilities what it may do
    /// @param days how long it lives, 1 to 90; 30 when absent
    public record NewToken(String name, List<String> capabilities, Optional<Long> days) {}

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
        if (caller.way() != Caller.Way.SESSION) {
            throw ProblemException.of(
                    403, "A token is made by somebody signed in, not by a token.");
        }
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
                                    wanted.name(),
                                    capabilities,
                                    owner(caller),
                                    Duration.ofDays(wanted.days().orElse(LIFE_DAYS_FALLBACK)));
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
        room.tokens().revoke(token.id());
        return Nothing.NOTHING;
    }

    private static ProblemException notYours() {
        return ProblemException.of(
                422,
                "A token gets capabilities you have yourself; GET /api/v1/session lists them.");
    }

    private static boolean mayManage(Caller caller, Token token) {
        return caller.may(Capability.USER_MANAGE) || caller.id().equals("user:" + token.owner());
    }

    private static long owner(Caller caller) {
        return Long.parseLong(caller.id().substring("user:".length()));
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
                token.revoked());
    }
}
