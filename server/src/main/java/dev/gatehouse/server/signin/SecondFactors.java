package dev.gatehouse.server.signin;

import dev.gatehouse.record.SignInRecord;
import dev.gatehouse.record.SignInRecord.SecondFactorChanged;
import dev.gatehouse.secret.SealedSecrets;
import dev.gatehouse.secret.SecretProblem;
import dev.gatehouse.server.audit.SelfAudit;
import dev.gatehouse.server.signin.Users.User;
import dev.gatehouse.server.web.ProblemException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bouncycastle.util.encoders.Base32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The second factor of accounts with a password here: an authenticator's code, or one of ten
/// recovery codes. Each is good once, five wrong ones close the door for a while, and the secret is
/// kept sealed. What is begun counts only after a first code has shown that the authenticator has
/// it.
public final class SecondFactors {
    /// How long somebody may take between the secret and the first code.
    public static final Duration BEGUN_MINUTES_MAX = Duration.ofMinutes(10);

    /// Recovery codes made at a time.
    public static final int RECOVERY_CODES = 10;

    /// Wrong codes of one account at once; they come back over [#PERIOD].
    static final int TRIES_MAX = 5;

    static final Duration PERIOD = Duration.ofMinutes(15);

    private static final Logger LOG = LoggerFactory.getLogger(SecondFactors.class);

    // 80 bits: too many to try, also for who has the hashes.
    private static final int RECOVERY_BYTES = 10;
    private static final Pattern TIME_CODE = Pattern.compile("[0-9]{" + TimeCodes.DIGITS + "}");
    private static final Pattern BETWEEN = Pattern.compile("[\\s-]+");

    private final Installation installation;
    private final SealedSecrets secrets;
    private final SelfAudit audit;
    private final SecureRandom random;
    private final InstantSource clock;
    private final Budget tries;
    private final Map<Long, Begun> begun = new LinkedHashMap<>();

    /// @param around whose `secrets` hold what authenticators hold, and whose `audit` is told of
    ///   every change before it is made
    SecondFactors(Installation installation, SignInRoom.Around around) {
        this.installation = installation;
        this.secrets = around.secrets();
        this.audit = around.audit();
        this.random = around.random();
        this.clock = around.clock();
        this.tries = new Budget(TRIES_MAX, PERIOD, clock);
    }

    private record Begun(byte[] secret, Instant until) {}

    /// One that is on.
    ///
    /// @param recoveryLeft recovery codes that were not used
    public record Factor(Instant since, int recoveryLeft) {}

    /// What became of a code.
    enum Outcome {
        /// The account has no second factor.
        NOT_ASKED,
        /// It has one, and no code was sent.
        MISSING,
        /// The code was good, and is not any more.
        RIGHT,
        /// It was not.
        WRONG
    }

    /// The account's second factor, when it is on.
    public Optional<Factor> of(long user) {
        return installation.one(
                "SELECT since, (SELECT count(*) FROM recovery_code WHERE"
                        + " recovery_code.user = second_factor.user) FROM second_factor WHERE user = ?",
                row -> new Factor(Instant.ofEpochMilli(row.getLong(1)), row.getInt(2)),
                user);
    }

    /// Makes a secret for an authenticator; nothing is asked for yet.
    ///
    /// @return in base 32, as authenticators take it
    public synchronized String begin(User user) {
        byte[] secret = new byte[TimeCodes.SECRET_BYTES];
        random.nextBytes(secret);
        begun.put(user.id(), new Begun(secret, clock.instant().plus(BEGUN_MINUTES_MAX)));
        return Base32.toBase32String(secret);
    }

    /// Turns it on, when the code is the begun secret's.
    ///
    /// @return the recovery codes, which are not shown again
    /// @throws ProblemException 409 when nothing was begun, 422 when the code is another's
    public synchronized List<String> turnOn(User user, String code) {
        Begun mine = begun.get(user.id());
        Instant now = clock.instant();
        if (mine == null || !now.isBefore(mine.until())) {
            begun.remove(user.id());
            throw ProblemException.of(409, "This was begun too long ago; begin again.");
        }
        OptionalLong step = TimeCodes.step(mine.secret(), plain(code), now);
        if (step.isEmpty()) {
            throw ProblemException.of(
                    422, "This is not the code of the moment; are both clocks right?");
        }
        note(user, "user:" + user.id(), "on");
        begun.remove(user.id());
        secrets.put(name(user), mine.secret());
        List<String> codes = recoveryCodes(user);
        installation.change(
                "INSERT INTO second_factor (user, since, step) VALUES (?, ?, ?) ON CONFLICT (user)"
                        + " DO UPDATE SET since = excluded.since, step = excluded.step",
                user.id(),
                now.toEpochMilli(),
                step.getAsLong());
        return codes;
    }

