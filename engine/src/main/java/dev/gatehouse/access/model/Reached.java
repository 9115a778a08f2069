package dev.gatehouse.access.model;

import dev.gatehouse.access.used.Used;
import dev.gatehouse.access.used.UsedField;
import dev.gatehouse.event.ResourcePath;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which of many scopes reach the resource of what was used, found out once for each resource;
/// belongs to one [dev.gatehouse.access.used.Texts] and one thread.
final class Reached {
    private static final int[] NONE = {};

    private final List<Scope> scopes;
    private final PatternIndex index = new PatternIndex();
    private @Nullable Entry[] found = new Entry[256];

    private static final class Entry {
        private final int[] numbers;

        Entry(int[] numbers) {
            this.numbers = numbers;
        }
    }

    Reached(List<Scope> scopes) {
        this.scopes = scopes;
        for (int i = 0; i < scopes.size(); i++) {
            for (var pattern : scopes.get(i).on()) {
                index.add(pattern, i);
            }
        }
    }

    /// The numbers of those that do, in their order.
    int[] by(Used used) {
        if (scopes.isEmpty()) {
            return NONE;
        }
        int number = used.number(UsedField.RESOURCE);
        if (number >= found.length) {
            found = Arrays.copyOf(found, Math.max(number + 1, found.length * 2));
        }
        Entry known = found[number];
        if (known == null) {
            known = new Entry(by(used.text(UsedField.RESOURCE)));
            found[number] = known;
        }
        return known.numbers;
    }

    /// The numbers of those that reach a path, in their order.
    int[] by(String path) {
        if (path.isEmpty()) {
            return NONE;
        }
        ResourcePath asked = new ResourcePath(path);
        return index.find(path).stream().filter(i -> scopes.get(i).reaches(asked)).toArray();
    }
}
