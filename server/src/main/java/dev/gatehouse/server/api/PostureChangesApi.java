package dev.gatehouse.server.api;

import static dev.gatehouse.server.web.Route.post;

import dev.gatehouse.posture.Exceptions;
import dev.gatehouse.server.web.Access;
import dev.gatehouse.server.web.Call;
import dev.gatehouse.server.web.Capability;
import dev.gatehouse.server.web.ProblemException;
import dev.gatehouse.server.web.Route;
import dev.gatehouse.server.web.Route.Nothing;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/// Letting things stand that checks find wrong, and taking that back.
public final class PostureChangesApi {
    private static final String PATH = "/api/v1/posture";

    private final Exceptions exceptions;

    public PostureChangesApi(Exceptions exceptions) {
        this.exceptions = exceptions;
    }

    /// What to let stand.
    ///
    /// @param owner who answers for it
    /// @param until its end, `2027-03-01T00:00:00Z`, within [Exceptions#EXCEPTION_DAYS_MAX] days
    public record ExceptionQuestion(
            String check, String subject, String owner, String reason, String until) {}

    /// What not to let stand any longer.
    public record WithdrawalQuestion(String check, String subject, Optional<String> reason) {}

    /// The routes.
    public List<Route<?, ?>> routes() {
        Access except = Access.needs(Capability.POSTURE_EXCEPT);
        return List.of(
                post(
                                PATH + "/exceptions",
                                except,
                                "Lets a thing stand that a check finds wrong, until a day.")
                        .answers(ExceptionQuestion.class, Nothing.class, this::except),
                post(PATH + "/withdrawals", except, "Takes an exception back.")
                        .answers(WithdrawalQuestion.class, Nothing.class, this::withdraw));
    }

    private Nothing except(Call call, ExceptionQuestion asked) throws InterruptedException {
        try {
            exceptions.except(
                    new Exceptions.Asked(
                            asked.check(),
                            asked.subject(),
                            asked.owner(),
                            asked.reason(),
                            until(asked.until())),
                    call.caller().id());
            return Nothing.NOTHING;
        } catch (IllegalArgumentException wrong) {
            throw ProblemException.of(422, "Not possible: " + wrong.getMessage() + ".");
        }
    }

    private static Instant until(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException notOne) {
            throw new IllegalArgumentException("until is no time such as 2027-03-01T00:00:00Z");
        }
    }

    private Nothing withdraw(Call call, WithdrawalQuestion asked) throws InterruptedException {
        try {
            exceptions.withdraw(
                    asked.check(), asked.subject(), asked.reason().orElse(""), call.caller().id());
            return Nothing.NOTHING;
        } catch (IllegalArgumentException wrong) {
            throw ProblemException.of(422, "Not possible: " + wrong.getMessage() + ".");
        }
    }
}
