package dev.gatehouse.access.model;

import dev.gatehouse.event.Permission;
import dev.gatehouse.event.ResourcePath;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Duties that are to be apart: whoever is assigned both sides of a separation may do neither.
final class Duties {
    private final Model model;
    private final List<Sides> all;

    /// The assignments that give one side of a separation, and those that give the other.
    private record Sides(Separation of, BitSet one, BitSet other) {}

    Duties(Model model) {
        this.model = model;
        this.all =
                model.separation().stream()
                        .filter(Separation::assigned)
                        .map(one -> new Sides(one, giving(one.one()), giving(one.other())))
                        .toList();
    }

    private BitSet giving(Scope side) {
        BitSet giving = new BitSet();
        for (int i = 0; i < model.assignments().size(); i++) {
            Scope given = model.assignments().get(i).scope();
            if (side.permissions().stream().anyMatch(given::permits)
                    && Overlap.of(given.on(), side.on())
                    && (given.within().isEmpty() || Overlap.of(given.within(), side.on()))) {
                giving.set(i);
            }
        }
        return giving;
    }

    @Nullable Found conflict(Expected.Holder holder, Permission permission, String path) {
        for (Sides sides : all) {
            if (holder.assigned().intersects(sides.one())
                    && holder.assigned().intersects(sides.other())
                    && isDone(sides.of(), permission, path)) {
                return new Found(sides.of().at(), List.of());
            }
        }
        return null;
    }

    private static boolean isDone(Separation of, Permission permission, String path) {
        ResourcePath asked = new ResourcePath(path);
        return (of.one().permits(permission) && of.one().reaches(asked))
                || (of.other().permits(permission) && of.other().reaches(asked));
    }
}
