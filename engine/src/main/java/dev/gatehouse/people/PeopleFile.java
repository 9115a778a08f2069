package dev.gatehouse.people;

import java.io.InputStream;

/// A file of people that somebody hands in.
///
/// @param proof what its links rest on: [Proof#IDENTITY_PROVIDER] when it is the identity
///   provider's own list, [Proof#MANUAL] when somebody wrote it
/// @param by who hands it in
/// @param content its bytes
public record PeopleFile(Format format, Proof proof, String by, InputStream content) {
    /// How it is written.
    public enum Format {
        CSV,
        SCIM
    }
}
