package dev.gatehouse.server.oidc;

/// Somebody did not come in through the provider. The reason is one of few words, so that it can
/// stand in a record; the sentence is for people and holds nothing the provider or a stranger
/// wrote.
public final class SignOnRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// Why.
    public enum Reason {
        /// No sign-in was begun in this browser, or too long ago, or it was answered before.
        NOT_BEGUN("This sign-in was not begun in this browser, or too long ago. Begin again."),
        /// The provider says itself that it let nobody in.
        REFUSED_THERE("The identity provider did not let you in."),
        /// The answer is another provider's.
        OTHER_ISSUER("The answer comes from another identity provider than the one asked."),
        /// The provider did not take the code.
        CODE("The identity provider does not know this sign-in any more. Begin again."),
        /// The token is not signed by a key of the provider in a way that is taken.
        SIGNATURE("The identity provider's answer is not signed as it must be."),
        /// The token is for somebody else.
        AUDIENCE("The identity provider's answer is meant for another program."),
        /// The token is too old, too young or not valid yet.
        TIME("The identity provider's answer is out of date; are both clocks right?"),
        /// The token belongs to another sign-in.
        NONCE("The identity provider's answer belongs to another sign-in. Begin again."),
        /// The token lacks what it must hold, or holds it in a form nobody can read.
        CLAIMS("The identity provider's answer does not say who you are."),
        /// The provider says that it left the groups out because there are too many.
        GROUPS_LEFT_OUT(
                "You are in more groups than the identity provider tells at once; whoever runs it"
                        + " can have it send those of Gatehouse alone."),
        /// No answer, or one nobody can read.
        UNREACHABLE("The identity provider does not answer as it should. Try again in a while.");

        private final String sentence;

        Reason(String sentence) {
            this.sentence = sentence;
        }
    }

    private final Reason reason;

    /// @param detail for the operator's log
    SignOnRefused(Reason reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    SignOnRefused(Reason reason, String detail, Throwable cause) {
        super(detail, cause);
        this.reason = reason;
    }

    /// Why.
    public Reason reason() {
        return reason;
    }

    /// Why, for whoever wanted to come in.
    public String sentence() {
        return reason.sentence;
    }
}
