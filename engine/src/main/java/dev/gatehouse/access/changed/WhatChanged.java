package dev.gatehouse.access.changed;

import dev.gatehouse.access.Verdict;
import dev.gatehouse.access.compare.Grounds;
import dev.gatehouse.access.rule.Condition;
import dev.gatehouse.access.rule.Truth;
import dev.gatehouse.access.used.Texts;
import dev.gatehouse.access.used.UsedReading;
import dev.gatehouse.event.Event;
import dev.gatehouse.event.EventId;
import dev.gatehouse.event.Outcome;
import dev.gatehouse.event.Verb;
import dev.gatehouse.event.Words;
import dev.gatehouse.inventory.AccountFact;
import dev.gatehouse.inventory.Cause;
import dev.gatehouse.inventory.CredentialFact;
import dev.gatehouse.inventory.FactChange;
import dev.gatehouse.inventory.Inventory;
import dev.gatehouse.inventory.Membership;
import dev.gatehouse.inventory.Picture;
import dev.gatehouse.inventory.Right;
import dev.gatehouse.inventory.Setting;
import dev.gatehouse.search.Page;
import dev.gatehouse.search.SearchRequest;
import dev.gatehouse.search.Window;
import dev.gatehouse.search.query.Key;
import dev.gatehouse.search.query.Match;
import dev.gatehouse.search.query.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// The question of every incident: what changed before it? Deployments, merges, rights, protection,
/// secrets, runners and settings that can reach a resource, nearest first, the latest of those
/// first; each with its event, or marked as a change that no event explains. What was refused or
/// failed changed nothing.
public final class WhatChanged {
    /// How long before the moment runs are looked at for what they used.
    public static final Duration RUNS_DAYS = Duration.ofDays(7);

    /// Changes of one answer; the oldest are left out, and the answer says so.
    public static final int EVENTS_MAX = SearchRequest.LIMIT_EVENTS_MAX;

    private static final int RUNS_MAX = 32;
    private static final int USED_MAX = 64;
    private static final List<Verb> CHANGING =
            List.of(
                    Verb.CREATE,
                    Verb.UPDATE,
                    Verb.DELETE,
                    Verb.TRANSFER,
                    Verb.RESTORE,
                    Verb.APPROVE,
                    Verb.DEPLOY,
                    Verb.MINT,
                    Verb.GRANT,
                    Verb.REVOKE,
                    Verb.CONFIGURE);
    private static final String REQUESTS = "change-requests";

    private final Known known;
    private final List<Condition> merged;
    // Conditions keep what they find out about texts, so all events share them.
    private final Texts texts = new Texts();

    /// What the answer is taken from, each as far as whoever asks may know of it.
    ///
    /// @param events finds events
    /// @param event finds one
    /// @param verdict of an event
    /// @param granted at the moment asked about
    /// @param changes of what is granted and set, of any time
    public record Known(
            Function<SearchRequest, Page> events,
            Function<EventId, Optional<Event>> event,
            Function<EventId, Optional<Verdict>> verdict,
            Picture granted,
            Function<Window, List<FactChange>> changes) {}

    /// @param merged which events merge a change request; read for this alone
    public WhatChanged(Known known, List<Condition> merged) {
        this.known = known;
        this.merged = List.copyOf(merged);
    }

    /// The answer.
    ///
    /// @param whole whether it holds all there is
    /// @param looked the query that finds the events it was taken from
    public record Answer(List<Changed> changed, boolean whole, Query looked) {
        public Answer {
            changed = List.copyOf(changed);
        }
    }

    /// What changed in a window and can have reached the resource.
    public Answer of(String resource, Window window) {
        Reach reach = Reach.of(resource, known.granted()).with(used(resource, window.to()));
        Query query =
                Query.and(
                        List.of(
                                new Query.Field(Key.RESOURCE, reach.match()),
                                new Query.Field(Key.VERB, words(CHANGING)),
                                new Query.Not(
                                        new Query.Field(
                                                Key.OUTCOME,
                                                Match.anyOf(
                                                        List.of(
                                                                exactly(Outcome.DENIED.word()),
                                                                exactly(
                                                                        Outcome.FAILED
                                                                                .word())))))));
        Page page = known.events().apply(request(query, window, EVENTS_MAX));
        Map<EventId, Changed> byEvent = new LinkedHashMap<>();
        for (Event event : page.events()) {
            reach.nearest(event.resource().path().text())
                    .flatMap(circle -> changed(event, circle))
                    .ifPresent(one -> byEvent.put(event.id(), one));
        }
        List<Changed> all = new ArrayList<>();
        for (FactChange change : known.changes().apply(window)) {
            if (!(change.cause() instanceof Cause.FirstSight)) {
                place(change, resource, reach).ifPresent(at -> take(change, at, byEvent, all));
            }
        }
        all.addAll(byEvent.values());
        all.sort(
                Comparator.comparingInt(Changed::distance)
                        .thenComparing(Changed::when, Comparator.reverseOrder()));
        return new Answer(all, page.next().isEmpty(), query);
    }

    private static SearchRequest request(Query query, Window window, int limit) {
        return new SearchRequest(query, window, OptionalLong.empty(), Optional.empty(), limit);
    }

    private static Match words(List<Verb> verbs) {
        return Match.anyOf(verbs.stream().map(verb -> exactly(verb.word())).toList());
    }

