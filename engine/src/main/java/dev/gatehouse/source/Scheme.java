package dev.gatehouse.source;

import java.time.Duration;

/// How a pushed delivery proves where it is from.
public sealed interface Scheme {
    /// It does not.
    enum None implements Scheme {
        NONE
    }

    /// `Authorization: Bearer <token of ours>`.
    enum Bearer implements Scheme {
        BEARER
    }

    /// A secret, as it is, in a header.
    record SharedToken(String header) implements Scheme {}

    /// A keyed hash over what `template` says: `{body}`, `{timestamp}` and `{id}` are replaced.
    ///
    /// @param header the header with the signature
    /// @param prefix what stands before it there, such as `sha256=`; may be empty
    /// @param hash the JDK's name of the MAC, such as `HmacSHA256`
    /// @param timestampHeader the header with the time; empty when there is none
    /// @param tolerance how far that time may be from ours; zero when there is none
    record Hmac(
            String header,
            String prefix,
            String hash,
            Encoding encoding,
            String template,
            String timestampHeader,
            Duration tolerance)
            implements Scheme {
        /// How the bytes of a signature are written.
        public enum Encoding {
            HEX,
            BASE64
        }
    }

    /// Standard Webhooks: `webhook-id`, `webhook-timestamp`, `webhook-signature: v1,…`.
    record StandardWebhooks(Duration tolerance) implements Scheme {}
}
