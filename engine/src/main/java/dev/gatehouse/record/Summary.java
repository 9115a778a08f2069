package dev.gatehouse.record;

import dev.gatehouse.event.Account;
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
import dev.gatehouse.event.Text;
import dev.gatehouse.event.TimeQuality;
import dev.gatehouse.event.Verb;
import dev.gatehouse.event.Words;
import dev.gatehouse.journal.Stored;
import dev.gatehouse.source.Keep;
import dev.gatehouse.source.Source;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Events that were only counted: what of them goes into a `counted` record, and the one event that
/// stands for them all. It says who did what on what within which hour and how often; the
/// credential, the address and everything else of the single events is gone.
final class Summary {
    private Summary() {}

    /// The summary of that one event.
    static OwnRecord.Counted one(int source, String group, Event event) {
        Resource resource = event.resource();
        return new OwnRecord.Counted(
                source,
                event.receipt().channel(),
                event.time().time().truncatedTo(ChronoUnit.HOURS),
                group,
                new OwnRecord.CountedDeed(
                        event.deed().action(),
                        event.deed().verb().word(),
                        event.deed().permission().word(),
                        event.deed().outcome().word()),
                new OwnRecord.CountedAccount(
                        event.actor().kind().word(),
                        event.actor().id(),
                        event.actor().name().orEmpty(),
                        event.actor().quality().word()),
                new OwnRecord.CountedResource(
                        resource.path().text(), resource.type(), resource.id().orEmpty()),
                1);
    }

    /// The event that a `counted` record stands for.
    static Event event(OwnRecord.Counted counted, Source source, PieceTasks.Task task) {
        Stored.Live stored = task.stored();
        SortedMap<String, String> detail = new TreeMap<>();
        detail.put("group", counted.group());
        detail.put("kept", Keep.COUNT.word());
        Instant received = Recorder.instant(stored.receivedMicros());
        OwnRecord.CountedDeed deed = counted.deed();
        OwnRecord.CountedAccount actor = counted.actor();
        OwnRecord.CountedResource resource = counted.resource();
        return new Event(
                new EventId(stored.position(), 0),
                source.name(),
                new Event.Receipt(
                        counted.channel(),
                        task.delivery().trust(),
                        Text.Absent.NOT_SENT,
                        Meaning.MAPPED),
                new EventTime(counted.hour(), counted.hour(), received, TimeQuality.MINUTE),
                new Event.Deed(
                        deed.action(),
                        word(Verb.class, deed.verb(), Verb.NONE),
                        word(Permission.class, deed.permission(), Permission.NONE),
                        word(Outcome.class, deed.outcome(), Outcome.NOT_RECORDED),
                        counted.count()),
                new Account(
                        word(Namespace.class, actor.kind(), Namespace.ANONYMOUS),
                        actor.id(),
                        Text.of(actor.name()),
                        word(IdQuality.class, actor.quality(), IdQuality.NAME)),
                List.of(),
                Credential.Unsaid.NOT_SENT,
                Origin.NOT_SENT,
                new Resource(
                        new ResourcePath(resource.path()), resource.type(), Text.of(resource.id())),
                List.of(),
                Context.NOT_SENT,
                detail,
                "");
    }

    private static <E extends Enum<E>> E word(Class<E> type, String word, E otherwise) {
        return Words.parse(type, word).orElse(otherwise);
    }
}
