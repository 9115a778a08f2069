package dev.gatehouse.search.query;

import static dev.gatehouse.search.query.Shape.ADDRESS;
import static dev.gatehouse.search.query.Shape.CLOSED;
import static dev.gatehouse.search.query.Shape.NUMBER;
import static dev.gatehouse.search.query.Shape.PATH;
import static dev.gatehouse.search.query.Shape.PHRASE;
import static dev.gatehouse.search.query.Shape.SEVERAL;
import static dev.gatehouse.search.query.Shape.WORD;

import dev.gatehouse.event.Meaning;
import dev.gatehouse.event.Namespace;
import dev.gatehouse.event.Outcome;
import dev.gatehouse.event.Permission;
import dev.gatehouse.event.Trust;
import dev.gatehouse.event.Verb;
import dev.gatehouse.event.Words;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Every key a query may name. The name, the aliases, the sentence and the example are the whole
/// reference of a key; `docs/reference/query-language.md` is written from them.
public enum Key {
    ACTOR(
            WORD,
            "The account that acted, by its name or its id in the tool.",
            "actor:dana.k",
            "user",
            "actor.name",
            "user.name",
            "actor_id",
            "actor.id"),
    ACCOUNT(
            WORD,
            "The account that acted, as tool/instance/kind/id: one account and no namesake.",
            "account:github/acme/user/583231"),
    PERSON(
            WORD,
            "The person behind the account that acted: by name, e-mail address or id.",
            "person:\"Dana K\"",
            "who"),
    MACHINE(WORD, "The machine behind the account that acted: by name or id.", "machine:renovate*"),
    KIND(
            CLOSED,
            "The kind of account that acted.",
            "kind:app,bot",
            "actor_kind",
            "actor.kind",
            "actor_type"),
    ON_BEHALF_OF(
            WORD,
            "The account it acted for, by name or id.",
            "on_behalf_of:dana.k",
            "behalf",
            "for"),
    ACTION(
            WORD,
            "The action under the tool's own name.",
            "action:org.add_member",
            "event.action",
            "event_type",
            "eventtype"),
    VERB(
            CLOSED,
            "What was done, in one of the words all tools share.",
            "verb:grant,revoke",
            "operation"),
    PERMISSION(CLOSED, "The permission it exercised.", "permission:secret"),
    OUTCOME(
            CLOSED,
            "What the tool said happened.",
            "outcome:denied",
            "event.outcome",
            "result",
            "status"),
    SOURCE(
            WORD,
            "The source it came through; a tool's name alone means all its sources.",
            "source:github:acme"),
    TOOL(WORD, "The tool under audit.", "tool:vault", "service", "product"),
    CHANNEL(WORD, "The channel of the source it came through.", "channel:audit-stream"),
    RESOURCE(
            PATH,
            "On what it was done: segments of its path, and all that lies below.",
            "resource:payments/environments/production",
            "repo",
            "repository",
            "project",
            "path",
            "target"),
    TYPE(WORD, "The type of the resource.", "type:repository", "resource_type", "resource.type"),
    RESOURCE_ID(WORD, "The tool's own id of the resource.", "resource_id:1296269", "resource.id"),
    ENVIRONMENT(WORD, "The environment it belonged to.", "env:production", "env"),
    RUN(WORD, "The run of a pipeline it was part of.", "run:8123456", "pipeline", "build", "job"),
    COMMIT(WORD, "The commit it was about.", "commit:4f2a*", "sha"),
    CHANGE_REQUEST(
            WORD,
            "The pull or merge request it was part of.",
            "change_request:42",
            "pr",
            "mr",
            "pull_request"),
    TICKET(WORD, "The ticket it names.", "ticket:OPS-311", "issue"),
    IP(
            ADDRESS,
            "The address it came from; a network in CIDR notation finds all of it.",
            "ip:10.0.0.0/8",
            "address",
            "source.ip",
            "src_ip",
            "actor_ip",
            "ip_address"),
    COUNTRY(WORD, "The country it came from, as the tool writes it.", "country:\"United States\""),
    CLIENT(
            PHRASE,
            "The program it came with: words of its user agent.",
            "client:curl",
            "ua",
            "user_agent",
            "user_agent.original"),
    CREDENTIAL(
            WORD,
            "The credential it was done with, by fingerprint or name.",
            "cred:github:token:77",
            "cred",
            "via",
            "token"),
    CREDENTIAL_KIND(WORD, "The tool's kind of that credential.", "cred_kind:ssh-key", "cred_kind"),
    CHANGE(WORD, "The name of a field that changed.", "change:visibility", "changed"),
    BEFORE(WORD, "The value of a changed field before.", "before:private"),
    AFTER(WORD, "The value of a changed field after.", "after:public"),
    MEANING(CLOSED, "How well it was understood.", "meaning:unmapped"),
    TRUST(CLOSED, "How its delivery was authenticated.", "trust:none"),
    MARK(
            CLOSED,
            "What was later found out about it; duplicates are left out unless asked for.",
            "mark:conflict"),
    VERDICT(CLOSED, "Whether it was expected: how it is judged today.", "verdict:unexpected"),
    BASIS(CLOSED, "What that verdict rests on.", "basis:governed"),
    REASON(
            WORD,
            "The rule or assignment that decided it, or the field that was missing.",
            "reason:production-secret-read-by-a-person"),
    VERDICT_THEN(
            CLOSED, "How it was judged when it arrived.", "verdict.then:undecided", "verdict.then"),
    DETECTION(WORD, "A detection that matched it.", "detection:vault-policy-changed"),
    ID(
            Shape.ID,
            "The event's own id, or a position for all events of one piece.",
            "id:4812.0",
            "event_id"),
    NATURAL_ID(
            WORD,
            "The tool's own id of the event.",
            "natural_id:AX-9f31",
            "document_id",
            "_document_id"),
    COUNT(
            NUMBER,
            "How many like it the event stands for; 1 unless a source keeps counts only.",
            "count:>=10"),
    POSITION(NUMBER, "The position of its piece in the journal.", "position:>=4000"),
    TIME(
            Shape.TIME,
            "When it happened.",
            "time:>-24h",
            "created",
            "created_at",
            "@timestamp",
            "timestamp",
            "date"),
    RECEIVED(Shape.TIME, "When it came in.", "received:today"),
    BY(
            SEVERAL,
            "Whoever did it or on whose behalf it was done, by any account of theirs.",
            "by:dana.k"),
    ON(
            SEVERAL,
            "What it was done to, by path, by the tool's id, or any account of somebody.",
            "on:payments"),
    INVOLVES(SEVERAL, "Either side: by or on.", "involves:dana.k");

