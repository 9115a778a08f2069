package dev.gatehouse.intake;

import dev.gatehouse.outbound.OutboundAnswer;
import dev.gatehouse.source.Paging;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/// How long to leave a tool alone after an answer, by its own headers.
public final class PollWait {
    /// Requests left over for others who use the same token.
    static final int REQUESTS_SPARED = 50;

    /// The wait after a refusal that names none.
    public static final Duration REFUSED_SECONDS = Duration.ofSeconds(60);

    /// The longest wait an answer can ask for.
    static final Duration WAIT_HOURS_MAX = Duration.ofHours(2);

    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,12}");

    private PollWait() {}

    /// Until when to wait; nothing when the next request may go out at once.
    static Optional<Instant> after(OutboundAnswer answer, Paging paging, Instant now) {
        Optional<Instant> asked = asked(answer, paging.rateLimit(), now);
        return asked.isPresent() || !(isRefused(answer) || answer.status() >= 500)
                ? asked
                : Optional.of(now.plus(REFUSED_SECONDS));
    }

    /// Until when its headers ask to wait; nothing when they do not.
    public static Optional<Instant> asked(
            OutboundAnswer answer, Paging.RateLimit rateLimit, Instant now) {
        Optional<Instant> asked = retryAfter(answer, now);
        if (asked.isPresent()) {
            return asked;
        }
        boolean spent =
                number(answer, rateLimit.remaining()).orElse(Long.MAX_VALUE)
                        <= (isRefused(answer) ? 0 : REQUESTS_SPARED);
        Optional<Instant> reset =
                number(answer, rateLimit.reset()).map(Instant::ofEpochSecond).filter(now::isBefore);
        return spent ? reset.map(until -> capped(until, now)) : Optional.empty();
    }

    private static boolean isRefused(OutboundAnswer answer) {
        return answer.status() == 429 || answer.status() == 403;
    }

    private static Optional<Instant> retryAfter(OutboundAnswer answer, Instant now) {
        return number(answer, "retry-after").map(seconds -> capped(now.plusSeconds(seconds), now));
    }

    private static Instant capped(Instant until, Instant now) {
        Instant latest = now.plus(WAIT_HOURS_MAX);
        return until.isAfter(latest) ? latest : until;
    }

    private static Optional<Long> number(OutboundAnswer answer, String header) {
        return header.isEmpty()
                ? Optional.empty()
                : answer.header(header)
                        .filter(text -> DIGITS.matcher(text).matches())
                        .map(Long::valueOf);
    }
}
