package dev.gatehouse.people;

import dev.gatehouse.event.Words;

/// What says that an account belongs to a person or machine, the strongest first.
public enum Proof {
    /// The identity provider's own list says so.
    IDENTITY_PROVIDER(1.0),
    /// The tool was given the account by the identity provider.
    SCIM(1.0),
    /// The account is named by what the identity provider signs: an address or subject.
    SSO_SUBJECT(1.0),
    /// Two persons said so.
    TWO_PERSON(1.0),
    /// One person said so.
    MANUAL(0.8),
    /// The account and the person have the same e-mail address.
    SAME_EMAIL(0.6),
    /// The account and the person have the same name.
    SAME_NAME(0.4);

    private final double confidence;

    Proof(double confidence) {
        this.confidence = confidence;
    }

    /// Whether a link with it counts for judging. What one person said does not.
    public boolean isVerified() {
        return compareTo(TWO_PERSON) <= 0;
    }

    /// How sure it is, 0 to 1.
    public double confidence() {
        return confidence;
    }

    /// The word used in files, queries and JSON.
    public String word() {
        return Words.of(this);
    }
}
