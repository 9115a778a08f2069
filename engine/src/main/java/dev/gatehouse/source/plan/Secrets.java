package dev.gatehouse.source.plan;

import dev.gatehouse.secret.InstallationKey;
import dev.gatehouse.secret.Redactor;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// What keeps secrets out of the events of one reader. Confined to its thread.
final class Secrets {
    /// Member names whose meaning is remembered; a tool has a few hundred.
    static final int NAMES_MAX = 4_096;

    private static final String HARMLESS_VALUE = "x";

    private final Redactor redactor;
    private final InstallationKey key;
    private final Map<String, Boolean> secretNames = new HashMap<>();
    private final RedactedText nested = new RedactedText(new Wanted.Step(), this);

    Secrets(Redactor redactor, InstallationKey key) {
        this.redactor = redactor;
        this.key = key;
    }

    /// The text without the secrets that can be told by their shape, in documents within it too.
    String redact(String text) {
        return text.indexOf('\\') < 0 ? plain(text) : nested.of(text);
    }

    /// The same for a text that is taken as it is.
    String plain(String text) {
        return redactor.redact(text);
    }

    /// What stands where a secret stood.
    String mark(String secret) {
        return redactor.redactWhole(secret);
    }

    /// Equal for equal secrets, says nothing else of them.
    String fingerprint(String secret) {
        return key.fingerprint(secret.getBytes(StandardCharsets.UTF_8));
    }

    /// Whether a member of that name holds a secret whatever it looks like.
    boolean named(String member) {
        Boolean known = secretNames.get(member);
        if (known != null) {
            return known;
        }
        boolean secret = !redactor.redactMember(member, HARMLESS_VALUE).equals(HARMLESS_VALUE);
        if (secretNames.size() < NAMES_MAX) {
            secretNames.put(member, secret);
        }
        return secret;
    }
}
