package dev.gatehouse.server.signin;

import dev.gatehouse.record.SignInRecord;
import dev.gatehouse.server.audit.SelfAudit;
import dev.gatehouse.server.signin.Users.User;
import dev.gatehouse.server.web.Problem;
import dev.gatehouse.server.web.ProblemException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/// Checks names, passwords and second factors. Whatever is wrong, the answer is the same sentence
/// after the same work; guessing is slowed per account and per address.
public final class SignIn {
    private static final int FAILURES_PER_ACCOUNT_MAX = 10;
    private static final int FAILURES_PER_ADDRESS_MAX = 30;
    private static final String WRONG_CODE =
            "This code is not good: each is good once, and for half a minute.";
    private static final Duration PERIOD = Duration.ofMinutes(15);

    private final Users users;
    private final SecondFactors factors;
    private final String door;
    private final SelfAudit audit;
    private final Budget accounts;
    private final Budget addresses;

    /// @param door what a password is in records
    /// @param audit is told who came in and who did not, even when the journal cannot append
    /// @param clock what budgets go by
    SignIn(Proofs proofs, String door, SelfAudit audit, InstantSource clock) {
        this.users = proofs.users();
        this.factors = proofs.factors();
        this.door = door;
        this.audit = audit;
        this.accounts = new Budget(FAILURES_PER_ACCOUNT_MAX, PERIOD, clock);
        this.addresses = new Budget(FAILURES_PER_ADDRESS_MAX, PERIOD, clock);
    }

    /// What somebody is known by.
    record Proofs(Users users, SecondFactors factors) {}

    /// What somebody sends to come in.
    ///
    /// @param code of the second factor; empty where none was asked for yet
    public record Sent(String name, String password, String code) {}

    /// The account of that name, password and code.
    ///
    /// @throws ProblemException 401 when they do not fit or a code is needed, 429 after too many
    ///   that did not
    public User check(Sent sent, String address) {
        User user = byPassword(sent.name(), sent.password(), address);
        refuseWrong(user, sent.code(), address);
        accounts.restore(Secrets.accountKey(sent.name()));
        entered(user, door, address);
        return user;
    }

    /// Lets only them go on whose password this is, who are signed in already.
    ///
    /// @throws ProblemException 422 when it is not, 429 after too many
    public void again(User user, String password, String address) {
        try {
            byPassword(user.name(), password, address);
        } catch (ProblemException refused) {
            // To somebody signed in, 401 would say that they are not.
            throw refused.problem().status() == 401
                    ? ProblemException.of(422, "This is not your password.")
                    : refused;
        }
    }

    /// Lets only them go on whose second factor this is, who are signed in already.
    ///
    /// @throws ProblemException 409 when there is none, 422 when the code is wrong, 429 after too
    ///   many
    public void code(User user, String code, String address) {
        switch (factors.check(user, code)) {
            case RIGHT -> {}
            case NOT_ASKED -> throw ProblemException.of(409, "There is no second factor.");
            case MISSING, WRONG -> {
                wrongCode(user, address);
                throw ProblemException.of(422, WRONG_CODE);
            }
        }
    }

    // Asked for only once the password was right, so that nobody learns whose account has one.
    private void refuseWrong(User user, String code, String address) {
        switch (factors.check(user, code)) {
            case NOT_ASKED, RIGHT -> {}
            case MISSING ->
                    throw ProblemException.of(
                            Problem.secondFactor("The password is right; now the second factor."));
            case WRONG -> {
                wrongCode(user, address);
                throw ProblemException.of(Problem.secondFactor(WRONG_CODE));
            }
        }
    }

    private void wrongCode(User user, String address) {
        failed(
                address,
                new SignInRecord.SignInRefused(
                        "user:" + user.id(), door, address, "second-factor", ""));
    }

    private User byPassword(String name, String password, String address) {
        String account = Secrets.accountKey(name);
        refuseWhenSpent(accounts, account);
        refuseWhenSpent(addresses, address);
        Optional<User> user =
                password.length() > Passwords.PASSWORD_CHARS_MAX
                        ? Optional.empty()
                        : users.authenticate(name, password);
        if (user.isEmpty()) {
            String known = users.byName(name).map(one -> "user:" + one.id()).orElse("");
            failed(account, known, door, address);
            throw ProblemException.of(401, "Name and password do not fit.");
        }
        return user.get();
    }

    /// Lets nobody try from an address where too much was wrong already.
    ///
    /// @throws ProblemException 429
    void refuseWhenSpent(String address) {
        refuseWhenSpent(addresses, address);
    }

    /// Notes that somebody came in.
    void entered(User user, String door, String address) {
        audit.noteAnyway(new SignInRecord.SignedIn("user:" + user.id(), door, address));
    }

    /// Notes and counts a try that was not right.
    ///
    /// @param account what is counted
    /// @param known the account's id, where there is one of that name
    void failed(String account, String known, String door, String address) {
        accounts.use(account);
        failed(address, new SignInRecord.SignInRefused(known, door, address, "", ""));
    }

    /// Notes and counts a try at an address.
    void failed(String address, SignInRecord.SignInRefused refused) {
        audit.noteAnyway(refused);
        addresses.use(address);
    }

    /// What a password is in records.
    public String door() {
        return door;
    }

    private static void refuseWhenSpent(Budget budget, String key) {
        budget.wait(key)
                .ifPresent(wait -> {
                    throw ProblemException.later(
                            429, "Too many tries; wait before the next.", wait);
                });
    }
}
