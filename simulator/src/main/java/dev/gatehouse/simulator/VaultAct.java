package dev.gatehouse.simulator;

import java.time.Instant;
import java.util.List;

/// A call to Vault, which its audit device records as a request line and a response line.
///
/// @param operation `read`, `update`, `list`, `create` or `delete`
/// @param mountType the kind of the engine mounted there: `kv`, `token`, `jwt`, `oidc`, `aws`
/// @param refused whether no policy of the token allowed it
/// @param answer the names of the values answered, each shown only as a keyed hash
record VaultAct(
        String operation,
        String path,
        String mountType,
        Token token,
        boolean refused,
        List<String> answer)
        implements Act {

    /// The Vault token a call was made with.
    ///
    /// @param key what its accessor and value are derived from: equal keys are the same token
    /// @param metadata what the sign-in method said of the holder
    record Token(
            String key,
            String displayName,
            String entity,
            List<String> policies,
            List<Detail> metadata,
            Instant issued) {}

    static VaultAct read(String path, Token token) {
        return new VaultAct("read", path, "kv", token, false, List.of("value"));
    }

    static VaultAct refusedRead(String path, Token token) {
        return new VaultAct("read", path, "kv", token, true, List.of());
    }

    @Override
    public Tool tool() {
        return Tool.VAULT;
    }

    @Override
    public boolean isSignIn() {
        return path.startsWith("auth/") && path.contains("login");
    }

    @Override
    public String what() {
        return operation + " " + path;
    }
}