    /// Other recovery codes; those before are worth nothing from here on.
    public synchronized List<String> renew(User user) {
        note(user, "user:" + user.id(), "recovery-codes");
        return recoveryCodes(user);
    }

    /// Turns it off: the password alone opens the account again.
    ///
    /// @param by who does
    public synchronized void turnOff(User user, String by) {
        note(user, by, "off");
        installation.change("DELETE FROM second_factor WHERE user = ?", user.id());
        installation.change("DELETE FROM recovery_code WHERE user = ?", user.id());
        secrets.remove(name(user));
    }

    /// Whether somebody whose password was right comes in with that code.
    ///
    /// @throws ProblemException 429 after too many wrong ones
    Outcome check(User user, String code) {
        if (of(user.id()).isEmpty()) {
            return Outcome.NOT_ASKED;
        }
        if (code.isBlank()) {
            return Outcome.MISSING;
        }
        // Taken before it is known to be wrong: many sent at once must not all be compared.
        String account = Long.toString(user.id());
        tries.take(account)
                .ifPresent(wait -> {
                    throw ProblemException.later(
                            429, "Too many wrong codes; wait before the next.", wait);
                });
        boolean right = isGood(user, plain(code));
        if (right) {
            tries.restore(account);
        }
        return right ? Outcome.RIGHT : Outcome.WRONG;
    }

    private boolean isGood(User user, String code) {
        return TIME_CODE.matcher(code).matches() ? isTimeCode(user, code) : isRecovery(user, code);
    }

    // The table remembers the last step that was used, so a code that was seen is worth nothing.
    private boolean isTimeCode(User user, String code) {
        OptionalLong step =
                secret(user)
                        .map(secret -> TimeCodes.step(secret, code, clock.instant()))
                        .orElse(OptionalLong.empty());
        return step.isPresent()
                && installation.change(
                                "UPDATE second_factor SET step = ? WHERE user = ? AND step < ?",
                                step.getAsLong(),
                                user.id(),
                                step.getAsLong())
                        == 1;
    }

    private boolean isRecovery(User user, String code) {
        boolean good =
                installation.change(
                                "DELETE FROM recovery_code WHERE user = ? AND hash = ?",
                                user.id(),
                                Secrets.hash(code))
                        == 1;
        if (good) {
            audit.noteAnyway(changed(user, "user:" + user.id(), "recovery-code-used"));
        }
        return good;
    }

    private Optional<byte[]> secret(User user) {
        try {
            return secrets.get(name(user));
        } catch (SecretProblem unreadable) {
            LOG.error(
                    "an authenticator's secret cannot be read; recovery codes still open",
                    unreadable);
            return Optional.empty();
        }
    }

    private List<String> recoveryCodes(User user) {
        List<String> codes = Stream.generate(this::recoveryCode).limit(RECOVERY_CODES).toList();
        installation.change("DELETE FROM recovery_code WHERE user = ?", user.id());
        codes.forEach(code ->
                installation.change(
                        "INSERT INTO recovery_code (user, hash) VALUES (?, ?)",
                        user.id(),
                        Secrets.hash(plain(code))));
        return codes;
    }

    // Four letters at a time, as people copy them.
    private String recoveryCode() {
        byte[] secret = new byte[RECOVERY_BYTES];
        random.nextBytes(secret);
        String text = Base32.toBase32String(secret).toLowerCase(Locale.ROOT);
        return text.replaceAll("(.{4})(?=.)", "$1-");
    }

    private static String plain(String code) {
        return BETWEEN.matcher(code).replaceAll("").toLowerCase(Locale.ROOT);
    }

    private static String name(User user) {
        return "second-factor:" + user.id();
    }

    private void note(User user, String by, String change) {
        audit.note(changed(user, by, change));
    }

    private static SignInRecord changed(User user, String by, String change) {
        return new SecondFactorChanged("user:" + user.id(), by, change);
    }
}
