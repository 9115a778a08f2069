package dev.gatehouse.event;

/// What was done, in one of sixteen words shared by all tools. Each carries the permission that it
/// exercises unless a mapping says otherwise. `NONE` is no seventeenth word: it stands where a
/// piece was not understood, and no mapping may use it.
public enum Verb {
    AUTHENTICATE(Permission.NONE),
    READ(Permission.READ),
    CREATE(Permission.WRITE),
    UPDATE(Permission.WRITE),
    DELETE(Permission.WRITE),
    EXECUTE(Permission.RUN),
    APPROVE(Permission.APPROVE),
    DEPLOY(Permission.DEPLOY),
    GRANT(Permission.ADMIN),
    REVOKE(Permission.ADMIN),
    MINT(Permission.ADMIN),
    EXPORT(Permission.READ),
    CONFIGURE(Permission.ADMIN),
    IMPERSONATE(Permission.ADMIN),
    TRANSFER(Permission.WRITE),
    RESTORE(Permission.WRITE),
    NONE(Permission.NONE);

    private final String word = Words.of(this);
    private final Permission usual;

    Verb(Permission usual) {
        this.usual = usual;
    }

    /// The permission this verb exercises where the mapping does not say.
    public Permission usualPermission() {
        return usual;
    }

    /// The word used in files, queries and JSON.
    public String word() {
        return word;
    }
}
