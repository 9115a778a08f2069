package dev.gatehouse.search;

import dev.gatehouse.event.Account;
import dev.gatehouse.event.Context;
import dev.gatehouse.event.Credential;
import dev.gatehouse.event.Event;
import dev.gatehouse.event.Namespace;
import dev.gatehouse.event.Origin;
import dev.gatehouse.event.Outcome;
import dev.gatehouse.event.Resource;
import dev.gatehouse.event.Text;
import dev.gatehouse.event.Verb;
import java.util.SortedMap;
import java.util.TreeMap;

/// Joins two lines that tell of one event: the request and the response, the start and the finish.
/// The earlier line gives the id, the time and the receipt; of everything else the later line's
/// word counts where it has one.
public final class Completion {
    private Completion() {}

    /// The one event both tell of.
    public static Event of(Event earlier, Event later) {
        SortedMap<String, String> detail = new TreeMap<>(earlier.detail());
        detail.putAll(later.detail());
        return new Event(
                earlier.id(),
                earlier.source(),
                earlier.receipt(),
                earlier.time(),
                deed(earlier.deed(), later.deed()),
                actor(earlier.actor(), later.actor()),
                later.onBehalfOf().isEmpty() ? earlier.onBehalfOf() : later.onBehalfOf(),
                later.via() instanceof Credential.Known ? later.via() : earlier.via(),
                origin(earlier.origin(), later.origin()),
                resource(earlier.resource(), later.resource()),
                later.change().isEmpty() ? earlier.change() : later.change(),
                context(earlier.context(), later.context()),
                detail,
                text(earlier.text(), later.text()));
    }

    private static Event.Deed deed(Event.Deed earlier, Event.Deed later) {
        boolean named = later.verb() != Verb.NONE;
        return new Event.Deed(
                named ? later.action() : earlier.action(),
                named ? later.verb() : earlier.verb(),
                named ? later.permission() : earlier.permission(),
                later.outcome() == Outcome.NOT_RECORDED ? earlier.outcome() : later.outcome(),
                earlier.count());
    }

    private static Account actor(Account earlier, Account later) {
        boolean nameless = later.kind() == Namespace.ANONYMOUS || later.label().isEmpty();
        return nameless ? earlier : later;
    }

    // The path with more segments is the one that says more.
    private static Resource resource(Resource earlier, Resource later) {
        boolean vaguer = later.path().segments().size() < earlier.path().segments().size();
        return vaguer ? earlier : later;
    }

    private static Origin origin(Origin earlier, Origin later) {
        return new Origin(
                known(earlier.address(), later.address()),
                known(earlier.client(), later.client()),
                known(earlier.country(), later.country()));
    }

    private static Context context(Context earlier, Context later) {
        return new Context(
                known(earlier.run(), later.run()),
                known(earlier.commit(), later.commit()),
                known(earlier.changeRequest(), later.changeRequest()),
                known(earlier.environment(), later.environment()),
                known(earlier.ticket(), later.ticket()));
    }

    private static Text known(Text earlier, Text later) {
        return later.isSent() ? later : earlier;
    }

    private static String text(String earlier, String later) {
        if (earlier.isEmpty() || earlier.equals(later)) {
            return later;
        }
        return later.isEmpty() ? earlier : earlier + " " + later;
    }
}
