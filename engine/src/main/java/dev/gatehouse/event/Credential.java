package dev.gatehouse.event;

/// With what the account proved itself. Its secret is never here.
public sealed interface Credential {

    /// @param kind the tool's own kind of credential, such as `token`, `ssh-key`, `session`
    /// @param fingerprint `<tool>:<kind>:<native id or the tool's own hash>`, else `fp:` and a
    ///   keyed hash; or not sent
    /// @param name what people call it, where sent
    record Known(String kind, Text fingerprint, Text name) implements Credential {}

    /// The tool does not say.
    enum Unsaid implements Credential {
        NOT_SENT
    }
}
