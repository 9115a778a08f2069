package dev.gatehouse.posture;

import dev.gatehouse.condition.Vocabulary;
import dev.gatehouse.condition.Vocabulary.Kind;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// What conditions and placeholders of checks may name. `docs/reference/checks.md` says what each
/// holds.
final class FactNames {
    static final String RESOURCE = "resource";
    static final String PLACE = "place";
    static final String VALUE = "value";
    static final String SETTINGS = "settings";
    static final String RIGHT = "right";
    static final String RIGHTS = "rights";
    static final String CREDENTIAL = "credential";
    static final String CREDENTIALS = "credentials";
    static final String ACCOUNT = "account";
    static final String MEMBERSHIP = "membership";
    static final String PERSON = "person";
    static final String USE = "use";
    static final String NOW = "now";

    /// The member of `use` that says for how many days nothing was done.
    static final String IDLE_DAYS = "idle_days";

    /// Stands in the place of [#IDLE_DAYS] where it may be more than that, because what came before
    /// could not be seen.
    static final String IDLE_DAYS_AT_LEAST = "idle_days_at_least";

    /// Stands in the place of [#IDLE_DAYS] where it may be less than that, because what came after
    /// could not be seen.
    static final String IDLE_DAYS_AT_MOST = "idle_days_at_most";

    static final Vocabulary VOCABULARY = new Vocabulary(kinds());

    private FactNames() {}

    private static SequencedMap<String, Kind> kinds() {
        SequencedMap<String, Kind> kinds = new LinkedHashMap<>();
        kinds.put(RESOURCE, Kind.TEXT);
        kinds.put(PLACE, Kind.MEMBERS);
        kinds.put(VALUE, Kind.ANYTHING);
        kinds.put(SETTINGS, Kind.MEMBERS);
        kinds.put(RIGHT, Kind.MEMBERS);
        kinds.put(RIGHTS, Kind.LIST);
        kinds.put(CREDENTIAL, Kind.MEMBERS);
        kinds.put(CREDENTIALS, Kind.LIST);
        kinds.put(ACCOUNT, Kind.MEMBERS);
        kinds.put(MEMBERSHIP, Kind.MEMBERS);
        kinds.put(PERSON, Kind.MEMBERS);
        kinds.put(USE, Kind.MEMBERS);
        kinds.put(NOW, Kind.TIME);
        return kinds;
    }
}
