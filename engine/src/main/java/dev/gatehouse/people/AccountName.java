package dev.gatehouse.people;

import dev.gatehouse.event.Namespace;
import dev.gatehouse.event.SourceName;
import dev.gatehouse.event.Words;

/// The name of an account, `tool/instance/kind/id`, as events carry it.
///
/// @param id may hold slashes
record AccountName(String tool, String instance, Namespace kind, String id) {
    static final int ACCOUNT_CHARS_MAX = 512;
    private static final int PARTS = 4;

    /// @throws IllegalArgumentException with what would be right
    static AccountName parse(String text) {
        String[] parts = text.split("/", PARTS);
        boolean whole = parts.length == PARTS && !parts[1].isEmpty() && !parts[3].isEmpty();
        if (!whole || text.length() > ACCOUNT_CHARS_MAX || hasControls(text)) {
            throw new IllegalArgumentException(
                    "an account is written tool/instance/kind/id, like github/acme/user/583231");
        }
        Namespace kind =
                Words.parse(Namespace.class, parts[2])
                        .filter(some -> some != Namespace.ANONYMOUS)
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "the third part of an account is its kind: user, app, bot,"
                                                + " deploy-key, service-account, oidc-subject,"
                                                + " entity or host-user"));
        return new AccountName(SourceName.parse(parts[0]).tool(), parts[1], kind, parts[3]);
    }

    static boolean hasControls(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }

    @Override
    public String toString() {
        return tool + "/" + instance + "/" + kind.word() + "/" + id;
    }
}
