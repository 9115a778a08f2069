package dev.gatehouse.inventory.plan;

import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.source.yaml.Place;
import dev.gatehouse.source.yaml.SourceProblem;
import dev.gatehouse.source.yaml.YamlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What a tool can be asked about who may do what, and how its answers are read, as its folder's
/// `inventory.yaml` says. Immutable.
public final class InventoryPlan {
    /// The file's name in a tool's folder.
    public static final String FILE = "inventory.yaml";

    private final List<String> drop;
    private final Optional<ApiPlan> api;
    private final SequencedMap<String, ListingPlan> listings;
    private final List<EventRule> events;

    InventoryPlan(
            List<String> drop,
            Optional<ApiPlan> api,
            SequencedMap<String, ListingPlan> listings,
            List<EventRule> events) {
        this.drop = List.copyOf(drop);
        this.api = api;
        this.listings = new LinkedHashMap<>(listings);
        this.events = List.copyOf(events);
    }

    /// The plans of all tools that have one, by the tool's name.
    ///
    /// @throws SourceProblem naming file, line, column and what was probably meant
    public static Map<String, InventoryPlan> load(Path toolFolders) {
        Map<String, InventoryPlan> plans = new LinkedHashMap<>();
        try (Stream<Path> folders = Files.list(toolFolders)) {
            for (Path folder : folders.sorted().toList()) {
                Path file = folder.resolve(FILE);
                if (Files.exists(file)) {
                    InventoryPlan plan = new InventoryFile().read(YamlFile.read(toolFolders, file));
                    plans.put(folder.getFileName().toString(), plan);
                }
            }
        } catch (IOException problem) {
            throw new SourceProblem(
                    new Place(toolFolders.toString(), 1, 1), "the folder of tools cannot be read");
        }
        return Map.copyOf(plans);
    }

    /// Paths that become null before an answer is kept.
    public List<String> drop() {
        return drop;
    }

    /// How its API is asked; nothing where only exported files are read.
    public Optional<ApiPlan> api() {
        return api;
    }

    /// Its listings, each behind the one it is under.
    public List<ListingPlan> listings() {
        return List.copyOf(listings.values());
    }

    /// The listing of that name.
    public Optional<ListingPlan> listing(String name) {
        return Optional.ofNullable(listings.get(name));
    }

    /// The listings that are asked with the names the objects of `name` give; those that are asked
    /// with the source's settings for the empty name.
    public List<ListingPlan> under(String name) {
        return listings.values().stream()
                .filter(each -> each.under().orElse("").equals(name))
                .toList();
    }

    /// The names that a listing can be asked with: those that the listings it is under give.
    public Set<String> namesFor(ListingPlan listing) {
        Set<String> names = new TreeSet<>();
        Optional<String> above = listing.under();
        while (above.isPresent()) {
            Optional<ListingPlan> one = listing(above.get());
            one.ifPresent(each -> names.addAll(each.givenNames()));
            above = one.flatMap(ListingPlan::under);
        }
        return names;
    }

    /// Whether events tell anything of what it lists.
    public boolean readsEvents() {
        return !events.isEmpty();
    }

    /// What an event alters.
    ///
    /// @param event in its JSON form, with `changed` by field and `within`, its path without tool
    ///   and instance
    /// @param place `tool/instance`
    public List<Altering> alterings(JsonObject event, String place) {
        Thing thing = Thing.of(event, Map.of());
        return events.stream().flatMap(rule -> rule.altering(thing, place).stream()).toList();
    }

    /// The listing that an exported object most probably is of.
    public Optional<ListingPlan> guess(JsonValue object) {
        Thing thing = Thing.of(object, Map.of());
        List<ListingPlan> fitting = new ArrayList<>(listings.values());
        fitting.removeIf(each -> each.likeness(thing) == 0);
        return fitting.stream().max(Comparator.comparingInt(each -> each.likeness(thing)));
    }
}
