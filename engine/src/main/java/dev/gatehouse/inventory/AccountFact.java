package dev.gatehouse.inventory;

import java.util.Optional;

/// An account that a tool knows, and where it is at home.
///
/// @param account as events name it: `github/acme/user/583231`
/// @param name what the tool lets people call it, its login
/// @param resource the path it is a member of: the instance, an organisation, a group
/// @param role the tool's word for its place there, such as `owner`; empty where it has none
/// @param state `active`, `suspended`, `blocked` or `invited`
/// @param twoFactor whether it signs in with a second factor, where the tool says so
/// @param email where the tool says it; empty otherwise
public record AccountFact(
        String account,
        String name,
        String resource,
        String role,
        String state,
        Optional<Boolean> twoFactor,
        String email)
        implements Fact {
    @Override
    public String id() {
        return "account " + account + " in " + resource;
    }

    /// The kind of account, such as `user` or `bot`.
    public String kind() {
        String rest = account.substring(Math.min(place().length() + 1, account.length()));
        int end = rest.indexOf('/');
        return end < 0 ? rest : rest.substring(0, end);
    }

    private String place() {
        return Fact.place(account);
    }
}
