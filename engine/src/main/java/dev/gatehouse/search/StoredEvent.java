package dev.gatehouse.search;

import dev.gatehouse.event.Account;
import dev.gatehouse.event.Change;
import dev.gatehouse.event.Context;
import dev.gatehouse.event.Credential;
import dev.gatehouse.event.Event;
import dev.gatehouse.event.EventId;
import dev.gatehouse.event.EventTime;
import dev.gatehouse.event.IdQuality;
import dev.gatehouse.event.Meaning;
import dev.gatehouse.event.Namespace;
import dev.gatehouse.event.Origin;
import dev.gatehouse.event.Outcome;
import dev.gatehouse.event.Permission;
import dev.gatehouse.event.Resource;
import dev.gatehouse.event.ResourcePath;
import dev.gatehouse.event.SourceName;
import dev.gatehouse.event.Text;
import dev.gatehouse.event.TimeQuality;
import dev.gatehouse.event.Trust;
import dev.gatehouse.event.Verb;
import dev.gatehouse.search.query.Key;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.util.BytesRef;

/// The bytes an index keeps of an event: everything but the words of free text, which are in the
/// index already. Belongs to one generation of the index ([#layout()]) and is never read by
/// another.
final class StoredEvent {
    private static final int FORMAT = 3;

    private final ByteWriter out = new ByteWriter();

    /// A name that changes whenever the bytes do, so that an older index is built again.
    static String layout() {
        String constants =
                Stream.of(
                                Trust.values(),
                                Meaning.values(),
                                TimeQuality.values(),
                                Verb.values(),
                                Permission.values(),
                                Outcome.values(),
                                Namespace.values(),
                                IdQuality.values(),
                                Key.values())
                        .map(Arrays::toString)
                        .collect(Collectors.joining());
        return FORMAT + "-" + Integer.toHexString(constants.hashCode());
    }

    /// The bytes of `event`, valid until the next call.
    BytesRef write(Event event) {
        out.clear();
        out.number(event.id().position());
        out.number(event.id().n());
        out.text(event.source().tool());
        out.text(event.source().name());
        out.text(event.receipt().channel());
        out.word(event.receipt().trust());
        out.text(event.receipt().naturalId());
        out.word(event.receipt().meaning());
        out.time(event.time().time());
        out.time(event.time().occurred());
        out.time(event.time().received());
        out.word(event.time().quality());
        writeDeed(event.deed());
        writeAccount(event.actor());
        out.number(event.onBehalfOf().size());
        event.onBehalfOf().forEach(this::writeAccount);
        writeCredential(event.via());
        out.text(event.origin().address());
        out.text(event.origin().client());
        out.text(event.origin().country());
        out.text(event.resource().path().text());
        out.text(event.resource().type());
        out.text(event.resource().id());
        out.number(event.change().size());
        event.change().forEach(this::writeChange);
        writeContext(event.context());
        out.number(event.detail().size());
        event.detail()
                .forEach((name, value) -> {
                    out.text(name);
                    out.text(value);
                });
        return out.bytes();
    }

    private void writeDeed(Event.Deed deed) {
        out.text(deed.action());
        out.word(deed.verb());
        out.word(deed.permission());
        out.word(deed.outcome());
        out.number(deed.count());
    }

    private void writeAccount(Account account) {
        out.word(account.kind());
        out.text(account.id());
        out.text(account.name());
        out.word(account.quality());
    }

    private void writeCredential(Credential via) {
        switch (via) {
            case Credential.Known known -> {
                out.number(1);
                out.text(known.kind());
                out.text(known.fingerprint());
                out.text(known.name());
            }
            case Credential.Unsaid _ -> out.number(0);
        }
    }

    private void writeChange(Change change) {
        out.text(change.field());
        out.text(change.before());
        out.text(change.after());
    }

    private void writeContext(Context context) {
        out.text(context.run());
        out.text(context.commit());
        out.text(context.changeRequest());
        out.text(context.environment());
        out.text(context.ticket());
    }

    /// Reads what [#write] wrote.
    static Event read(BytesRef bytes) {
        ByteReader in =
                new ByteReader(new ByteArrayDataInput(bytes.bytes, bytes.offset, bytes.length));
        EventId id = new EventId(in.number(), Math.toIntExact(in.number()));
        SourceName source = new SourceName(in.text(), in.text());
        Event.Receipt receipt =
                new Event.Receipt(
                        in.text(),
                        in.word(Trust.class),
                        Text.of(in.text()),
                        in.word(Meaning.class));
        EventTime time = new EventTime(in.time(), in.time(), in.time(), in.word(TimeQuality.class));
        Event.Deed deed =
                new Event.Deed(
                        in.text(),
                        in.word(Verb.class),
                        in.word(Permission.class),
                        in.word(Outcome.class),
                        in.number());
        Account actor = readAccount(in);
        List<Account> onBehalfOf = readMany(in, StoredEvent::readAccount);
        Credential via = readCredential(in);
        Origin origin = new Origin(in.sent(), in.sent(), in.sent());
        Resource resource = new Resource(new ResourcePath(in.text()), in.text(), in.sent());
        List<Change> change =
                readMany(in, from -> new Change(from.text(), from.sent(), from.sent()));
        Context context = new Context(in.sent(), in.sent(), in.sent(), in.sent(), in.sent());
        SortedMap<String, String> detail = new TreeMap<>();
        for (long i = in.number(); i > 0; i--) {
            detail.put(in.text(), in.text());
        }
        return new Event(
                id,
                source,
                receipt,
                time,
                deed,
                actor,
                onBehalfOf,
                via,
                origin,
                resource,
                change,
                context,
                detail,
                "");
    }

    private static Account readAccount(ByteReader in) {
        return new Account(
                in.word(Namespace.class), in.text(), in.sent(), in.word(IdQuality.class));
    }

    private static Credential readCredential(ByteReader in) {
        return in.number() == 0
                ? Credential.Unsaid.NOT_SENT
                : new Credential.Known(in.text(), in.sent(), in.sent());
    }

    private static <T> List<T> readMany(
            ByteReader in, java.util.function.Function<ByteReader, T> one) {
        List<T> out = new ArrayList<>();
        for (long i = in.number(); i > 0; i--) {
            out.add(one.apply(in));
        }
        return out;
    }
}
