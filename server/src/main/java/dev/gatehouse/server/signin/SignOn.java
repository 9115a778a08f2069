package dev.gatehouse.server.signin;

import dev.gatehouse.event.Words;
import dev.gatehouse.record.SignInRecord;
import dev.gatehouse.server.audit.SelfAudit;
import dev.gatehouse.server.oidc.IdentityProvider;
import dev.gatehouse.server.oidc.IdentityProvider.Answer;
import dev.gatehouse.server.oidc.IdentityProvider.Begin;
import dev.gatehouse.server.oidc.ProviderPerson;
import dev.gatehouse.server.oidc.SignOnRefused;
import dev.gatehouse.server.signin.Users.User;
import dev.gatehouse.server.web.ProblemException;
import java.time.Duration;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Coming in through the identity provider: who the provider says it is, in the role their groups
/// have here. Whoever has none, was locked out, or cannot be written down first does not come in.
public final class SignOn {
    /// How long such a session lives at most: what changes there counts here within that time.
    public static final Duration SESSION_HOURS_MAX = Duration.ofHours(8);

    /// The door in records.
    public static final String DOOR = "provider";

    private static final Logger LOG = LoggerFactory.getLogger(SignOn.class);
    private static final Duration PROVIDER_WAIT = Duration.ofSeconds(10);
    private static final int PLACE_CHARS_MAX = 2_000;

    // A place of ours: one slash, and nothing a browser could read as another host.
    private static final Pattern PLACE = Pattern.compile("/(?![/\\\\])[^\\\\\\p{Cntrl} ]*");

    private final IdentityProvider provider;
    private final GroupRoles groups;
    private final Identities identities;
    private final SignIn signIn;
    private final SelfAudit audit;

    /// @param audit writes who comes in before they do
    SignOn(Way way, Identities identities, SignIn signIn, SelfAudit audit) {
        this.provider = way.provider();
        this.groups = way.groups();
        this.identities = identities;
        this.signIn = signIn;
        this.audit = audit;
    }

    /// The provider, and what its groups may be here.
    public record Way(IdentityProvider provider, GroupRoles groups) {}

    /// Somebody who came in.
    ///
    /// @param goTo where they wanted to go
    public record Entered(User user, String goTo) {}

    /// What people call the provider.
    public String name() {
        return provider.settings().name();
    }

    /// Begins a sign-in.
    ///
    /// @param here where this server is reached
    /// @param goTo where in Gatehouse they want to go
    public Begin begin(String here, String goTo, String address) {
        signIn.refuseWhenSpent(address);
        if (goTo.length() > PLACE_CHARS_MAX || !PLACE.matcher(goTo).matches()) {
            throw ProblemException.of(422, "Somebody who signs in goes to a place of Gatehouse.");
        }
        try {
            return provider.begin(here, goTo);
        } catch (SignOnRefused refused) {
            throw refusal(refused, address);
        }
    }

    /// Finishes it.
    ///
    /// @param browser what the browser that began it holds
    /// @throws ProblemException 401 for an answer that is not believed, 403 for somebody without a
    ///   group, 503 when the provider or the journal is not there
    public Entered finish(String browser, Answer answer, String address) {
        signIn.refuseWhenSpent(address);
        IdentityProvider.Finish finish;
        try {
            finish = provider.finish(browser, answer);
        } catch (SignOnRefused refused) {
            throw refusal(refused, address);
        }
        ProviderPerson person = finish.person();
        String known = identities.known(person).map(user -> "user:" + user.id()).orElse("");
        if (identities.known(person).filter(User::disabled).isPresent()) {
            throw notHere(
                    refused(known, person, "locked-out", address), "You were locked out here.");
        }
        String role =
                groups.of(person.groups())
                        .orElseThrow(() ->
                                notHere(
                                        refused(known, person, "no-group", address),
                                        groups.refusal()));
        User user = identities.with(person, role);
        audit.note(new SignInRecord.SignedIn("user:" + user.id(), DOOR, address));
        return new Entered(user, finish.goTo());
    }

    private static SignInRecord.SignInRefused refused(
            String known, ProviderPerson person, String why, String address) {
        String subject = known.isEmpty() ? person.subject() : "";
        return new SignInRecord.SignInRefused(known, DOOR, address, why, subject);
    }

    private ProblemException notHere(SignInRecord.SignInRefused refused, String sentence) {
        audit.noteAnyway(refused);
        return ProblemException.of(403, sentence);
    }

    private ProblemException refusal(SignOnRefused refused, String address) {
        SignOnRefused.Reason reason = refused.reason();
        LOG.atWarn()
                .addKeyValue("reason", Words.of(reason))
                .addKeyValue("detail", refused.getMessage())
                .log("nobody came in through the identity provider");
        if (reason == SignOnRefused.Reason.UNREACHABLE) {
            return ProblemException.later(503, refused.sentence(), PROVIDER_WAIT);
        }
        signIn.failed(
                address, new SignInRecord.SignInRefused("", DOOR, address, Words.of(reason), ""));
        return ProblemException.of(401, refused.sentence());
    }
}
