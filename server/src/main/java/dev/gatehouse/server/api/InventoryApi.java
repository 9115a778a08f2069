package dev.gatehouse.server.api;

import static dev.gatehouse.server.web.Route.get;

import dev.gatehouse.inventory.AccountFact;
import dev.gatehouse.inventory.Cause;
import dev.gatehouse.inventory.CredentialFact;
import dev.gatehouse.inventory.Fact;
import dev.gatehouse.inventory.FactChange;
import dev.gatehouse.inventory.FactJson;
import dev.gatehouse.inventory.HeldSnapshot;
import dev.gatehouse.inventory.Inventory;
import dev.gatehouse.inventory.Membership;
import dev.gatehouse.inventory.PartState;
import dev.gatehouse.inventory.Picture;
import dev.gatehouse.inventory.Right;
import dev.gatehouse.inventory.Setting;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.record.Sources;
import dev.gatehouse.server.web.Access;
import dev.gatehouse.server.web.Call;
import dev.gatehouse.server.web.Capability;
import dev.gatehouse.server.web.ProblemException;
import dev.gatehouse.server.web.Route;
import dev.gatehouse.server.web.Route.Nothing;
import dev.gatehouse.source.Source;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What the tools allow and how they are set, to look at: listings with how well they are known,
/// facts as of any moment, changes with their causes.
public final class InventoryApi {
    private static final String PATH = "/api/v1/inventory";
    private static final int LIMIT_FALLBACK = 100;
    private static final int LIMIT_MAX = 1_000;
    private static final List<String> KINDS =
            List.of("right", "setting", "credential", "account", "membership");
    private static final List<String> CAUSES = List.of("event", "first-sight", "unexplained");

    private final Inventory inventory;
    private final Sources sources;
    private final InstantSource clock;

    public InventoryApi(Inventory inventory, Sources sources, InstantSource clock) {
        this.inventory = inventory;
        this.sources = sources;
        this.clock = clock;
    }

    /// What there is in all.
    ///
    /// @param facts how many of each kind
    /// @param held snapshots that wait to be believed
    public record InventoryAnswer(
            TreeMap<String, Long> facts, List<ListingAnswer> listings, List<HeldAnswer> held) {}

    /// One listing of one source.
    ///
    /// @param place `tool/instance`
    public record ListingAnswer(
            String source,
            String place,
            String listing,
            Map<String, String> of,
            boolean complete,
            String reason,
            Instant taken,
            int facts) {}

    /// A snapshot that shrank.
    public record HeldAnswer(
            String source,
            String place,
            String snapshot,
            Instant taken,
            List<ShrunkAnswer> shrunk) {}

    /// A listing that lost much.
    public record ShrunkAnswer(String listing, int before, int after) {}

    /// Which facts.
    ///
    /// @param kind right, setting, credential, account or membership
    /// @param on the path of a resource: what holds on it, with what it lies in and what fits it
    /// @param below the path of a resource: what is on it and below
    /// @param account who holds or owns, groups followed
    /// @param at as of when; now when absent
    /// @param after how many to pass over: the `next` of the page before
    public record FactsQuestion(
            Optional<String> kind,
            Optional<String> on,
            Optional<String> below,
            Optional<String> account,
            Optional<Instant> at,
            Optional<Integer> after,
            Optional<Integer> limit) {}

    /// A page of facts.
    ///
    /// @param incomplete listings that may hide more
    public record FactsAnswer(
            List<JsonObject> facts, Optional<Integer> next, long count, List<String> incomplete) {}

    /// Which changes.
    ///
    /// @param below the path of a resource
    /// @param cause event, first-sight or unexplained
    public record ChangesQuestion(
            Optional<Instant> since,
            Optional<Instant> until,
            Optional<String> below,
            Optional<String> kind,
            Optional<String> cause,
            Optional<Integer> after,
            Optional<Integer> limit) {}

    /// A page of changes, the newest first.
    ///
    /// @param causes how many there are of each cause
    public record ChangesAnswer(
            List<ChangeAnswer> changes,
            Optional<Integer> next,
            long count,
            TreeMap<String, Long> causes) {}

    /// A fact that came, went or became another.
    ///
    /// @param cause event, first-sight or unexplained
    /// @param event the event that says so
    public record ChangeAnswer(
            Instant when,
            String cause,
            Optional<String> event,
            Optional<JsonObject> before,
            Optional<JsonObject> after,
            String listing) {}

    /// The routes.
    public List<Route<?, ?>> routes() {
        Access read = Access.needs(Capability.INVENTORY_READ);
        return List.of(
                get(PATH, read, "Listings, how well they are known, and snapshots that wait.")
                        .answers(
                                Nothing.class,
                                InventoryAnswer.class,
                                (call, _) -> whole(places(call))),
                get(PATH + "/facts", read, "Rights, settings, credentials, accounts, memberships.")
                        .answers(
                                FactsQuestion.class,
                                FactsAnswer.class,
                                (call, asked) -> facts(places(call), asked)),
                get(PATH + "/changes", read, "What changed, and which event says so.")
                        .answers(
                                ChangesQuestion.class,
                                ChangesAnswer.class,
                                (call, asked) -> changes(places(call), asked)));
    }

    private PlacesInScope places(Call call) {
        return new PlacesInScope(call.caller().scope(), sources);
    }

    private InventoryAnswer whole(PlacesInScope places) {
        Picture now = inventory.now();
        TreeMap<String, Long> counts = new TreeMap<>();
        now.facts().stream()
                .filter(fact -> places.holds(fact.resource()))
                .forEach(fact -> counts.merge(kind(fact), 1L, Long::sum));
        return new InventoryAnswer(
                counts,
                now.parts().stream()
                        .filter(state -> places.holdsSource(state.part().source()))
                        .map(this::listing)
                        .toList(),
                inventory.held().stream()
                        .filter(one -> places.holdsSource(one.source()))
                        .map(this::held)
                        .toList());
    }

