package dev.gatehouse.access.used;

import dev.gatehouse.event.Account;
import dev.gatehouse.event.Change;
import dev.gatehouse.event.Credential;
import dev.gatehouse.event.Event;
import dev.gatehouse.event.Namespace;
import dev.gatehouse.event.Verb;
import dev.gatehouse.search.query.EventValues;
import java.util.List;
import java.util.stream.Collectors;

/// Takes from an event what judging needs.
public final class UsedReading {
    private static final String BRANCHES = "/branches/";

    private UsedReading() {}

    /// The row of an event; its texts get numbers where they have none.
    public static Used of(Event event, Texts texts) {
        int[] numbers = new int[UsedField.COUNT];
        for (UsedField field : UsedField.values()) {
            numbers[field.place()] = texts.number(value(event, field));
        }
        return new Used(texts, event.id(), EventValues.micros(event.time().time()), numbers);
    }

    /// Joins two lines that tell of one event: of everything the later line's word counts where it
    /// has one. The earlier gives the id and the time.
    public static Used completed(Used earlier, Used later) {
        boolean nameless =
                later.text(UsedField.KIND).equals(Namespace.ANONYMOUS.word())
                        || later.number(UsedField.ACTOR) == Texts.ABSENT;
        boolean wordless = later.number(UsedField.VERB) == Texts.ABSENT;
        boolean vaguer =
                segments(later.text(UsedField.RESOURCE))
                        < segments(earlier.text(UsedField.RESOURCE));
        int[] numbers = new int[UsedField.COUNT];
        for (UsedField field : UsedField.values()) {
            boolean keep =
                    switch (field) {
                        case ACCOUNT, ACTOR, KIND -> nameless;
                        case ACTION, VERB, PERMISSION -> wordless;
                        case RESOURCE, TYPE -> vaguer;
                        case TOOL,
                                ON_BEHALF_OF,
                                ENVIRONMENT,
                                CREDENTIAL,
                                CREDENTIAL_KIND,
                                CLIENT,
                                COUNTRY,
                                ADDRESS,
                                RUN,
                                COMMIT,
                                CHANGE_REQUEST,
                                BRANCH,
                                TICKET,
                                CHANGE,
                                OUTCOME ->
                                later.number(field) == Texts.ABSENT;
                    };
            numbers[field.place()] = (keep ? earlier : later).number(field);
        }
        return new Used(earlier.texts(), earlier.id(), earlier.micros(), numbers);
    }

    private static long segments(String path) {
        return path.chars().filter(c -> c == '/').count();
    }

    private static String value(Event event, UsedField field) {
        return switch (field) {
            case TOOL -> event.source().tool();
            case ACCOUNT -> event.account();
            case ACTOR -> event.actor().label();
            case KIND -> event.actor().kind().word();
            case ON_BEHALF_OF ->
                    event.onBehalfOf().stream().map(Account::label).findFirst().orElse("");
            case ACTION -> event.deed().action();
            case VERB -> event.deed().verb() == Verb.NONE ? "" : event.deed().verb().word();
            case PERMISSION -> event.deed().permission().word();
            case RESOURCE -> event.resource().path().text();
            case TYPE -> event.resource().type();
            case ENVIRONMENT -> event.context().environment().orEmpty();
            case CREDENTIAL -> credential(event.via(), field);
            case CREDENTIAL_KIND -> credential(event.via(), field);
            case CLIENT -> event.origin().client().orEmpty();
            case COUNTRY -> event.origin().country().orEmpty();
            case ADDRESS -> event.origin().address().orEmpty();
            case RUN -> event.context().run().orEmpty();
            case COMMIT -> event.context().commit().orEmpty();
            case CHANGE_REQUEST -> event.context().changeRequest().orEmpty();
            case BRANCH -> branch(event);
            case TICKET -> event.context().ticket().orEmpty();
            case CHANGE -> changes(event.change());
            case OUTCOME -> event.deed().outcome().word();
        };
    }

    private static String credential(Credential via, UsedField field) {
        return switch (via) {
            case Credential.Known known ->
                    field == UsedField.CREDENTIAL_KIND
                            ? known.kind()
                            : known.fingerprint().orEmpty();
            case Credential.Unsaid _ -> "";
        };
    }

    private static String branch(Event event) {
        String said = event.detail().getOrDefault("branch", "");
        String path = event.resource().path().text();
        int at = path.indexOf(BRANCHES);
        return said.isEmpty() && at >= 0 ? path.substring(at + BRANCHES.length()) : said;
    }

    private static String changes(List<Change> changes) {
        if (changes.isEmpty()) {
            return "";
        }
        return changes.stream()
                .map(change -> change.field() + "=" + change.after().orEmpty())
                .collect(Collectors.joining(", "));
    }
}
