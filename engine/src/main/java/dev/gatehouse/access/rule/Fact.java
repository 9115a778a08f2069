package dev.gatehouse.access.rule;

import dev.gatehouse.event.Words;

/// What no single field says: who is behind an account, and what happened before. A closed list.
public enum Fact {
    /// A person stands behind the account.
    PERSON("who stands behind the account"),
    /// A machine stands behind the account.
    MACHINE("who stands behind the account"),
    /// The account is the identity of a run of a pipeline.
    PIPELINE("whether it is a pipeline's identity"),
    /// Whoever acts had left by then.
    LEFT("whether they had left"),
    /// The resource is the account's own: its profile, its keys, its sessions.
    OWN_ACCOUNT("whose account it is"),
    /// What is approved was proposed by the same account or person.
    OWN_CHANGE("who proposed the change"),
    /// The run it names had begun and not ended.
    RUN_ACTIVE("whether its run was active"),
    /// The resource belongs to the service and environment the account's name says it is of.
    OWN_ENVIRONMENT("whose environment it is");

    private final String spoken;

    Fact(String spoken) {
        this.spoken = spoken;
    }

    /// What is not known where this is not known, to go behind *not known:*.
    public String spoken() {
        return spoken;
    }

    /// The word used in files.
    public String word() {
        return Words.of(this);
    }
}
