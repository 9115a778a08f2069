package dev.gatehouse.posture;

import dev.gatehouse.event.Permission;
import dev.gatehouse.event.ResourcePath;
import dev.gatehouse.inventory.AccountFact;
import dev.gatehouse.inventory.CredentialFact;
import dev.gatehouse.inventory.Fact;
import dev.gatehouse.inventory.Membership;
import dev.gatehouse.inventory.Picture;
import dev.gatehouse.inventory.Right;
import dev.gatehouse.people.Machine;
import dev.gatehouse.people.Person;
import dev.gatehouse.people.Subject;
import dev.gatehouse.people.Who;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What is known about things at one moment, as conditions and placeholders name it. What nobody
/// said is left out.
final class Facts {
    private static final int LISTED_MAX = 500;

    private final Picture picture;
    private final Who who;
    private final LastUse use;
    private final Instant now;
    private final Map<String, List<CredentialFact>> credentialsByAccount = new HashMap<>();

    Facts(Picture picture, Who who, LastUse use, Instant now) {
        this.picture = picture;
        this.who = who;
        this.use = use;
        this.now = now;
        for (CredentialFact credential : picture.credentials()) {
            credentialsByAccount
                    .computeIfAbsent(credential.account(), _ -> new ArrayList<>())
                    .add(credential);
        }
    }

    /// The facts of those names.
    Map<String, Object> of(Thing thing, Set<String> names) {
        Map<String, Object> facts = new LinkedHashMap<>();
        for (String name : names) {
            value(thing, name).ifPresent(value -> facts.put(name, value));
        }
        return facts;
    }

    private Optional<Object> value(Thing thing, String name) {
        return switch (name) {
            case FactNames.RESOURCE -> Optional.of(thing.resource());
            case FactNames.PLACE -> Optional.of(Places.members(new ResourcePath(thing.resource())));
            case FactNames.NOW -> Optional.of(now);
            case FactNames.VALUE ->
                    thing instanceof Thing.OfSetting of
                            ? FactValues.of(of.setting().value())
                            : Optional.empty();
            case FactNames.SETTINGS -> Optional.of(settings(thing.resource()));
            case FactNames.RIGHT ->
                    thing instanceof Thing.OfRight of
                            ? Optional.of(right(of.right()))
                            : Optional.empty();
            case FactNames.RIGHTS -> Optional.of(rights(thing));
            case FactNames.CREDENTIAL ->
                    thing instanceof Thing.OfCredential of
                            ? Optional.of(credential(of.credential()))
                            : Optional.empty();
            case FactNames.CREDENTIALS -> Optional.of(credentials(thing));
            case FactNames.ACCOUNT ->
                    thing.account().isEmpty() ? Optional.empty() : Optional.of(account(thing));
            case FactNames.MEMBERSHIP ->
                    thing instanceof Thing.OfMembership of
                            ? Optional.of(membership(of.membership()))
                            : Optional.empty();
            case FactNames.PERSON -> who.subjectOf(thing.account(), now).map(this::person);
            case FactNames.USE -> Optional.of(use(thing));
            default -> Optional.empty();
        };
    }

    private Map<String, Object> settings(String resource) {
        Map<String, Object> settings = new LinkedHashMap<>();
        for (String path = resource; path.contains("/"); path = above(path)) {
            picture.settings(path)
                    .forEach((name, setting) ->
                            FactValues.of(setting.value())
                                    .ifPresent(value ->
                                            settings.putIfAbsent(name.replace('-', '_'), value)));
        }
        return settings;
    }

    private static String above(String path) {
        return path.substring(0, path.lastIndexOf('/'));
    }

    private List<Map<String, Object>> rights(Thing thing) {
        List<Right> rights =
                thing.account().isEmpty()
                        ? picture.rightsOn(thing.resource())
                        : picture.rightsOf(thing.account());
        return rights.stream().limit(LISTED_MAX).map(Facts::right).toList();
    }

    private static Map<String, Object> right(Right right) {
        return Map.of(
                "resource", right.resource(),
                "permissions", right.permissions().stream().map(Permission::word).toList(),
                "through", right.through(),
                "named", right.named(),
                "account", right.account(),
                "kind", Thing.kindOf(right.account()));
    }

    private static Map<String, Object> membership(Membership membership) {
        String place = Fact.place(membership.group());
        return Map.of(
                "member", membership.member(),
                "kind", Thing.kindOf(membership.member()),
                "name", id(membership.member()),
                "group", spoken(membership.group()),
                "everywhere", membership.resource().equals(place),
                "role", membership.role());
    }