    private static Match exactly(String text) {
        return new Match.Exactly(text);
    }

    // What the runs of the last days that touched the resource did elsewhere.
    private Set<String> used(String resource, Instant before) {
        Window days = new Window(before.minus(RUNS_DAYS), before);
        Reach.Circle itself = new Reach.Circle(resource, true, 0, Reach.Way.ITSELF);
        Query runs =
                Query.and(
                        List.of(
                                new Query.Field(Key.RESOURCE, itself.match()),
                                new Query.Field(Key.RUN, Match.Exists.EXISTS)));
        Set<String> ids = new LinkedHashSet<>();
        known.events().apply(request(runs, days, EVENTS_MAX)).events().stream()
                .map(event -> event.context().run().orEmpty())
                .filter(run -> !run.isEmpty() && ids.size() < RUNS_MAX)
                .forEach(ids::add);
        if (ids.isEmpty()) {
            return Set.of();
        }
        Query theirs =
                new Query.Field(
                        Key.RUN, Match.anyOf(ids.stream().map(WhatChanged::exactly).toList()));
        Set<String> used = new LinkedHashSet<>();
        known.events().apply(request(theirs, days, EVENTS_MAX)).events().stream()
                .map(event -> event.resource().path().text())
                .filter(path -> !itself.holds(path) && !path.contains("/runs/"))
                .filter(_ -> used.size() < USED_MAX)
                .forEach(used::add);
        return used;
    }

    private Optional<Changed> changed(Event event, Reach.Circle circle) {
        var used = UsedReading.of(event, texts);
        boolean merge =
                merged.stream()
                        .anyMatch(one -> one.of(used, (_, _) -> Truth.ABSENT) == Truth.HOLDS);
        boolean talk =
                event.resource().path().segments().contains(REQUESTS)
                        && event.deed().verb() != Verb.APPROVE;
        if (talk && !merge) {
            return Optional.empty();
        }
        return Optional.of(
                new Changed(
                        event.time().time(),
                        ChangedKind.of(event, merge),
                        circle.distance(),
                        Words.of(circle.way()),
                        event.resource().path().text(),
                        Optional.of(event),
                        known.verdict().apply(event.id()),
                        List.of()));
    }

    private Optional<Reach.Circle> place(FactChange change, String resource, Reach reach) {
        return switch (change.fact()) {
            case Right right -> reached(right.resource(), resource, reach);
            case Membership membership -> throughGroup(membership, resource, reach);
            case Setting setting -> reach.nearest(setting.resource());
            case CredentialFact credential -> reach.nearest(credential.resource());
            case AccountFact _ -> Optional.empty();
        };
    }

    // A right counts where it reaches the resource, or something its runs used.
    private static Optional<Reach.Circle> reached(String on, String resource, Reach reach) {
        if (reach.circles().getFirst().holds(on)) {
            return Optional.of(reach.circles().getFirst());
        }
        if (Grounds.covers(on, resource)) {
            int steps = Math.max(1, depth(resource) - depth(on));
            return Optional.of(new Reach.Circle(on, false, steps, Reach.Way.ABOVE));
        }
        return reach.circles().stream()
                .filter(circle -> circle.way() == Reach.Way.USED_BY_ITS_RUNS && circle.below())
                .filter(circle -> Grounds.covers(on, circle.path()))
                .findFirst();
    }

    private Optional<Reach.Circle> throughGroup(
            Membership membership, String resource, Reach reach) {
        Set<String> groups = new HashSet<>(known.granted().groupsOf(membership.group()));
        groups.add(membership.group());
        return known.granted()
                .rights()
                .filter(right -> groups.contains(right.account()))
                .flatMap(right -> reached(right.resource(), resource, reach).stream())
                .min(Comparator.comparingInt(Reach.Circle::distance));
    }

    private static int depth(String path) {
        return (int) path.chars().filter(c -> c == '/').count();
    }

    private void take(
            FactChange change,
            Reach.Circle at,
            Map<EventId, Changed> byEvent,
            List<Changed> unexplained) {
        Optional<EventId> id = Inventory.event(change);
        Changed known =
                id.map(one -> byEvent.computeIfAbsent(one, _ -> row(change, at, id)))
                        .orElseGet(() -> row(change, at, id));
        Changed whole =
                new Changed(
                        known.when(),
                        known.kind(),
                        Math.min(known.distance(), at.distance()),
                        at.distance() < known.distance() ? Words.of(at.way()) : known.way(),
                        known.resource(),
                        known.event(),
                        known.verdict(),
                        Stream.concat(known.facts().stream(), Stream.of(change)).toList());
        id.ifPresentOrElse(one -> byEvent.put(one, whole), () -> unexplained.add(whole));
    }

    // Of an event the asker may not know of, only what it changed is told.
    private Changed row(FactChange change, Reach.Circle at, Optional<EventId> id) {
        Optional<Event> event = id.flatMap(known.event());
        return new Changed(
                change.when(),
                ChangedKind.of(change.fact()),
                at.distance(),
                Words.of(at.way()),
                event.map(one -> one.resource().path().text()).orElse(change.fact().resource()),
                event,
                event.flatMap(one -> known.verdict().apply(one.id())),
                List.of());
    }
}
