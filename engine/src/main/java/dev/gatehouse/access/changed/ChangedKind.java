package dev.gatehouse.access.changed;

import dev.gatehouse.event.Event;
import dev.gatehouse.event.Verb;
import dev.gatehouse.event.Words;
import dev.gatehouse.inventory.AccountFact;
import dev.gatehouse.inventory.CredentialFact;
import dev.gatehouse.inventory.Fact;
import dev.gatehouse.inventory.Membership;
import dev.gatehouse.inventory.Right;
import dev.gatehouse.inventory.Setting;
import java.util.List;
import java.util.Map;

/// What kind of thing changed.
public enum ChangedKind {
    DEPLOYMENT,
    APPROVAL,
    MERGE,
    /// Code, other than by a merge.
    CODE,
    PROTECTION,
    SECRET,
    RUNNER,
    RIGHT,
    CREDENTIAL,
    SETTING,
    /// Something was made, altered or removed that is none of these.
    OTHER;

    // By the word of the closed list that stands last in a path.
    private static final Map<String, ChangedKind> BY_CONTENT =
            Map.ofEntries(
                    Map.entry("branches", PROTECTION),
                    Map.entry("tags", PROTECTION),
                    Map.entry("rules", PROTECTION),
                    Map.entry("secrets", SECRET),
                    Map.entry("variables", SECRET),
                    Map.entry("credentials", SECRET),
                    Map.entry("runners", RUNNER),
                    Map.entry("nodes", RUNNER),
                    Map.entry("members", RIGHT),
                    Map.entry("teams", RIGHT),
                    Map.entry("groups", RIGHT),
                    Map.entry("policies", RIGHT),
                    Map.entry("roles", RIGHT),
                    Map.entry("rolebindings", RIGHT),
                    Map.entry("service-accounts", RIGHT),
                    Map.entry("keys", CREDENTIAL),
                    Map.entry("tokens", CREDENTIAL),
                    Map.entry("hooks", SETTING),
                    Map.entry("plugins", SETTING),
                    Map.entry("settings", SETTING));

    private static final List<String> REPOSITORIES = List.of("repository", "project");

    /// The word used in addresses and commands.
    public String word() {
        return Words.of(this);
    }

    /// What an event changed, by its verb first.
    ///
    /// @param merge whether it merges a change request
    static ChangedKind of(Event event, boolean merge) {
        if (merge) {
            return MERGE;
        }
        Verb verb = event.deed().verb();
        switch (verb) {
            case DEPLOY -> {
                return DEPLOYMENT;
            }
            case APPROVE -> {
                return APPROVAL;
            }
            case GRANT, REVOKE -> {
                return RIGHT;
            }
            case MINT -> {
                return CREDENTIAL;
            }
            case NONE,
                    AUTHENTICATE,
                    READ,
                    CREATE,
                    UPDATE,
                    DELETE,
                    EXECUTE,
                    EXPORT,
                    CONFIGURE,
                    IMPERSONATE,
                    TRANSFER,
                    RESTORE -> {}
        }
        ChangedKind content = byContent(event.resource().path().segments());
        if (content != OTHER) {
            return content;
        }
        boolean code = REPOSITORIES.contains(event.resource().type()) && verb == Verb.UPDATE;
        return verb == Verb.CONFIGURE ? SETTING : code ? CODE : OTHER;
    }

    private static ChangedKind byContent(List<String> segments) {
        for (String segment : segments.reversed()) {
            ChangedKind kind = BY_CONTENT.get(segment);
            if (kind != null) {
                return kind;
            }
        }
        return OTHER;
    }

    /// What a fact is.
    static ChangedKind of(Fact fact) {
        return switch (fact) {
            case Right _, Membership _, AccountFact _ -> RIGHT;
            case CredentialFact _ -> CREDENTIAL;
            case Setting setting -> {
                ChangedKind kind = byContent(List.of(setting.resource().split("/", -1)));
                yield kind == OTHER ? SETTING : kind;
            }
        };
    }
}
