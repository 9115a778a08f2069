package dev.gatehouse.review;

import dev.gatehouse.event.Words;

/// Who is to decide about a line; where the rule names nobody, the next one is asked.
public enum Rule {
    /// Of the team that owns the resource by the access model, those who lead it.
    OWNER,
    /// The manager of a person, the owner of a machine.
    MANAGER,
    /// The one who is named for all.
    FALLBACK;

    /// The word used in records and addresses.
    public String word() {
        return Words.of(this);
    }
}
