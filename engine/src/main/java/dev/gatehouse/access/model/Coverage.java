package dev.gatehouse.access.model;

import dev.gatehouse.event.Permission;
import dev.gatehouse.event.ResourcePattern;
import dev.gatehouse.people.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A model asked about what somebody may do, without an event: what covers a permission on a path
/// and all below it. Conditions are not asked, since there is nothing to ask them of: a line with
/// one covers, and says so in its sentence. Used by one thread.
public final class Coverage {
    /// Paths it remembers.
    public static final int PATHS_MAX = 200_000;

    private final Model model;
    private final Reached assigned;
    private final Reached denied;
    private final Reached governed;
    private final Map<String, int[]> assignedTo = new HashMap<>();
    private final Map<String, int[]> governedOf = new HashMap<>();
    private final Meanings assignedWhom;
    private final Meanings deniedWhom;

    public Coverage(Model model) {
        this.model = model;
        this.assignedWhom = new Meanings(model.assignments());
        this.deniedWhom = new Meanings(model.deny());
        this.assigned = new Reached(model.assignments().stream().map(Assignment::scope).toList());
        this.denied = new Reached(model.deny().stream().map(Assignment::scope).toList());
        this.governed = new Reached(model.governed().stream().map(Governed::scope).toList());
    }

    /// What the model says of one account or person at one moment.
    ///
    /// @param assigned the numbers of the assignments that mean them
    /// @param denied the numbers of the lines of `deny` that do
    public record Meant(BitSet assigned, BitSet denied) {}

    /// The lines that mean an account while it is that subject's, shifts at `when` included.
    ///
    /// @param account may be empty for the subject alone
    public Meant meant(String account, Optional<Subject> subject, Instant when) {
        Set<String> names = Whom.namesOf(account, subject);
        BitSet assignedThen = assignedWhom.of(names, account);
        assignedThen.or(assignedWhom.onShift(names, when));
        BitSet deniedThen = deniedWhom.of(names, account);
        deniedThen.or(deniedWhom.onShift(names, when));
        return new Meant(assignedThen, deniedThen);
    }

    /// The model it asks.
    public Model model() {
        return model;
    }

    /// The assignment that covers a permission on a path and all below it.
    public Optional<Assignment> covers(Meant meant, Permission permission, String path) {
        if (assignedTo.size() == PATHS_MAX) {
            assignedTo.clear();
        }
        for (int i : assignedTo.computeIfAbsent(path, assigned::by)) {
            Assignment one = model.assignments().get(i);
            if (meant.assigned().get(i) && one.scope().permits(permission)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    /// The line that denies it.
    public Optional<Assignment> denies(Meant meant, Permission permission, String path) {
        for (int i : meant.denied().isEmpty() ? new int[0] : denied.by(path)) {
            if (meant.denied().get(i) && model.deny().get(i).scope().permits(permission)) {
                return Optional.of(model.deny().get(i));
            }
        }
        return Optional.empty();
    }

    /// The line that governs it, as `file:line`.
    public Optional<String> governs(Permission permission, String path) {
        if (governedOf.size() == PATHS_MAX) {
            governedOf.clear();
        }
        for (int i : governedOf.computeIfAbsent(path, governed::by)) {
            if (model.governed().get(i).scope().permits(permission)) {
                return Optional.of(model.governed().get(i).at());
            }
        }
        return Optional.empty();
    }

    /// Assignments that mean somebody.
    public List<Assignment> of(Meant meant) {
        List<Assignment> found = new ArrayList<>();
        meant.assigned().stream().forEach(i -> found.add(model.assignments().get(i)));
        return found;
    }

    /// Whether a right on `path` and what an assignment allows have something in common.
    public static boolean meets(Assignment assignment, ResourcePattern path) {
        List<ResourcePattern> pattern = List.of(path);
        Scope scope = assignment.scope();
        return Overlap.of(scope.on(), pattern)
                && (scope.within().isEmpty() || Overlap.of(scope.within(), pattern));
    }

    /// Whether two patterns have something in common.
    public static boolean overlap(String one, String other) {
        return Overlap.of(ResourcePattern.parse(one), ResourcePattern.parse(other));
    }
}
