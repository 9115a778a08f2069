package dev.gatehouse.inventory;

import dev.gatehouse.event.ResourcePath;
import dev.gatehouse.event.ResourcePattern;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What the tools allowed and how they were set at one moment; never changes. Where two listings
/// tell the same fact it is here once. What no complete listing tells may still be there:
/// [#isComplete] says whether to believe an absence.
public final class Picture {
    /// Nothing is known.
    public static final Picture NOTHING = new Picture(0, Instant.EPOCH, List.of(), List.of());

    /// Changes one can be told of without comparing all facts.
    private static final int STEPS_MAX = 64;

    private final long version;
    private final Instant at;
    private final FactList facts;
    private final List<PartState> parts;
    private final FactIndex index;
    private final Groups groups;
    // How it came from those before it, the last step last.
    private final List<Step> steps;

    private record Step(long from, FactDifference difference) {}

    /// @param version grows with every change
    /// @param facts may hold one twice
    public Picture(long version, Instant at, Collection<Fact> facts, List<PartState> parts) {
        this.version = version;
        this.at = at;
        this.facts = FactList.of(facts.stream().distinct().toList());
        this.parts = List.copyOf(parts);
        this.steps = List.of();
        this.index = FactIndex.of(this.facts.all());
        this.groups = new Groups(index.memberships());
    }

    // Shares with the one before it all that did not change.
    private Picture(Picture before, FactDifference difference, Moment moment) {
        this.version = moment.version();
        this.at = moment.at();
        this.facts = before.facts.after(difference);
        this.parts = List.copyOf(moment.parts());
        List<Step> all = new ArrayList<>(before.steps);
        all.add(new Step(before.version, difference));
        this.steps = all.subList(Math.max(0, all.size() - STEPS_MAX), all.size());
        this.index = before.index.after(difference);
        this.groups =
                index.memberships().equals(before.index.memberships())
                        ? before.groups
                        : new Groups(index.memberships());
    }

    /// When a picture is of, and how well its listings are known.
    record Moment(long version, Instant at, List<PartState> parts) {}

    /// The picture after a few things changed.
    ///
    /// @param difference of what this one holds; nothing in it is twice
    Picture after(FactDifference difference, Moment moment) {
        return new Picture(this, difference, moment);
    }

    /// Whether it holds exactly this fact.
    boolean holds(Fact fact) {
        return index.holds(fact);
    }

    /// What is otherwise than in an earlier picture of the same inventory. A fact that went and
    /// came back meanwhile may be in both lists.
    public FactDifference since(Picture earlier) {
        List<Fact> gone = new ArrayList<>();
        List<Fact> come = new ArrayList<>();
        if (version == earlier.version) {
            return new FactDifference(gone, come);
        }
        boolean found = false;
        for (Step step : steps) {
            found |= step.from() == earlier.version;
            if (found) {
                gone.addAll(step.difference().gone());
                come.addAll(step.difference().come());
            }
        }
        return found ? new FactDifference(gone, come) : whole(earlier);
    }

    // A picture keeps the facts of the one before that are still so: the same objects.
    private FactDifference whole(Picture earlier) {
        Set<Fact> gone = Collections.newSetFromMap(new IdentityHashMap<>());
        gone.addAll(earlier.facts());
        List<Fact> come = new ArrayList<>();
        for (Fact fact : facts()) {
            if (!gone.remove(fact)) {
                come.add(fact);
            }
        }
        return new FactDifference(List.copyOf(gone), come);
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
        return facts.all();
    }

    /// Every right as the tools tell it, those of groups not yet given to their members.
    public Stream<Right> rights() {
        return facts().stream().filter(Right.class::isInstance).map(Right.class::cast);
    }

    /// Every account and group that holds a right, as the tools tell it.
    public Collection<String> holders() {
        return Collections.unmodifiableCollection(index.rightsByHolder().keySet());
    }

    /// What an account may do, through its groups too; a group's rights name the account and say in
    /// `through` which groups they come by.
    public List<Right> rightsOf(String account) {
        List<Right> all = new ArrayList<>(index.rightsByHolder().getOrDefault(account, List.of()));
        for (Groups.Way way : groups.above(account)) {
            for (Right right : index.rightsByHolder().getOrDefault(way.end(), List.of())) {
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
            found.addAll(index.rightsByPath().getOrDefault(path, List.of()));
        }
        ResourcePath whole = new ResourcePath(resource);
        for (Right right : index.rightsByPattern()) {
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
        Stream<Right> exact = index.rightsByPath().getOrDefault(resource, List.of()).stream();
        Stream<Right> below =
                index.rightsByPath().subMap(resource + "/", resource + "0").values().stream()
                        .flatMap(List::stream);
        Stream<Right> patterns =
                index.rightsByPattern().stream()
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
        return Map.copyOf(index.settings().getOrDefault(resource, Map.of()));
    }

    /// How this resource is set.
    public Optional<Setting> setting(String resource, String name) {
        return Optional.ofNullable(index.settings().getOrDefault(resource, Map.of()).get(name));
    }

    /// Every setting of that name.
    public List<Setting> settingsNamed(String name) {
        return index.settings().values().stream()
                .filter(some -> some.containsKey(name))
                .map(some -> some.get(name))
                .toList();
    }

    /// Every resource that has settings.
    public Collection<String> settingResources() {
        return index.settings().keySet();
    }

    /// Every credential there is.
    public List<CredentialFact> credentials() {
        return index.credentials().values().stream().flatMap(List::stream).toList();
    }

    /// The credentials of a resource and of what lies below it.
    public List<CredentialFact> credentialsBelow(String resource) {
        List<CredentialFact> found =
                new ArrayList<>(index.credentials().getOrDefault(resource, List.of()));
        index.credentials().subMap(resource + "/", resource + "0").values().forEach(found::addAll);
        return List.copyOf(found);
    }

    /// The credentials an account owns.
    public List<CredentialFact> credentialsOf(String account) {
        return credentials().stream().filter(each -> each.account().equals(account)).toList();
    }

    /// Every account that is at home anywhere, once.
    public Collection<String> accountNames() {
        return Collections.unmodifiableCollection(index.accounts().keySet());
    }

    /// Every account, once for each place it is at home in.
    public List<AccountFact> accounts() {
        return index.accounts().values().stream().flatMap(List::stream).toList();
    }

    /// What is known of an account, once for each place it is at home in.
    public List<AccountFact> account(String account) {
        return List.copyOf(index.accounts().getOrDefault(account, List.of()));
    }

    /// The account that the tool calls by this name.
    ///
    /// @param place `tool/instance`
    public Optional<String> accountNamed(String place, String name) {
        return Optional.ofNullable(index.accountsByName().get(FactIndex.named(place, name)));
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
