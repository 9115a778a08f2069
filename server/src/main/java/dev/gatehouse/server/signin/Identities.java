package dev.gatehouse.server.signin;

import dev.gatehouse.server.oidc.ProviderPerson;
import dev.gatehouse.server.signin.Users.NewUser;
import dev.gatehouse.server.signin.Users.User;
import dev.gatehouse.server.web.Scope;
import java.time.InstantSource;
import java.util.Optional;

/// Whose account a person of the identity provider has here. Issuer and subject alone say so: a
/// name or a mail address that is somebody's already never opens their account.
final class Identities {
    private static final String GATEHOUSE = "gatehouse";
    private static final int NAME_CHARS_MAX = 58;

    private final Installation installation;
    private final Users users;
    private final InstantSource clock;

    Identities(Installation installation, Users users, InstantSource clock) {
        this.installation = installation;
        this.users = users;
        this.clock = clock;
    }

    /// Says that no provider but this one speaks for anybody any more: who came in through another
    /// is out at once, with their tokens.
    ///
    /// @param issuer empty for none at all
    void only(String issuer) {
        String others = "(SELECT user FROM identity WHERE issuer <> ?)";
        installation.change("DELETE FROM session WHERE user IN " + others, issuer);
        installation.change("UPDATE identity SET confirmed = 0 WHERE issuer <> ?", issuer);
    }

    /// The account, where they came in before.
    Optional<User> known(ProviderPerson person) {
        return installation
                .one(
                        "SELECT user FROM identity WHERE issuer = ? AND subject = ?",
                        row -> row.getLong(1),
                        person.issuer(),
                        person.subject())
                .flatMap(users::byId);
    }

    /// The account with that role from now on; made at the first time.
    synchronized User with(ProviderPerson person, String role) {
        User user = known(person).orElseGet(() -> made(person, role));
        users.setRole(user, role, user.scope(), GATEHOUSE);
        installation.change(
                "UPDATE identity SET confirmed = ? WHERE user = ?", clock.millis(), user.id());
        return users.byId(user.id()).orElseThrow();
    }

    private User made(ProviderPerson person, String role) {
        String name = freeName(person.name());
        NewUser wanted = new NewUser(name, Users.NO_PASSWORD, role, Scope.ALL);
        User user = users.create(wanted, GATEHOUSE);
        installation.change(
                "INSERT INTO identity (issuer, subject, user, confirmed) VALUES (?, ?, ?, ?)",
                person.issuer(),
                person.subject(),
                user.id(),
                clock.millis());
        return user;
    }

    // Taken as the provider writes it where that is a name here and nobody has it.
    private String freeName(String wanted) {
        String plain = wanted.replaceAll("[^A-Za-z0-9._@+-]", "-");
        String base = plain.isEmpty() ? "person" : plain;
        String name = base.length() > NAME_CHARS_MAX ? base.substring(0, NAME_CHARS_MAX) : base;
        String free = name;
        for (int n = 2; users.byName(free).isPresent(); n++) {
            free = name + "-" + n;
        }
        return free;
    }
}
