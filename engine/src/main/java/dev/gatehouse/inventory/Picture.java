package dev.gatehouse.inventory;

import dev.gatehouse.event.ResourcePath;
import dev.gatehouse.event.ResourcePattern;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What the tools allowed and how they were set at one moment; never changes. Where two listings
/// tell the same fact it is here once. What no complete listing tells may still be there:
/// [#isComplete] says whether to believe an absence.
public final class Picture {
    /// Nothing is known.
    public static final Picture NOTHING = new Picture(0, Instant.EPOCH, List.of(), List.of());

    private final long version;
    private final Instant at;
    private final List<Fact> facts;
    private final List<PartState> parts;
    private final Map<String, List<Right>> rightsByHolder = new HashMap<>();
    private final NavigableMap<String, List<Right>> rightsByPath = new TreeMap<>();
    private final List<Right> rightsByPattern = new ArrayList<>();
    private final NavigableMap<String, Map<String, Setting>> settings = new TreeMap<>();
    private final NavigableMap<String, List<CredentialFact>> credentials = new TreeMap<>();
    private final Map<String, List<AccountFact>> accounts = new HashMap<>();
    private final Map<String, String> accountsByName = new HashMap<>();
    private final Groups groups;

    /// @param version grows with every change
    /// @param facts may hold one twice
    public Picture(long version, Instant at, Collection<Fact> facts, List<PartState> parts) {
        this.version = version;
        this.at = at;
        this.facts = facts.stream().distinct().toList();
        this.parts = List.copyOf(parts);
        List<Membership> memberships = new ArrayList<>();
        for (Fact fact : this.facts) {
            switch (fact) {
                case Right right -> put(right);
                case Setting setting ->
                        settings.computeIfAbsent(setting.resource(), _ -> new TreeMap<>())
                                .put(setting.name(), setting);
                case CredentialFact credential ->
                        credentials
                                .computeIfAbsent(credential.resource(), _ -> new ArrayList<>())
                                .add(credential);
                case AccountFact account -> put(account);
                case Membership membership -> memberships.add(membership);
            }
        }
        this.groups = new Groups(memberships);
    }

    private void put(Right right) {
        rightsByHolder.computeIfAbsent(right.account(), _ -> new ArrayList<>()).add(right);
        if (right.resource().indexOf('*') < 0) {
            rightsByPath.computeIfAbsent(right.resource(), _ -> new ArrayList<>()).add(right);
        } else {
            rightsByPattern.add(right);
        }
    }

    private void put(AccountFact account) {
        accounts.computeIfAbsent(account.account(), _ -> new ArrayList<>()).add(account);
        if (!account.name().isEmpty()) {
            accountsByName.put(named(account.account(), account.name()), account.account());
        }
    }

    private static String named(String account, String name) {
        return Fact.place(account) + "\n" + name;
    }

    /// Grows with every change; equal versions know the same.
    public long version() {
        return version;
    }

    /// The moment it is of.
    public Instant at() {
        return at;
    }

    /// Every fact, once.
    public List<Fact> facts() {
        return facts;
    }

    /// Every right as the tools tell it, those of groups not yet given to their members.
    public Stream<Right> rights() {
        return facts.stream().filter(Right.class::isInstance).map(Right.class::cast);
    }

    /// What an account may do, through its groups too; a group's rights name the account and say in
    /// `through` which groups they come by.
    public List<Right> rightsOf(String account) {
        List<Right> all = new ArrayList<>(rightsByHolder.getOrDefault(account, List.of()));
        for (Groups.Way way : groups.above(account)) {
            for (Right right : rightsByHolder.getOrDefault(way.end(), List.of())) {
                way.give(right, account).ifPresent(all::add);
            }
        }
        return List.copyOf(all);
    }

    /// Who may do what on a resource: rights on it, on what it lies in, and by patterns that fit,
    /// each given to the accounts that hold it through groups. A group nobody is known in stays.
    public List<Right> rightsOn(String resource) {
        List<Right> found = new ArrayList<>();
        for (String path = resource; path.contains("/"); path = above(path)) {
            found.addAll(rightsByPath.getOrDefault(path, List.of()));
        }
        ResourcePath whole = new ResourcePath(resource);
        for (Right right : rightsByPattern) {
            if (fits(right, whole)) {
                found.add(right);
            }
        }
        return found.stream()
                .flatMap(this::given)
                .filter(right -> fits(right, whole))
                .distinct()
                .toList();
    }

