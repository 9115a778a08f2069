package dev.gatehouse.secret;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import javax.crypto.Mac;

/// Replaces every secret it knows the shape of by `[redacted:type:fp]`, so that nothing behind it
/// ever holds one. `fp` is the same for the same secret in one installation and says nothing about
/// it elsewhere. One pass over decoded text, in time linear in its length; a text without a secret
/// comes back as the same object. Redacting twice changes nothing. Safe for many threads.
///
/// It finds what has a published prefix ([PrefixShape]), JSON Web Tokens, PEM private keys,
/// passwords in URLs, `Basic` and `Bearer` credentials, cloud keys by their form, and values whose
/// name says what they are. What looks like an ordinary word it cannot find: a mapping marks such a
/// field `secret: true`, which [#redactWhole] serves.
public final class Redactor {

    private final Mac fingerprints;

    /// @param key makes the fingerprints this installation's own
    public Redactor(InstallationKey key) {
        this.fingerprints = key.mac("redaction");
    }

    /// The text without its secrets.
    public String redact(String text) {
        Scan scan = new Scan(text);
        Find find = scan.next();
        if (find == null) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int copied = 0;
        while (find != null) {
            out.append(text, copied, find.start());
            out.append(mark(find.type(), text.substring(find.start(), find.end())));
            copied = find.end();
            find = scan.next();
        }
        return out.append(text, copied, text.length()).toString();
    }

    /// The value of a member: wholly hidden when its name says that it is a secret, else redacted.
    public String redactMember(String name, String value) {
        return !value.isEmpty() && Assignment.namesSecret(name)
                ? redactWhole(value)
                : redact(value);
    }

    /// Hides the whole value: for a field that a mapping marks `secret: true`.
    public String redactWhole(String value) {
        return Mark.end(value, 0) == value.length() ? value : mark("secret-field", value);
    }

    private String mark(String type, String secret) {
        byte[] digest =
                InstallationKey.digest(fingerprints, secret.getBytes(StandardCharsets.UTF_8));
        return Mark.of(type, HexFormat.of().formatHex(digest, 0, Mark.FINGERPRINT_CHARS / 2));
    }
}
