package dev.gatehouse.server.api;

import dev.gatehouse.server.web.Call;
import dev.gatehouse.server.web.ProblemException;
import dev.gatehouse.server.web.Scope;
import java.util.List;
import java.util.Optional;

/// The scope somebody gives to a user or a token: never one that reaches further than their own.
final class AskedScope {
    private AskedScope() {}

    /// @param patterns the giver's own scope when absent
    /// @throws ProblemException 422 when it cannot be read or reaches too far
    static Scope of(Call call, Optional<List<String>> patterns) {
        Scope own = call.caller().scope();
        Scope asked = read(patterns.orElseGet(own::patterns));
        if (!own.covers(asked)) {
            throw ProblemException.of(
                    422, "A scope reaches what yours does; GET /api/v1/session shows it.");
        }
        return asked;
    }

    private static Scope read(List<String> patterns) {
        try {
            return Scope.of(patterns);
        } catch (IllegalArgumentException unfit) {
            throw ProblemException.of(422, String.valueOf(unfit.getMessage()));
        }
    }
}
