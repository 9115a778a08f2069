package dev.gatehouse.access.model;

import dev.gatehouse.access.used.Used;
import dev.gatehouse.access.used.UsedField;
import dev.gatehouse.condition.Answer;
import dev.gatehouse.event.Permission;
import dev.gatehouse.event.ResourcePath;
import dev.gatehouse.people.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A model asked about what was used: what forbids it, what covers it, what governs it. Keeps what
/// it finds out about texts and accounts, so it belongs to one [dev.gatehouse.access.used.Texts]
/// and one thread.
public final class Expected {
    /// Accounts it remembers.
    public static final int ACCOUNTS_MAX = 500_000;

    /// Accounts that are found without asking all of those; a power of two.
    private static final int ACCOUNTS_MET_MAX = 1 << 13;

    private static final String WHOSE = "whose account it is";

    private final Model model;
    private final Introduction introduction;
    private final Reached assigned;
    private final Reached denied;
    private final Reached governed;
    private final Reached answered;
    private final Duties duties;
    private final Doings doings;
    private final Meanings assignedWhom;
    private final Meanings deniedWhom;
    private final Map<Integer, Known> holders = new HashMap<>();
    // Those met last, by the end of their number.
    private final @Nullable Known[] met = new Known[ACCOUNTS_MET_MAX];
    private final Map<String, Permission> permissions = new HashMap<>();

    /// One that remembers nothing of what was done.
    ///
    /// @param introduction says whose accounts are
    public Expected(Model model, Introduction introduction) {
        this(model, introduction, new Doings(model, introduction));
    }

    /// @param introduction says whose accounts are
    /// @param doings what was done of duties that are to be apart
    public Expected(Model model, Introduction introduction, Doings doings) {
        this.doings = doings;
        this.model = model;
        this.introduction = introduction;
        this.assigned = new Reached(model.assignments().stream().map(Assignment::scope).toList());
        this.denied = new Reached(model.deny().stream().map(Assignment::scope).toList());
        this.governed = new Reached(model.governed().stream().map(Governed::scope).toList());
        this.answered =
                new Reached(model.answers().stream().map(one -> one.line().scope()).toList());
        this.duties = new Duties(model);
        this.assignedWhom = new Meanings(model.assignments());
        this.deniedWhom = new Meanings(model.deny());
        for (Permission permission : Permission.values()) {
            permissions.put(permission.word(), permission);
        }
    }

    // An account while it is that subject's, by id; empty for nobody's.
    private record Known(int account, String subject, Holder holder) {}

    /// What an account is to the model while it is one subject's.
    ///
    /// @param names as [Whom#namesOf]
    /// @param assigned the numbers of the assignments that mean it at all times
    record Holder(
            String account, boolean known, Set<String> names, BitSet assigned, BitSet denied) {}

    /// The model it asks.
    public Model model() {
        return model;
    }

    Holder holder(Used used) {
        Optional<Subject> subject = introduction.subjectOf(used);
        String id = subject.isEmpty() ? "" : subject.get().id();
        int number = used.number(UsedField.ACCOUNT);
        int place = number & met.length - 1;
        Known known = met[place];
        if (known == null || known.account() != number) {
            known = holders.get(number);
        }
        if (known == null || !known.subject().equals(id)) {
            if (holders.size() == ACCOUNTS_MAX) {
                holders.clear();
            }
            known = new Known(number, id, holder(used.text(UsedField.ACCOUNT), subject));
            holders.put(number, known);
        }
        met[place] = known;
        return known.holder();
    }

    Holder holder(String account, Optional<Subject> subject) {
        Set<String> names = Whom.namesOf(account, subject);
        return new Holder(
                account,
                subject.isPresent(),
                names,
                assignedWhom.of(names, account),
                deniedWhom.of(names, account));
    }

    Permission permission(Used used) {
        return permissions.getOrDefault(used.text(UsedField.PERMISSION), Permission.NONE);
    }

    /// What forbids it: a line of `deny`, or duties that are to be apart and are assigned, or were
    /// done, by one. What certainly does comes before what might.
    public @Nullable Found forbids(Used used) {
        Permission permission = permission(used);
        if (permission == Permission.NONE
                || (model.deny().isEmpty() && model.separation().isEmpty())) {
            return null;
        }
        Holder holder = holder(used);
        Found might = null;
        for (int i : denied.by(used)) {
            Found found = applies(model.deny().get(i), holder.denied().get(i), holder, used);
            if (found != null && found.isCertain()) {
                return found;
            }
            might = might == null ? found : might;
        }
        Found conflict = duties.conflict(holder, permission, used.text(UsedField.RESOURCE));
        if (conflict == null) {
            conflict = doings.conflict(used);
        }
        return conflict == null ? might : conflict;
    }

    /// The assignment that covers it. What certainly does comes before what might; an account of
    /// which nobody knows whose it is might be anybody's.
    public @Nullable Found covers(Used used) {
        Permission permission = permission(used);
        if (permission == Permission.NONE || model.assignments().isEmpty()) {
            return null;
        }
        Holder holder = holder(used);
        Found might = null;
        for (int i : assigned.by(used)) {
            Assignment one = model.assignments().get(i);
            if (!one.scope().permits(permission)) {
                continue;
            }
            Found found = applies(one, holder.assigned().get(i), holder, used);
            if (found == null && !holder.known()) {
                found = unknownHolder(one, used);
            }
            if (found != null && found.isCertain()) {
                return found;
            }
            might = might == null ? found : might;
        }
        return might;
    }