    /// Rights on a resource and on what lies below it, each given to the accounts that hold it.
    public List<Right> rightsBelow(String resource) {
        Stream<Right> exact = rightsByPath.getOrDefault(resource, List.of()).stream();
        Stream<Right> below =
                rightsByPath.subMap(resource + "/", resource + "0").values().stream()
                        .flatMap(List::stream);
        Stream<Right> patterns =
                rightsByPattern.stream()
                        .filter(right -> right.resource().startsWith(resource + "/"));
        return Stream.of(exact, below, patterns)
                .flatMap(some -> some)
                .flatMap(this::given)
                .distinct()
                .toList();
    }

    /// A right as each account that holds it does; the right itself where no group stands between,
    /// or where nobody is known to be in the group.
    public Stream<Right> given(Right right) {
        if (!right.isHeldByGroup()) {
            return Stream.of(right);
        }
        List<Right> given =
                groups.below(right.account()).stream()
                        .flatMap(way -> way.give(right, way.end()).stream())
                        .toList();
        return given.isEmpty() ? Stream.of(right) : given.stream();
    }

    private static boolean fits(Right right, ResourcePath path) {
        return right.resource().indexOf('*') < 0
                ? new ResourcePath(right.resource()).covers(path)
                : ResourcePattern.parse(right.resource()).matches(path);
    }

    private static String above(String path) {
        int end = path.lastIndexOf('/');
        return end < 0 ? "" : path.substring(0, end);
    }

    /// The settings of exactly this resource, by name.
    public Map<String, Setting> settings(String resource) {
        return Map.copyOf(settings.getOrDefault(resource, Map.of()));
    }

    /// How this resource is set.
    public Optional<Setting> setting(String resource, String name) {
        return Optional.ofNullable(settings.getOrDefault(resource, Map.of()).get(name));
    }

    /// Every setting of that name.
    public List<Setting> settingsNamed(String name) {
        return settings.values().stream()
                .filter(some -> some.containsKey(name))
                .map(some -> some.get(name))
                .toList();
    }

    /// Every resource that has settings.
    public Collection<String> settingResources() {
        return settings.keySet();
    }

    /// Every credential there is.
    public List<CredentialFact> credentials() {
        return credentials.values().stream().flatMap(List::stream).toList();
    }

    /// The credentials of a resource and of what lies below it.
    public List<CredentialFact> credentialsBelow(String resource) {
        List<CredentialFact> found = new ArrayList<>(credentials.getOrDefault(resource, List.of()));
        credentials.subMap(resource + "/", resource + "0").values().forEach(found::addAll);
        return List.copyOf(found);
    }

    /// The credentials an account owns.
    public List<CredentialFact> credentialsOf(String account) {
        return credentials().stream().filter(each -> each.account().equals(account)).toList();
    }

    /// Every account, once for each place it is at home in.
    public List<AccountFact> accounts() {
        return accounts.values().stream().flatMap(List::stream).toList();
    }

    /// What is known of an account, once for each place it is at home in.
    public List<AccountFact> account(String account) {
        return List.copyOf(accounts.getOrDefault(account, List.of()));
    }

    /// The account that the tool calls by this name.
    ///
    /// @param place `tool/instance`
    public Optional<String> accountNamed(String place, String name) {
        return Optional.ofNullable(accountsByName.get(place + "\n" + name));
    }

    /// The groups an account or group is in, directly and through others.
    public List<String> groupsOf(String member) {
        return groups.above(member).stream().map(Groups.Way::end).distinct().toList();
    }

    /// The accounts in a group, directly and through others.
    public List<String> membersOf(String group) {
        return groups.below(group).stream().map(Groups.Way::end).distinct().toList();
    }

    /// Every listing that was ever tried.
    public List<PartState> parts() {
        return parts;
    }

    /// Whether what a listing does not tell is not there: it was tried at this instance, and every
    /// part of it was read whole.
    ///
    /// @param place `tool/instance`
    public boolean isComplete(String place, String listing) {
        boolean tried = false;
        for (PartState state : parts) {
            if (state.place().equals(place) && state.part().listing().equals(listing)) {
                tried = true;
                if (!state.complete()) {
                    return false;
                }
            }
        }
        return tried;
    }
}
