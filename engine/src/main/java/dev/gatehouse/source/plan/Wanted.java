package dev.gatehouse.source.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Every path a mapping reads, as one trie from member names to slots. A path is member names
/// joined by points; a member whose own name has points in it is found as well, so `meta.user`
/// finds both `{"meta":{"user":…}}` and `{"meta.user":…}`.
final class Wanted {
    /// Member names in one path; each more doubles the ways in which points may fall.
    static final int PATH_NAMES_MAX = 8;

    /// The name that stands for every member of an object.
    static final String ANY_MEMBER = "*";

    private static final int NONE = -1;

    /// How the elements of a list are read as if they were members of an object.
    ///
    /// @param name the member of an element that says what it is called
    /// @param values the members of an element that may hold what it says
    record Keyed(String name, List<String> values) {}

    /// One place in the trie; compiled once, read only after that.
    static final class Step {
        private final Map<String, Step> members = new HashMap<>();
        private @Nullable Step any;
        int slot = NONE;
        // Of the member that `*` stands for beside this one.
        int also = NONE;
        int capture = NONE;
        boolean embedded;
        boolean unwrapped;
        boolean listed;
        boolean secret;
        @Nullable Keyed keyed;

        /// The place of the member of that name, or null when nothing below it is wanted.
        @Nullable Step member(String name) {
            Step exact = members.get(name);
            return exact != null ? exact : any;
        }

        boolean holdsSlot() {
            return slot != NONE;
        }

        /// Whether what stands here is to be read, or hidden, as a piece of its own.
        boolean holdsPiece() {
            return unwrapped || listed;
        }

        boolean captures() {
            return capture != NONE;
        }

        // What is wanted of every member is wanted of those that are wanted by name too.
        private void completeNamed() {
            Step every = any;
            if (every != null) {
                every.completeNamed();
                members.values().forEach(named -> named.take(every));
            }
            members.values().forEach(Step::completeNamed);
        }

        private void take(Step every) {
            if (slot == NONE) {
                slot = every.slot;
            } else {
                also = every.slot;
            }
            capture = capture == NONE ? every.capture : capture;
            embedded |= every.embedded;
            unwrapped |= every.unwrapped;
            listed |= every.listed;
            secret |= every.secret;
            keyed = keyed == null ? every.keyed : keyed;
            every.members.forEach((name, below) -> child(name).take(below));
            if (every.any != null) {
                child(ANY_MEMBER).take(every.any);
            }
        }

        private Step child(String name) {
            if (name.equals(ANY_MEMBER)) {
                Step there = any == null ? new Step() : any;
                any = there;
                return there;
            }
            return members.computeIfAbsent(name, _ -> new Step());
        }
    }

    private final Step root = new Step();
    private final Map<String, Integer> slots = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private final List<String> captures = new ArrayList<>();
    private final List<String> secrets = new ArrayList<>();
    private final List<int[]> slotsOfCaptures = new ArrayList<>();

    Step root() {
        return root;
    }

    int slotCount() {
        return names.size();
    }

    int captureCount() {
        return captures.size();
    }

    /// The slot of a path of a JSON document.
    int slot(String path) {
        Integer known = slots.get(path);
        if (known != null) {
            return known;
        }
        int slot = named(path);
        for (Step end : ends(path)) {
            end.slot = slot;
        }
        return slot;
    }

    /// The slot of something that is not in a document: a header, a group of a line.
    int named(String name) {
        return slots.computeIfAbsent(
                name,
                _ -> {
                    names.add(name);
                    return names.size() - 1;
                });
    }

    /// The slot of that name, where anything reads it; else -1.
    int find(String name) {
        return slots.getOrDefault(name, NONE);
    }

    /// Keeps each element of the list (or member of the object) at `path` apart.
    int capture(String path) {
        int known = captures.indexOf(path);
        if (known >= 0) {
            return known;
        }
        captures.add(path);
        for (Step end : ends(path)) {
            end.capture = captures.size() - 1;
        }
        return captures.size() - 1;
    }

    /// The slots below a captured path; asked only once the whole mapping has been compiled.
    int[] slotsOf(int capture) {
        if (slotsOfCaptures.isEmpty()) {
            captures.forEach(path -> slotsOfCaptures.add(slotsBelow(path)));
        }
        return slotsOfCaptures.get(capture);
    }

    private int[] slotsBelow(String path) {
        return slots.entrySet().stream()
                .filter(slot -> isOrBelow(slot.getKey(), path))
                .mapToInt(Map.Entry::getValue)
                .toArray();
    }

    /// A string at `path` is a JSON document itself, when it looks like one.
    void embed(String path) {
        for (Step end : ends(path)) {
            end.embedded = true;
        }
    }

    /// What stands at `path`, as an object or as a string, is read as if it were the whole piece.
    void unwrap(String path) {
        for (Step end : ends(path)) {
            end.unwrapped = true;
        }
    }

    /// A list at `path` holds pieces; see [Documents].
    void list(String path) {
        for (Step end : ends(path)) {
            end.listed = true;
        }
    }

    /// Elements of the list at `path` are found by their own name, as members of it.
    void key(String path, Keyed keyed) {
        for (Step end : ends(path)) {
            end.keyed = keyed;
        }
    }

    /// To be called once, when every path is known.
    void complete() {
        root.completeNamed();
    }

    /// What stands at `path` and below it is never shown.
    void hide(String path) {
        secrets.add(path);
        for (Step end : ends(path)) {
            end.secret = true;
        }
    }

    /// For each slot, whether it must never be shown as it is.
    boolean[] hiddenSlots() {
        boolean[] hidden = new boolean[names.size()];
        for (int slot = 0; slot < hidden.length; slot++) {
            hidden[slot] = isSecret(names.get(slot));
        }
        return hidden;
    }

    boolean isSecret(String path) {
        return secrets.stream().anyMatch(secret -> isOrBelow(path, secret));
    }

    private static boolean isOrBelow(String path, String above) {
        return path.equals(above) || path.startsWith(above + ".");
    }

    private List<Step> ends(String path) {
        String[] parts = path.split("\\.", -1);
        List<Step> ends = new ArrayList<>();
        collect(root, parts, 0, ends);
        return ends;
    }

    private static void collect(Step at, String[] parts, int from, List<Step> ends) {
        if (from == parts.length) {
            ends.add(at);
            return;
        }
        StringBuilder name = new StringBuilder();
        for (int to = from; to < parts.length; to++) {
            name.append(to == from ? "" : ".").append(parts[to]);
            collect(at.child(name.toString()), parts, to + 1, ends);
        }
    }
}