    /// What somebody answered about it.
    ///
    /// @param allows whether that was a kind of yes
    public record Replied(Found found, boolean allows) {}

    /// What was answered about it. What certainly does comes before what might, and a no before a
    /// yes: it was about fewer.
    public @Nullable Replied answered(Used used) {
        Permission permission = permission(used);
        if (permission == Permission.NONE || model.answers().isEmpty()) {
            return null;
        }
        Holder holder = holder(used);
        Replied best = null;
        for (int i : answered.by(used)) {
            AnsweredLine one = model.answers().get(i);
            boolean meant = one.line().to().means(holder.names(), holder.account());
            Found found = applies(one.line(), meant, holder, used);
            if (found != null && (best == null || weight(found, one.allows()) > weight(best))) {
                best = new Replied(found, one.allows());
            }
        }
        return best;
    }

    private static int weight(Replied replied) {
        return weight(replied.found(), replied.allows());
    }

    private static int weight(Found found, boolean allows) {
        return (found.isCertain() ? 2 : 0) + (allows ? 0 : 1);
    }

    private @Nullable Found unknownHolder(Assignment one, Used used) {
        Set<String> missing = new TreeSet<>();
        if (!hold(one.terms(), used, missing)) {
            return null;
        }
        missing.add(WHOSE);
        return new Found(one.at(), List.copyOf(missing));
    }

    /// The line that governs it.
    public @Nullable Found governs(Used used) {
        Permission permission = permission(used);
        if (permission == Permission.NONE || model.governed().isEmpty()) {
            return null;
        }
        for (int i : governed.by(used)) {
            Governed one = model.governed().get(i);
            if (one.scope().permits(permission)) {
                return new Found(one.at(), List.of());
            }
        }
        return null;
    }

    private @Nullable Found applies(Assignment one, boolean meant, Holder holder, Used used) {
        if (!one.scope().permits(permission(used))
                || !(meant || one.to().onShift(holder.names(), used.when()))) {
            return null;
        }
        if (one.terms().isAlways()) {
            return new Found(one.at(), List.of());
        }
        Set<String> missing = new TreeSet<>();
        return hold(one.terms(), used, missing) ? new Found(one.at(), List.copyOf(missing)) : null;
    }

    // False when they fail; what would have to be known is put into `missing`.
    boolean hold(Terms terms, Used used, Set<String> missing) {
        Instant when = used.when();
        if (!terms.during().isEmpty()
                && terms.during().stream().noneMatch(schedule -> schedule.isOpen(when))) {
            return false;
        }
        if (terms.when().isEmpty()) {
            return true;
        }
        Map<String, Object> known = Conditions.of(used, terms.zone(), model.networks());
        return switch (terms.when().get().of(known)) {
            case Answer.Holds _ -> true;
            case Answer.Fails _ -> false;
            case Answer.Unknown(List<String> names) -> {
                missing.addAll(names);
                yield true;
            }
        };
    }

    /// Where a house rule does not count for what was used, as `file:line`; empty where it does.
    public String excuses(String rule, Used used) {
        HouseChanges house = model.house();
        String off = house.off().get(rule);
        if (off != null) {
            return off;
        }
        for (HouseChanges.Tuned tuned : house.tuned()) {
            if (tuned.rule().equals(rule)) {
                ResourcePath path = new ResourcePath(used.text(UsedField.RESOURCE));
                if (tuned.notOn().stream().anyMatch(pattern -> pattern.matches(path))) {
                    return tuned.at();
                }
            }
        }
        return "";
    }

    /// Whether the model changes what that house rule says.
    public boolean changes(String rule) {
        return model.house().off().containsKey(rule)
                || model.house().tuned().stream().anyMatch(tuned -> tuned.rule().equals(rule));
    }

    /// The assignment by which a subject has a permission on a path at a moment. One with a
    /// condition is not among them, since there is no event to ask it of; see [#rights].
    public Optional<Assignment> covers(
            Subject subject, Permission permission, String path, Instant at) {
        Set<String> names = Whom.namesOf("", Optional.of(subject));
        for (int i : assigned.by(path)) {
            Assignment one = model.assignments().get(i);
            boolean meant = one.to().means(names, "") || one.to().onShift(names, at);
            boolean open =
                    one.terms().during().isEmpty()
                            || one.terms().during().stream().anyMatch(hours -> hours.isOpen(at));
            if (meant && open && one.terms().when().isEmpty() && one.scope().permits(permission)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    /// Every assignment that a subject has at a moment, conditions not asked.
    public List<Assignment> rights(Subject subject, Instant at) {
        Set<String> names = Whom.namesOf("", Optional.of(subject));
        List<Assignment> rights = new ArrayList<>();
        for (Assignment one : model.assignments()) {
            if (one.to().means(names, "") || one.to().onShift(names, at)) {
                rights.add(one);
            }
        }
        return rights;
    }

    /// Every assignment that reaches a path with a permission, whomever it means.
    List<Assignment> reaching(Permission permission, String path) {
        List<Assignment> reaching = new ArrayList<>();
        for (int i : assigned.by(path)) {
            if (model.assignments().get(i).scope().permits(permission)) {
                reaching.add(model.assignments().get(i));
            }
        }
        return reaching;
    }

    /// Whether what was used is the deed of the person with that address, by verified links.
    public boolean isOf(String email, Used used) {
        return !email.isEmpty() && holder(used).names().contains(Whom.person(email));
    }
}
