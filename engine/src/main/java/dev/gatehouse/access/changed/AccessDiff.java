package dev.gatehouse.access.changed;

import dev.gatehouse.event.Event;
import dev.gatehouse.event.EventId;
import dev.gatehouse.event.Text;
import dev.gatehouse.inventory.Cause;
import dev.gatehouse.inventory.Fact;
import dev.gatehouse.inventory.FactChange;
import dev.gatehouse.inventory.Inventory;
import dev.gatehouse.inventory.Part;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// How rights, memberships, settings, credentials and accounts differ between two moments, by what
/// made them so. What came and went in between is no difference. A change that no event explains
/// says so; what was merely seen for the first time is kept apart from what came to be.
public final class AccessDiff {
    private AccessDiff() {}

    /// By what changes are put together.
    public enum By {
        /// Each event by itself.
        EVENT,
        /// All that one account did.
        ACTOR,
        /// All that one change request, or else one commit or ticket, brought; what has none of
        /// them by its event.
        CHANGE_REQUEST
    }

    /// Why a change is.
    public enum Origin {
        EVENT,
        FIRST_SIGHT,
        /// No event that we have says why.
        UNEXPLAINED
    }

    /// Changes of one cause.
    ///
    /// @param when the latest of them
    /// @param name of the actor's account or the change request, where grouped by those; else the
    ///   event's id; empty where there is none
    /// @param event the latest one that says why; empty where none does, or where whoever asks may
    ///   not know of it
    public record Group(
            Origin origin,
            String name,
            Instant when,
            Optional<Event> event,
            List<FactChange> changes) {
        public Group {
            changes = List.copyOf(changes);
        }
    }

    private record Heading(Origin origin, String name) {}

    private record Where(Part part, String id) {}

    /// The difference, the latest cause first.
    ///
    /// @param changes oldest first
    /// @param events finds an event that whoever asks may know of
    public static List<Group> of(
            List<FactChange> changes, By by, Function<EventId, Optional<Event>> events) {
        Map<Heading, List<FactChange>> groups = new LinkedHashMap<>();
        for (FactChange change : net(changes)) {
            groups.computeIfAbsent(heading(change, by, events), _ -> new ArrayList<>()).add(change);
        }
        return groups.entrySet().stream()
                .map(entry -> group(entry.getKey(), entry.getValue(), events))
                .sorted(Comparator.comparing(Group::when).reversed())
                .toList();
    }

    // A fact as it was before the first change of it and as it is after the last.
    private static List<FactChange> net(List<FactChange> changes) {
        Map<Where, FactChange> net = new LinkedHashMap<>();
        for (FactChange change : changes) {
            Where where = new Where(change.part(), change.fact().id());
            FactChange earlier = net.remove(where);
            Optional<Fact> before = earlier == null ? change.before() : earlier.before();
            if (!before.equals(change.after())) {
                net.put(
                        where,
                        new FactChange(
                                change.when(),
                                before,
                                change.after(),
                                change.cause(),
                                change.part()));
            }
        }
        return List.copyOf(net.values());
    }

    private static Heading heading(
            FactChange change, By by, Function<EventId, Optional<Event>> events) {
        return switch (change.cause()) {
            case Cause.FirstSight _ -> new Heading(Origin.FIRST_SIGHT, "");
            case Cause.Unexplained _ -> new Heading(Origin.UNEXPLAINED, "");
            case Cause.ByEvent(EventId id) ->
                    new Heading(
                            Origin.EVENT,
                            events.apply(id).map(event -> name(event, by)).orElse(id.toString()));
        };
    }

    private static String name(Event event, By by) {
        return switch (by) {
            case EVENT -> event.id().toString();
            case ACTOR -> event.account();
            case CHANGE_REQUEST ->
                    Stream.of(
                                    event.context().changeRequest(),
                                    event.context().commit(),
                                    event.context().ticket())
                            .map(Text::orEmpty)
                            .filter(text -> !text.isEmpty())
                            .findFirst()
                            .orElseGet(() -> event.id().toString());
        };
    }

    private static Group group(
            Heading heading, List<FactChange> changes, Function<EventId, Optional<Event>> events) {
        FactChange latest =
                changes.stream().max(Comparator.comparing(FactChange::when)).orElseThrow();
        return new Group(
                heading.origin(),
                heading.name(),
                latest.when(),
                Inventory.event(latest).flatMap(events),
                changes);
    }
}
