package dev.gatehouse.server.signin;

import dev.gatehouse.record.SignInRecord;
import dev.gatehouse.server.audit.SelfAudit;
import dev.gatehouse.server.signin.Users.User;
import dev.gatehouse.server.web.ProblemException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/// Checks names and passwords. Whatever is wrong, the answer is the same sentence after the same
/// work; guessing is slowed per account and per address.
public final class SignIn {
    private static final int FAILURES_PER_ACCOUNT_MAX = 10;
    private static final int FAILURES_PER_ADDRESS_MAX = 30;
    private static final Duration PERIOD = Duration.ofMinutes(15);

    private final Users users;
    private final String door;
    private final SelfAudit audit;
    private final Budget accounts;
    private final Budget addresses;

    /// @param door what a password is in records
    /// @param audit is told who came in and who did not, even when the journal cannot append
    /// @param clock what budgets go by
    SignIn(Users users, String door, SelfAudit audit, InstantSource clock) {
        this.users = users;
        this.door = door;
        this.audit = audit;
        this.accounts = new Budget(FAILURES_PER_ACCOUNT_MAX, PERIOD, clock);
        this.addresses = new Budget(FAILURES_PER_ADDRESS_MAX, PERIOD, clock);
    }

    /// The account of that name and password.
    ///
    /// @throws ProblemException 401 when they do not fit, 429 after too many that did not
    public User check(String name, String password, String address) {
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
        accounts.restore(account);
        entered(user.get(), door, address);
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
