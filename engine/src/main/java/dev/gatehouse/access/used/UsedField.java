package dev.gatehouse.access.used;

import dev.gatehouse.event.Words;

/// What is kept of an event for judging and counting it. Each is a text; what the tool did not send
/// is absent. The outcome is counted only: an attempt is judged whether it was refused or not.
public enum UsedField {
    /// The tool under audit.
    TOOL,
    /// The account that acted, as tool/instance/kind/id.
    ACCOUNT,
    /// The name of that account.
    ACTOR,
    /// The kind of that account.
    KIND,
    /// The name of the account it acted for.
    ON_BEHALF_OF,
    /// The action under the tool's own name.
    ACTION,
    /// What was done.
    VERB,
    /// The permission it exercised.
    PERMISSION,
    /// On what, as a path.
    RESOURCE,
    /// The type of that resource.
    TYPE,
    /// The environment it belonged to.
    ENVIRONMENT,
    /// The fingerprint of the credential.
    CREDENTIAL,
    /// The tool's kind of that credential.
    CREDENTIAL_KIND,
    /// The program it came with.
    CLIENT,
    /// The country it came from.
    COUNTRY,
    /// The address it came from.
    ADDRESS,
    /// The run of a pipeline it was part of.
    RUN,
    /// The commit it was about.
    COMMIT,
    /// The change request it was part of.
    CHANGE_REQUEST,
    /// The branch it was about.
    BRANCH,
    /// The ticket it names.
    TICKET,
    /// What changed, as `field=after` joined by `, `.
    CHANGE,
    /// How it ended; no rule may ask for it.
    OUTCOME;

    /// How many there are.
    public static final int COUNT = values().length;

    /// Its place in a row, from 0; rows on disk are read with the fields they were written with.
    @SuppressWarnings("EnumOrdinal") // the place is the constant's own, and rows can be made again
    int place() {
        return ordinal();
    }

    /// The word used in files.
    public String word() {
        return Words.of(this);
    }
}
