package dev.gatehouse.source;

import dev.gatehouse.event.Account;
import dev.gatehouse.event.Context;
import dev.gatehouse.event.Credential;
import dev.gatehouse.event.Event;
import dev.gatehouse.event.EventId;
import dev.gatehouse.event.EventTime;
import dev.gatehouse.event.Meaning;
import dev.gatehouse.event.Origin;
import dev.gatehouse.event.Outcome;
import dev.gatehouse.event.Permission;
import dev.gatehouse.event.Resource;
import dev.gatehouse.event.ResourcePath;
import dev.gatehouse.event.Text;
import dev.gatehouse.event.Verb;
import dev.gatehouse.secret.InstallationKey;
import dev.gatehouse.secret.Redactor;
import dev.gatehouse.source.plan.Meant;
import dev.gatehouse.source.plan.PlanReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Reads the pieces of one source. Confined to one thread; keeps nothing from piece to piece, so
/// the same piece gives the same events for ever. Never throws because of what a piece holds:
/// whatever cannot be read becomes an event that says so. No secret that the redactor can tell, and
/// none that the mapping names, is in anything it gives.
public final class Reader {
    private final Source source;
    private final PlanReader plan;

    private Reader(Source source, PlanReader plan) {
        this.source = source;
        this.plan = plan;
    }

    /// A reader of that source's pieces.
    public static Reader of(Source source, Redactor redactor, InstallationKey key) {
        PlanReader.Place place = new PlanReader.Place(source.tool().name(), source.instance());
        return new Reader(source, new PlanReader(source.tool().plan(), place, redactor, key));
    }

    /// What the piece says.
    public Reading read(Piece piece) {
        return switch (plan.read(input(piece))) {
            case Meant.Ignored ignored -> new Reading.Ignored(ignored.reason(), ignored.isAudit());
            case Meant.Unreadable unreadable ->
                    new Reading.Events(List.of(unreadable(piece, unreadable)));
            case Meant.Happened happened -> {
                List<Event> events = events(piece, happened.said());
                yield happened.completes() && !happened.joinKey().isEmpty()
                        ? new Reading.Completes(happened.joinKey(), events)
                        : new Reading.Events(events);
            }
        };
    }

    /// The piece as text for people: as it was sent but for its secrets, those of fields that the
    /// mapping names among them.
    public String redacted(byte[] piece) {
        return plan.redacted(piece);
    }

    /// How much of the piece is kept when `keep` says how much of each group of actions is: its
    /// most careful event decides. A piece that another one may complete is kept in full, for each
    /// half needs the other.
    public KeepChoice choose(Piece piece, Map<String, Keep> keep) {
        if (!(plan.read(input(piece)) instanceof Meant.Happened happened)) {
            return new KeepChoice(Keep.FULL, "", List.of());
        }
        if (!happened.joinKey().isEmpty()) {
            return new KeepChoice(Keep.FULL, "", List.of());
        }
        List<Event> events = events(piece, happened.said());
        Keep least = Keep.REFUSE;
        for (int n = 0; n < events.size(); n++) {
            Keep wanted = keep.getOrDefault(happened.said().get(n).group(), Keep.FULL);
            Keep one = KeepChoice.isAlwaysFull(events.get(n)) ? Keep.FULL : wanted;
            least = one.compareTo(least) < 0 ? one : least;
        }
        return new KeepChoice(least, happened.said().getFirst().group(), events);
    }

    private static PlanReader.Input input(Piece piece) {
        return new PlanReader.Input(
                piece.bytes(), piece.received(), piece.trustTimes(), piece.headers());
    }

    private List<Event> events(Piece piece, List<Meant.Said> said) {
        List<Event> events = new ArrayList<>(said.size());
        for (int n = 0; n < said.size(); n++) {
            Meant.Said one = said.get(n);
            String channel = piece.channel().isEmpty() ? one.channel() : piece.channel();
            events.add(
                    new Event(
                            new EventId(piece.position(), n),
                            source.name(),
                            new Event.Receipt(
                                    channel, piece.trust(), one.naturalId(), one.meaning()),
                            one.time(),
                            one.deed(),
                            one.actor(),
                            one.onBehalfOf(),
                            one.via(),
                            one.origin(),
                            one.resource(),
                            one.change(),
                            one.context(),
                            one.detail(),
                            one.text()));
        }
        return events;
    }

    private Event unreadable(Piece piece, Meant.Unreadable unreadable) {
        TreeMap<String, String> detail = new TreeMap<>();
        detail.put("reason", unreadable.reason());
        return new Event(
                new EventId(piece.position(), 0),
                source.name(),
                new Event.Receipt(
                        piece.channel(), piece.trust(), Text.Absent.NOT_SENT, Meaning.UNREADABLE),
                EventTime.unsaid(piece.received()),
                new Event.Deed("unreadable", Verb.NONE, Permission.NONE, Outcome.NOT_RECORDED, 1),
                Account.ANONYMOUS,
                List.of(),
                Credential.Unsaid.NOT_SENT,
                Origin.NOT_SENT,
                new Resource(
                        ResourcePath.of(source.tool().name(), source.instance()),
                        "instance",
                        Text.Absent.NOT_SENT),
                List.of(),
                Context.NOT_SENT,
                detail,
                unreadable.text());
    }
}