    private static final Map<String, Key> BY_NAME = byName();
    private static final Set<Key> FOUND_BY_TEXT =
            EnumSet.of(
                    ACCOUNT,
                    RESOURCE_ID,
                    ENVIRONMENT,
                    RUN,
                    COMMIT,
                    CHANGE_REQUEST,
                    TICKET,
                    IP,
                    COUNTRY,
                    CLIENT,
                    CREDENTIAL,
                    NATURAL_ID);
    private static final Set<Key> FACETS =
            EnumSet.of(
                    ACTOR,
                    ACCOUNT,
                    KIND,
                    ON_BEHALF_OF,
                    ACTION,
                    VERB,
                    PERMISSION,
                    OUTCOME,
                    SOURCE,
                    TOOL,
                    CHANNEL,
                    RESOURCE,
                    TYPE,
                    ENVIRONMENT,
                    TICKET,
                    IP,
                    COUNTRY,
                    CLIENT,
                    CREDENTIAL,
                    CREDENTIAL_KIND,
                    MEANING,
                    TRUST,
                    VERDICT,
                    BASIS,
                    REASON,
                    VERDICT_THEN,
                    DETECTION);
    private static final Set<Key> MARKS =
            EnumSet.of(MARK, VERDICT, BASIS, REASON, VERDICT_THEN, DETECTION);
    private static final List<String> VERDICTS = List.of("expected", "unexpected", "undecided");
    private static final Map<Key, List<String>> CLOSED_VALUES =
            Map.ofEntries(
                    Map.entry(KIND, words(Namespace.values())),
                    Map.entry(
                            VERB,
                            Arrays.stream(Verb.values())
                                    .filter(verb -> verb != Verb.NONE)
                                    .map(Verb::word)
                                    .toList()),
                    Map.entry(PERMISSION, words(Permission.values())),
                    Map.entry(OUTCOME, words(Outcome.values())),
                    Map.entry(MEANING, words(Meaning.values())),
                    Map.entry(TRUST, words(Trust.values())),
                    Map.entry(MARK, List.of("duplicate", "conflict", "hint")),
                    Map.entry(VERDICT, VERDICTS),
                    Map.entry(BASIS, List.of("never", "decided", "governed", "usual", "none")),
                    Map.entry(VERDICT_THEN, VERDICTS));
    private static final Map<Key, List<Key>> MEMBERS =
            Map.of(
                    BY, List.of(ACTOR, ACCOUNT, ON_BEHALF_OF),
                    ON, List.of(RESOURCE, RESOURCE_ID),
                    INVOLVES, List.of(ACTOR, ACCOUNT, ON_BEHALF_OF, RESOURCE, RESOURCE_ID));

    private final Shape shape;
    private final String meaning;
    private final String example;

    @SuppressWarnings("ImmutableEnumChecker") // only ever List.of
    private final List<String> aliases;

    Key(Shape shape, String meaning, String example, String... aliases) {
        this.shape = shape;
        this.meaning = meaning;
        this.example = example;
        this.aliases = List.of(aliases);
    }

    /// How it is written, `change_request`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What its values are.
    public Shape shape() {
        return shape;
    }

    /// One sentence that says what it holds.
    public String meaning() {
        return meaning;
    }

    /// A condition somebody would write.
    public String example() {
        return example;
    }

    /// Other names it is understood by.
    public List<String> aliases() {
        return aliases;
    }

    /// The words it can hold, where the list is closed; otherwise empty.
    public List<String> closedValues() {
        return CLOSED_VALUES.getOrDefault(this, List.of());
    }

    /// The keys this one stands for; itself unless its shape is [Shape#SEVERAL].
    public List<Key> members() {
        return MEMBERS.getOrDefault(this, List.of(this));
    }

    /// Whether a bare word also finds events by the whole value of this key. Names of actors,
    /// actions and resources are found by their words; words of closed lists are not free text.
    public boolean foundByText() {
        return FOUND_BY_TEXT.contains(this);
    }

    /// Whether it names marks: what was later found out about events, and stands beside them.
    public boolean isMark() {
        return MARKS.contains(this);
    }

    /// Whether events can be counted by its values.
    public boolean isFacet() {
        return FACETS.contains(this);
    }

    /// The key of that name or alias, in any case.
    public static Optional<Key> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name.toLowerCase(Locale.ROOT)));
    }

    /// Every name and alias.
    public static Set<String> names() {
        return BY_NAME.keySet();
    }

    private static List<String> words(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Words::of).toList();
    }

    private static Map<String, Key> byName() {
        Map<String, Key> all = new HashMap<>();
        for (Key key : values()) {
            all.put(key.word(), key);
            key.aliases.forEach(alias -> all.put(alias, key));
        }
        return Map.copyOf(all);
    }
}
