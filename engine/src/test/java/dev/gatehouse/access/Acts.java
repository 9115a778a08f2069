package dev.gatehouse.access;

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
import dev.gatehouse.event.Resource;
import dev.gatehouse.event.ResourcePath;
import dev.gatehouse.event.SourceName;
import dev.gatehouse.event.Text;
import dev.gatehouse.event.TimeQuality;
import dev.gatehouse.event.Trust;
import dev.gatehouse.event.Verb;
import dev.gatehouse.record.FeedObserver.Understood;
import dev.gatehouse.record.FoldedEvent;
import dev.gatehouse.record.Lamp;
import dev.gatehouse.record.Sameness;
import dev.gatehouse.source.Reading;
import dev.gatehouse.source.Source;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/// Events written down in a line each, as the feed hands them over.
final class Acts {
    static final Instant START = Instant.parse("2026-11-22T09:00:00Z");

    private final Source source;

    /// @param folder where a pretended tool may be written
    Acts(Path folder) {
        source =
                new Source(
                        0, SourceName.parse("lamp:hall"), "hall", Lamp.tools(folder).tool("lamp"));
    }

    /// One event in a piece of its own, a minute after the one before.
    ///
    /// @param who the actor; a name with `bot` in it is a machine's
    Understood one(long position, String who, Verb verb, String path) {
        return run(position, who, verb, new Where(path, ""));
    }

    /// On what, and in which run.
    record Where(String path, String run) {}

    Understood run(long position, String who, Verb verb, Where where) {
        Instant time = START.plusSeconds(60 * position);
        Event event =
                new Event(
                        new EventId(position, 0),
                        source.name(),
                        new Event.Receipt("audit", Trust.SIGNED, Text.of(""), Meaning.MAPPED),
                        new EventTime(time, time, time, TimeQuality.SECOND),
                        new Event.Deed(
                                "lamp." + verb.word(),
                                verb,
                                verb.usualPermission(),
                                Outcome.SUCCEEDED,
                                1),
                        new Account(
                                who.contains("bot") ? Namespace.BOT : Namespace.USER,
                                who,
                                Text.of(who),
                                IdQuality.NATIVE),
                        List.of(),
                        Credential.Unsaid.NOT_SENT,
                        Origin.NOT_SENT,
                        new Resource(new ResourcePath(where.path()), "lamp", Text.of("")),
                        List.of(),
                        new Context(
                                Text.of(where.run()),
                                Text.of(""),
                                Text.of(""),
                                Text.of(""),
                                Text.of("")),
                        new TreeMap<>(),
                        "");
        FoldedEvent folded = new FoldedEvent(event, Sameness.First.FIRST, false);
        return new Understood(
                position, source, "audit", 0, new Reading.Events(List.of(event)), List.of(folded));
    }
}
