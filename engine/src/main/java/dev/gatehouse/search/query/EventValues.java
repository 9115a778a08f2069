package dev.gatehouse.search.query;

import dev.gatehouse.event.Account;
import dev.gatehouse.event.Credential;
import dev.gatehouse.event.Event;
import dev.gatehouse.event.Text;
import dev.gatehouse.event.Verb;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/// What an event holds under each key, and which words free text finds it by. Index and evaluator
/// both read events through here.
public final class EventValues {
    /// Words of one field never stand next to words of another: a phrase does not run across.
    private static final int FIELD_GAP_WORDS = 10;

    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final int NANOS_PER_MICRO = 1_000;

    private EventValues() {}

    /// Hands over the values of `key`, as the tool wrote them; the first is the one to show and to
    /// count by. Keys of numbers and times have none here; see [#number]. Nor have those of
    /// persons; see [Persons].
    public static void each(Event event, Key key, Consumer<String> taker) {
        switch (key) {
            case ACTOR -> names(event.actor(), taker);
            case ACCOUNT -> taker.accept(event.account());
            case KIND -> taker.accept(event.actor().kind().word());
            case ON_BEHALF_OF ->
                    event.onBehalfOf()
                            .forEach(account -> {
                                names(account, taker);
                                taker.accept(event.account(account));
                            });
            case ACTION -> sent(event.deed().action(), taker);
            case VERB -> verb(event.deed().verb(), taker);
            case PERMISSION -> taker.accept(event.deed().permission().word());
            case OUTCOME -> taker.accept(event.deed().outcome().word());
            case SOURCE -> source(event, taker);
            case TOOL -> taker.accept(event.source().tool());
            case CHANNEL -> sent(event.receipt().channel(), taker);
            case RESOURCE -> taker.accept(event.resource().path().text());
            case TYPE -> sent(event.resource().type(), taker);
            case RESOURCE_ID -> sent(event.resource().id(), taker);
            case RUN -> sent(event.context().run(), taker);
            case COMMIT -> sent(event.context().commit(), taker);
            case CHANGE_REQUEST -> sent(event.context().changeRequest(), taker);
            case ENVIRONMENT -> sent(event.context().environment(), taker);
            case TICKET -> sent(event.context().ticket(), taker);
            case IP -> sent(event.origin().address(), taker);
            case COUNTRY -> sent(event.origin().country(), taker);
            case CLIENT -> sent(event.origin().client(), taker);
            case CREDENTIAL, CREDENTIAL_KIND -> credential(event.via(), key, taker);
            case CHANGE -> event.change().forEach(change -> sent(change.field(), taker));
            case BEFORE -> event.change().forEach(change -> sent(change.before(), taker));
            case AFTER -> event.change().forEach(change -> sent(change.after(), taker));
            case MEANING -> taker.accept(event.receipt().meaning().word());
            case TRUST -> taker.accept(event.receipt().trust().word());
            case NATURAL_ID -> sent(event.receipt().naturalId(), taker);
            case ID -> taker.accept(event.id().toString());
            case PERSON,
                    MACHINE,
                    MARK,
                    VERDICT,
                    BASIS,
                    REASON,
                    VERDICT_THEN,
                    DETECTION,
                    COUNT,
                    POSITION,
                    TIME,
                    RECEIVED,
                    BY,
                    ON,
                    INVOLVES -> {}
        }
    }

    /// The value of a key of numbers or times; times in microseconds since 1970.
    public static long number(Event event, Key key) {
        if (key == Key.COUNT) {
            return event.deed().count();
        }
        if (key == Key.POSITION) {
            return event.id().position();
        }
        if (key == Key.TIME || key == Key.RECEIVED) {
            return micros(key == Key.TIME ? event.time().time() : event.time().received());
        }
        throw new IllegalArgumentException(key + " holds no number");
    }

    /// Hands over the words free text finds the event by, places growing.
    public static void words(Event event, Tokens.Taker taker) {
        Tokens tokens = new Tokens(taker);
        int place = names(event.actor(), 0, tokens);
        for (Account account : event.onBehalfOf()) {
            place = names(account, place, tokens);
        }
        place = field(event.deed().action(), place, tokens);
        place = field(event.resource().path().text(), place, tokens);
        for (var change : event.change()) {
            place = field(change.field(), place, tokens);
            place = field(change.before().orEmpty(), place, tokens);
            place = field(change.after().orEmpty(), place, tokens);
        }
        for (String value : event.detail().values()) {
            place = field(value, place, tokens);
        }
        field(event.text(), place, tokens);
    }

    /// Microseconds since 1970.
    public static long micros(Instant time) {
        return Math.addExact(
                Math.multiplyExact(time.getEpochSecond(), MICROS_PER_SECOND),
                time.getNano() / NANOS_PER_MICRO);
    }

    private static int names(Account account, int place, Tokens tokens) {
        int next = field(account.name().orEmpty(), place, tokens);
        return account.name().orEmpty().equals(account.id())
                ? next
                : field(account.id(), next, tokens);
    }

    private static int field(String value, int place, Tokens tokens) {
        return value.isEmpty() ? place : tokens.split(value, place) + FIELD_GAP_WORDS;
    }

    private static void names(Account account, Consumer<String> taker) {
        taker.accept(account.label());
        if (account.name().isSent()
                && !account.id().isEmpty()
                && !account.name().orEmpty().equals(account.id())) {
            taker.accept(account.id());
        }
    }

    private static void source(Event event, Consumer<String> taker) {
        taker.accept(event.source().toString());
        taker.accept(event.source().tool());
    }

    private static void verb(Verb verb, Consumer<String> taker) {
        if (verb != Verb.NONE) {
            taker.accept(verb.word());
        }
    }

    private static void credential(Credential via, Key key, Consumer<String> taker) {
        switch (via) {
            case Credential.Known known when key == Key.CREDENTIAL_KIND ->
                    sent(known.kind(), taker);
            case Credential.Known known ->
                    List.of(known.fingerprint(), known.name()).forEach(text -> sent(text, taker));
            case Credential.Unsaid _ -> {}
        }
    }

    private static void sent(Text text, Consumer<String> taker) {
        sent(text.orEmpty(), taker);
    }

    private static void sent(String text, Consumer<String> taker) {
        if (!text.isEmpty()) {
            taker.accept(text);
        }
    }
}
