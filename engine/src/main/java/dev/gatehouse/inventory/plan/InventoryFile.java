package dev.gatehouse.inventory.plan;

import com.google.re2j.Pattern;
import dev.gatehouse.source.Paging;
import dev.gatehouse.source.yaml.Place;
import dev.gatehouse.source.yaml.SourceProblem;
import dev.gatehouse.source.yaml.Suggestion;
import dev.gatehouse.source.yaml.Yaml;
import dev.gatehouse.source.yaml.Yaml.Mapping;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeSet;

/// Compiles an `inventory.yaml`.
final class InventoryFile {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");
    private static final Pattern STATUS = Pattern.compile("[45][0-9][0-9]");
    private static final String[] LISTING_MEMBERS = {
        "title", "address", "under", "gives", "items", "hcl", "like", "when", "absent", "facts"
    };

    private final ExpressionFile expressions = new ExpressionFile();
    private final FactFile facts = new FactFile(expressions);
    private final SequencedMap<String, ListingPlan> listings = new LinkedHashMap<>();

    InventoryPlan read(Mapping file) {
        file.only("drop", "api", "tables", "values", "listings", "events");
        file.find("tables").ifPresent(all -> all.mapping().members().forEach(expressions::table));
        file.find("values").ifPresent(all -> all.mapping().members().forEach(expressions::name));
        Mapping all = file.get("listings").mapping();
        all.members()
                .forEach((name, listing) -> {
                    checkName(name, all.placeOf(name));
                    listings.put(name, listing(name, listing.mapping()));
                });
        return new InventoryPlan(
                file.find("drop").map(Yaml::texts).orElse(List.of()),
                file.find("api").map(api -> api(api.mapping())),
                listings,
                events(file));
    }

    private List<EventRule> events(Mapping file) {
        EventRuleFile rules = new EventRuleFile(expressions, listings);
        return file.find("events")
                .map(all -> all.list().stream().map(rule -> rules.read(rule.mapping())).toList())
                .orElse(List.of());
    }

    private static void checkName(String name, Place place) {
        if (!NAME.matches(name)) {
            throw new SourceProblem(
                    place,
                    "\"" + name + "\" is no name of a listing",
                    "small letters and digits, joined by -");
        }
    }

    private ListingPlan listing(String name, Mapping listing) {
        listing.only(LISTING_MEMBERS);
        Optional<String> under = listing.find("under").map(this::above);
        Map<String, Expression> gives = new LinkedHashMap<>();
        listing.find("gives")
                .ifPresent(all ->
                        all.mapping()
                                .members()
                                .forEach((given, value) ->
                                        gives.put(given, expressions.value(value))));
        ListingPlan.Like like =
                new ListingPlan.Like(
                        listing.find("like").map(Yaml::texts).orElse(List.of()),
                        expressions.when(listing));
        return new ListingPlan(
                new ListingPlan.Heading(
                        name,
                        listing.get("title").text(),
                        Address.of(listing.get("address").text()),
                        under,
                        listing.text("items", ""),
                        listing.find("hcl").map(expressions::value),
                        absent(listing.find("absent"))),
                gives,
                like,
                listing.get("facts").list().stream()
                        .map(rule -> facts.read(rule.mapping()))
                        .toList());
    }

    private static Map<Integer, String> absent(Optional<Yaml> yaml) {
        Map<Integer, String> absent = new LinkedHashMap<>();
        yaml.ifPresent(all ->
                all.mapping()
                        .members()
                        .forEach((status, said) -> {
                            if (!STATUS.matches(status)) {
                                throw new SourceProblem(
                                        all.mapping().placeOf(status),
                                        "\"" + status + "\" is no status of an answer",
                                        "write 404: what the answer then says");
                            }
                            absent.put(Integer.parseInt(status), said.text());
                        }));
        return Map.copyOf(absent);
    }

    private String above(Yaml under) {
        if (!listings.containsKey(under.text())) {
            throw new SourceProblem(
                    under.place(),
                    "no listing above is called \"" + under.text() + "\"",
                    Suggestion.of(under.text(), new TreeSet<>(listings.keySet())));
        }
        return under.text();
    }

    private static ApiPlan api(Mapping api) {
        api.only("scopes", "root", "settings", "headers", "next", "rate-limit");
        Optional<Mapping> limits = api.find("rate-limit").map(Yaml::mapping);
        return new ApiPlan(
                api.get("scopes").text(),
                api.get("root").text(),
                texts(api.find("settings")),
                texts(api.find("headers")),
                api.get("next").constant(ApiPlan.Next.class),
                new Paging.RateLimit(
                        limits.map(each -> each.text("limit", "")).orElse(""),
                        limits.map(each -> each.text("remaining", "")).orElse(""),
                        limits.map(each -> each.text("reset", "")).orElse("")));
    }

    private static Map<String, String> texts(Optional<Yaml> yaml) {
        Map<String, String> texts = new LinkedHashMap<>();
        yaml.ifPresent(all ->
                all.mapping().members().forEach((name, value) -> texts.put(name, value.text())));
        return texts;
    }
}