    private ListingAnswer listing(PartState state) {
        return new ListingAnswer(
                source(state.part().source()),
                state.place(),
                state.part().listing(),
                state.part().of(),
                state.complete(),
                state.reason(),
                state.taken(),
                state.facts());
    }

    private HeldAnswer held(HeldSnapshot one) {
        return new HeldAnswer(
                source(one.source()),
                one.place(),
                one.snapshot(),
                one.taken(),
                one.shrunk().stream()
                        .map(each -> new ShrunkAnswer(each.listing(), each.before(), each.after()))
                        .toList());
    }

    private String source(int number) {
        return sources.byNumber(number).map(Source::name).map(Object::toString).orElse("");
    }

    private FactsAnswer facts(PlacesInScope places, FactsQuestion asked) {
        Optional<String> kind = oneOf("kind", asked.kind(), KINDS);
        Picture picture = asked.at().map(inventory::at).orElseGet(inventory::now);
        List<? extends Fact> found =
                about(picture, asked)
                        .filter(fact -> places.holds(fact.resource()))
                        .filter(fact -> kind.isEmpty() || kind.get().equals(kind(fact)))
                        .toList();
        int from = Math.clamp(asked.after().orElse(0), 0, found.size());
        int to = Math.min(found.size(), from + limit(asked.limit()));
        return new FactsAnswer(
                found.subList(from, to).stream().map(FactJson::of).toList(),
                to < found.size() ? Optional.of(to) : Optional.empty(),
                found.size(),
                picture.parts().stream()
                        .filter(state ->
                                !state.complete() && places.holdsSource(state.part().source()))
                        .map(state -> state.place() + " " + state.part() + ": " + state.reason())
                        .limit(LIMIT_FALLBACK)
                        .toList());
    }

    private static Stream<? extends Fact> about(Picture picture, FactsQuestion asked) {
        if (asked.on().isPresent()) {
            String path = asked.on().get();
            return Stream.concat(
                    picture.rightsOn(path).stream(),
                    picture.facts().stream()
                            .filter(fact -> !(fact instanceof Right))
                            .filter(fact -> fact.resource().equals(path)));
        }
        if (asked.account().isPresent()) {
            String account = asked.account().get();
            return Stream.of(
                            picture.rightsOf(account),
                            picture.account(account),
                            picture.credentialsOf(account))
                    .flatMap(List::stream);
        }
        return asked.below()
                .<Stream<? extends Fact>>map(
                        path -> picture.facts().stream().filter(fact -> isBelow(fact, path)))
                .orElseGet(() -> picture.facts().stream());
    }

    private static boolean isBelow(Fact fact, String path) {
        return fact.resource().equals(path) || fact.resource().startsWith(path + "/");
    }

    private ChangesAnswer changes(PlacesInScope places, ChangesQuestion asked) {
        Optional<String> kind = oneOf("kind", asked.kind(), KINDS);
        Optional<String> cause = oneOf("cause", asked.cause(), CAUSES);
        List<FactChange> all =
                inventory
                        .changes(
                                asked.since().orElse(Instant.MIN),
                                asked.until().orElseGet(clock::instant))
                        .stream()
                        .filter(change -> places.holdsSource(change.part().source()))
                        .filter(change ->
                                asked.below()
                                        .filter(path -> !isBelow(change.fact(), path))
                                        .isEmpty())
                        .filter(change -> kind.isEmpty() || kind.get().equals(kind(change.fact())))
                        .sorted(Comparator.comparing(FactChange::when).reversed())
                        .toList();
        TreeMap<String, Long> causes = new TreeMap<>();
        all.forEach(change -> causes.merge(word(change.cause()), 1L, Long::sum));
        List<FactChange> found =
                all.stream()
                        .filter(change ->
                                cause.isEmpty() || cause.get().equals(word(change.cause())))
                        .toList();
        int from = Math.clamp(asked.after().orElse(0), 0, found.size());
        int to = Math.min(found.size(), from + limit(asked.limit()));
        return new ChangesAnswer(
                found.subList(from, to).stream().map(InventoryApi::change).toList(),
                to < found.size() ? Optional.of(to) : Optional.empty(),
                found.size(),
                causes);
    }

    static ChangeAnswer change(FactChange change) {
        return new ChangeAnswer(
                change.when(),
                word(change.cause()),
                Inventory.event(change).map(Object::toString),
                change.before().map(FactJson::of),
                change.after().map(FactJson::of),
                change.part().toString());
    }

    private static String kind(Fact fact) {
        return switch (fact) {
            case Right _ -> "right";
            case Setting _ -> "setting";
            case CredentialFact _ -> "credential";
            case AccountFact _ -> "account";
            case Membership _ -> "membership";
        };
    }

    private static String word(Cause cause) {
        return switch (cause) {
            case Cause.ByEvent _ -> "event";
            case Cause.FirstSight _ -> "first-sight";
            case Cause.Unexplained _ -> "unexplained";
        };
    }

    private static Optional<String> oneOf(String name, Optional<String> word, List<String> words) {
        if (word.isPresent() && !words.contains(word.get())) {
            throw ProblemException.of(400, name + " is one of " + String.join(", ", words) + ".");
        }
        return word;
    }

    private static int limit(Optional<Integer> asked) {
        return Math.clamp(asked.orElse(LIMIT_FALLBACK), 1, LIMIT_MAX);
    }
}
