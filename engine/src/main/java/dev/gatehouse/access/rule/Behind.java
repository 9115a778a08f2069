package dev.gatehouse.access.rule;

import dev.gatehouse.access.used.Texts;
import dev.gatehouse.access.used.Used;
import dev.gatehouse.people.Subject;
import dev.gatehouse.people.Tenure;
import dev.gatehouse.people.Who;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who stands behind accounts, by the number of their text. Says what [Who#subjectOf] says, and
/// remembers of accounts met lately for how long that stays so: several rules ask of every event.
/// Belongs to one [Texts] and one thread.
public final class Behind {
    /// Accounts it remembers; a power of two.
    private static final int ACCOUNTS_MAX = 1 << 14;

    private static final long SECONDS_MAX = Long.MAX_VALUE / 1_000_000 - 1;
    private static final int NANOS_OF_MICRO = 1_000;

    private final Who who;
    // By the end of the account's number.
    private final @Nullable Met[] met = new Met[ACCOUNTS_MAX];

    private record Met(int account, long from, long until, Optional<Subject> subject) {}

    /// @param who says it of linked accounts; verified links only
    public Behind(Who who) {
        this.who = who;
    }

    /// The person or machine behind an account when something was used.
    ///
    /// @param account the number of its text
    public Optional<Subject> of(int account, Used used) {
        if (account == Texts.ABSENT) {
            return Optional.empty();
        }
        int place = account & ACCOUNTS_MAX - 1;
        Met known = met[place];
        if (known == null
                || known.account() != account
                || used.micros() < known.from()
                || used.micros() >= known.until()) {
            Tenure tenure = who.tenureOf(used.texts().text(account), used.when());
            known =
                    new Met(
                            account,
                            micros(tenure.from()),
                            micros(tenure.until()),
                            tenure.subject());
            met[place] = known;
        }
        return known.subject();
    }

    // The first whole microsecond that is not before it.
    private static long micros(Instant when) {
        long seconds = Math.clamp(when.getEpochSecond(), -SECONDS_MAX, SECONDS_MAX);
        return seconds * 1_000_000 + Math.ceilDiv(when.getNano(), NANOS_OF_MICRO);
    }
}
