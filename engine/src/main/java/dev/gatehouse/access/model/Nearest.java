package dev.gatehouse.access.model;

import dev.gatehouse.access.used.Used;
import dev.gatehouse.access.used.UsedField;
import dev.gatehouse.event.Permission;
import dev.gatehouse.event.ResourcePath;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// The line of the model that came nearest to allowing what was used, and what was missing.
///
/// @param at where it stands, as `file:line`
/// @param says what it allows and what was missing, in a sentence
public record Nearest(String at, String says) {

    /// Asks the model about what was used.
    public static Optional<Nearest> of(Expected expected, Used used) {
        Permission permission = expected.permission(used);
        String path = used.text(UsedField.RESOURCE);
        if (permission == Permission.NONE || path.isEmpty()) {
            return Optional.empty();
        }
        Expected.Holder holder = expected.holder(used);
        String actor = used.text(UsedField.ACTOR);
        String who = actor.isEmpty() ? "who did it" : actor;
        List<Assignment> reaching = expected.reaching(permission, path);
        for (Assignment one : reaching) {
            if (isMeant(one, holder, used)) {
                return Optional.of(new Nearest(one.at(), terms(expected, one, used)));
            }
        }
        if (!reaching.isEmpty()) {
            Assignment one = reaching.getFirst();
            String why =
                    holder.known()
                            ? who
                                    + (one.to().schedules().isEmpty()
                                            ? " is not among them."
                                            : " was not on call then.")
                            : "nobody knows whose account it is.";
            return Optional.of(
                    new Nearest(
                            one.at(), one.to() + " holds " + permission.word() + " there; " + why));
        }
        return ofTheirs(expected.model(), holder, used, permission);
    }

    private static boolean isMeant(Assignment one, Expected.Holder holder, Used used) {
        return one.to().means(holder.names(), holder.account())
                || one.to().onShift(holder.names(), used.when());
    }

    private static String terms(Expected expected, Assignment one, Used used) {
        TreeSet<String> missing = new TreeSet<>();
        expected.hold(one.terms(), used, missing);
        return missing.isEmpty()
                ? "It would be allowed if " + one.terms() + ", which was not so."
                : "It would be allowed if "
                        + one.terms()
                        + "; not known: "
                        + String.join(", ", missing)
                        + ".";
    }

    // Something else on the same thing, else the same on what is called most alike.
    private static Optional<Nearest> ofTheirs(
            Model model, Expected.Holder holder, Used used, Permission permission) {
        String path = used.text(UsedField.RESOURCE);
        Assignment alike = null;
        int most = 0;
        for (Assignment one : model.assignments()) {
            if (!isMeant(one, holder, used)) {
                continue;
            }
            if (one.scope().reaches(new ResourcePath(path))) {
                return Optional.of(
                        new Nearest(
                                one.at(),
                                one.sentence() + "; " + permission.word() + " is not among it."));
            }
            int common = one.scope().permits(permission) ? common(one.scope(), path) : 0;
            if (common > most) {
                most = common;
                alike = one;
            }
        }
        return Optional.ofNullable(alike)
                .map(one -> new Nearest(one.at(), one.sentence() + "; this is not among it."));
    }

    private static int common(Scope scope, String path) {
        int most = 0;
        for (var pattern : scope.on()) {
            String text = pattern.toString();
            int i = 0;
            while (i < Math.min(text.length(), path.length()) && text.charAt(i) == path.charAt(i)) {
                i++;
            }
            most = Math.max(most, i);
        }
        return most;
    }
}
