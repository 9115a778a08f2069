package dev.gatehouse.event;

/// The kind of account; with tool, instance and native id it makes an account's identity.
public enum Namespace {
    USER,
    APP,
    BOT,
    DEPLOY_KEY,
    SERVICE_ACCOUNT,
    OIDC_SUBJECT,
    ENTITY,
    HOST_USER,
    ANONYMOUS;

    private final String word = Words.of(this);

    /// The word used in files, queries and JSON.
    public String word() {
        return word;
    }
}