    // `kubernetes/eu/group/cluster-role/cluster-admin` is "cluster-role/cluster-admin".
    private static String spoken(String group) {
        return Right.isGroup(group)
                ? group.substring(Right.group(Fact.place(group), "").length())
                : group;
    }

    private List<Map<String, Object>> credentials(Thing thing) {
        List<CredentialFact> some =
                thing.account().isEmpty()
                        ? picture.credentialsBelow(thing.resource())
                        : credentialsByAccount.getOrDefault(thing.account(), List.of());
        return some.stream().limit(LISTED_MAX).map(this::credential).toList();
    }

    private Map<String, Object> credential(CredentialFact credential) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", credential.fingerprint());
        members.put("kind", credential.kind());
        members.put("name", credential.name());
        members.put("resource", credential.resource());
        members.put("scopes", List.copyOf(credential.scopes()));
        members.put("active", credential.active());
        credential.life().created().ifPresent(time -> members.put("age_days", days(time, now)));
        credential
                .life()
                .expires()
                .ifPresent(time -> members.put("expires_in_days", days(now, time)));
        return members;
    }

    private Map<String, Object> account(Thing thing) {
        String text = thing.account();
        List<AccountFact> homes =
                thing instanceof Thing.OfAccount of ? of.homes() : picture.account(text);
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", text);
        members.put("kind", Thing.kindOf(text));
        members.put("name", first(homes.stream().map(AccountFact::name)).orElseGet(() -> id(text)));
        first(homes.stream().map(AccountFact::state)).ifPresent(it -> members.put("state", it));
        first(homes.stream().map(AccountFact::email)).ifPresent(it -> members.put("email", it));
        members.put("roles", roles(homes));
        homes.stream()
                .flatMap(home -> home.twoFactor().stream())
                .reduce(Boolean::logicalAnd)
                .ifPresent(it -> members.put("two_factor", it));
        // Where nobody is known yet, that an account is nobody's says nothing about it.
        if (!who.subjects().isEmpty()) {
            members.put("linked", who.subjectOf(text, now).isPresent());
        }
        return members;
    }

    private static List<String> roles(List<AccountFact> homes) {
        Set<String> roles = new LinkedHashSet<>();
        homes.stream().map(AccountFact::role).filter(role -> !role.isEmpty()).forEach(roles::add);
        return List.copyOf(roles);
    }

    private static String id(String account) {
        int at = Fact.place(account).length() + 1 + Thing.kindOf(account).length() + 1;
        return account.substring(Math.min(at, account.length()));
    }

    private static Optional<String> first(Stream<String> texts) {
        return texts.filter(text -> !text.isEmpty()).findFirst();
    }

    private Object person(Subject subject) {
        return switch (subject) {
            case Person person ->
                    Map.of(
                            "id", person.id(),
                            "name", person.name(),
                            "kind", "person",
                            "state", person.employment().at(now).word(),
                            "team", person.team());
            case Machine machine ->
                    Map.of(
                            "id", machine.id(),
                            "name", machine.name(),
                            "kind", "machine",
                            "state", "active",
                            "owner", machine.owner());
        };
    }

    private Map<String, Object> use(Thing thing) {
        Optional<Instant> told =
                thing instanceof Thing.OfCredential of
                        ? of.credential().life().lastUsed()
                        : Optional.empty();
        LastUse.Seen seen =
                switch (thing) {
                    case Thing.OfCredential of -> use.ofCredential(of.credential().fingerprint());
                    case Thing.OfAccount of -> use.ofAccount(of.text());
                    case Thing.OfRight of -> use.ofAccount(of.right().account());
                    case Thing.OfMembership of -> use.ofAccount(of.membership().member());
                    case Thing.OfSetting _ -> LastUse.Seen.Unwatched.UNWATCHED;
                };
        return switch (seen) {
            case LastUse.Seen.At(Instant time) -> idle(told.filter(time::isBefore).orElse(time));
            case LastUse.Seen.NotSince(Instant watched) ->
                    told.map(this::idle)
                            .orElseGet(
                                    () -> Map.of(FactNames.IDLE_DAYS_AT_LEAST, days(watched, now)));
            case LastUse.Seen.AtOrLater(Instant time) ->
                    told.filter(time::isBefore)
                            .map(this::idle)
                            .orElseGet(() -> Map.of(FactNames.IDLE_DAYS_AT_MOST, days(time, now)));
            case LastUse.Seen.Unwatched _ -> told.map(this::idle).orElse(Map.of());
        };
    }

    private Map<String, Object> idle(Instant last) {
        return Map.of(FactNames.IDLE_DAYS, days(last, now));
    }

    private static long days(Instant from, Instant to) {
        return Duration.between(from, to).toDays();
    }
}
