package dev.gatehouse.posture;

import java.util.Map;

/// What a check says of one thing at one moment.
///
/// @param check the id of the check
/// @param subject what the thing is called, the same for as long as it is about the same
/// @param resource the path of the resource it is about
/// @param account the account it is about; empty where there is none
/// @param facts what the check read, where it does not pass; anybody may have written it
public record Judged(
        String check,
        String subject,
        String resource,
        String account,
        Result result,
        Map<String, Object> facts) {
    public Judged {
        facts = Map.copyOf(facts);
    }

    Key key() {
        return new Key(check, subject);
    }

    /// A check and a thing.
    record Key(String check, String subject) {}
}
