package dev.gatehouse.inventory;

import dev.gatehouse.event.Account;
import dev.gatehouse.event.Change;
import dev.gatehouse.event.Event;
import dev.gatehouse.event.Outcome;
import dev.gatehouse.event.Permission;
import dev.gatehouse.event.Verb;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// What an event that may have changed who may do what says, as much as it takes to tell which
/// change it explains.
///
/// @param event its id
/// @param when it happened
/// @param action the tool's own word
/// @param resource the path it was done to
/// @param words every id and name it holds beside the actor's, in small letters
record Happening(String event, Instant when, String action, String resource, List<String> words) {
    /// Characters of one word.
    private static final int WORD_CHARS_MAX = 256;

    /// Words of one event.
    private static final int WORDS_MAX = 64;

    private static final Set<Verb> CHANGING =
            EnumSet.of(
                    Verb.CREATE,
                    Verb.UPDATE,
                    Verb.DELETE,
                    Verb.GRANT,
                    Verb.REVOKE,
                    Verb.MINT,
                    Verb.CONFIGURE,
                    Verb.TRANSFER,
                    Verb.RESTORE);

    // What stands behind such a word is part of the inventory, whatever permission changing it
    // exercises.
    private static final Set<String> LISTED =
            Set.of(
                    "secrets",
                    "variables",
                    "environments",
                    "keys",
                    "hooks",
                    "runners",
                    "members",
                    "teams",
                    "groups",
                    "roles",
                    "rolebindings",
                    "tokens",
                    "rules",
                    "settings",
                    "policies",
                    "entities",
                    "users",
                    "apps",
                    "service-accounts",
                    "namespaces");

    private static final Set<String> TYPES =
            Set.of("repository", "project", "group", "organization", "namespace", "branch");

    Happening {
        words = List.copyOf(words);
    }

    /// Whether the event may have changed something the inventory tells.
    static boolean matters(Event event) {
        boolean done =
                event.deed().outcome() != Outcome.DENIED
                        && event.deed().outcome() != Outcome.FAILED;
        if (!done || !CHANGING.contains(event.deed().verb())) {
            return false;
        }
        return event.deed().permission() == Permission.ADMIN
                || TYPES.contains(event.resource().type())
                || event.resource().path().segments().stream().anyMatch(LISTED::contains);
    }

    static Happening of(Event event) {
        Set<String> words = new TreeSet<>();
        event.resource().path().segments().stream().skip(2).forEach(each -> add(words, each));
        add(words, event.resource().path().lastName());
        add(words, event.resource().id().orEmpty());
        for (Change change : event.change()) {
            add(words, change.field());
            add(words, change.before().orEmpty());
            add(words, change.after().orEmpty());
        }
        event.detail().values().forEach(each -> add(words, each));
        for (Account account : event.onBehalfOf()) {
            add(words, account.id());
            add(words, account.name().orEmpty());
        }
        return new Happening(
                event.id().toString(),
                event.time().time(),
                event.deed().action(),
                event.resource().path().text(),
                List.copyOf(words));
    }

    private static void add(Set<String> words, String word) {
        if (!word.isEmpty() && word.length() <= WORD_CHARS_MAX && words.size() < WORDS_MAX) {
            words.add(word.toLowerCase(Locale.ROOT));
        }
    }
}
