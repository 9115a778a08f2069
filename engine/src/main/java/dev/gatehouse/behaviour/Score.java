package dev.gatehouse.behaviour;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/// What the entries of a ledger come to at one moment. Each entry halves with time; entries of one
/// family together give no more than a family may.
///
/// @param points the sum
/// @param families what each family gives
/// @param isCertain whether a certain detection is among them
public record Score(double points, Map<Family, Double> families, boolean isCertain) {
    /// Points that are worth a look.
    public static final int THRESHOLD = 80;

    /// Points at which the finding is a high one.
    public static final int HIGH = 120;

    /// Time after which an entry counts half.
    public static final Duration HALF_LIFE = Duration.ofDays(7);

    /// Time after which an entry is forgotten.
    public static final Duration KEPT = Duration.ofDays(28);

    /// The most that signals of one family give together; what detections raised adds up.
    public static final int FAMILY_POINTS_MAX = 60;

    /// Families it takes.
    public static final int FAMILIES_MIN = 2;

    // Less than this is no evidence of its own.
    private static final double FAMILY_POINTS_MIN = 10;

    public Score {
        families = Map.copyOf(families);
    }

    /// The score of these entries then; what happened later is not in it.
    public static Score of(Collection<Entry> entries, Instant then) {
        Map<Family, Double> families = new EnumMap<>(Family.class);
        boolean isCertain = false;
        for (Entry entry : entries) {
            double worth = worth(entry, then);
            families.merge(entry.family(), worth, Double::sum);
            isCertain |= entry.isCertain() && worth > 0;
        }
        families.replaceAll((family, sum) ->
                family == Family.DETECTION ? sum : Math.min(FAMILY_POINTS_MAX, sum));
        double points = families.values().stream().mapToDouble(Double::doubleValue).sum();
        return new Score(points, families, isCertain);
    }

    /// What is left of an entry.
    public static double worth(Entry entry, Instant then) {
        double age = Duration.between(entry.when(), then).toSeconds();
        return age > KEPT.toSeconds()
                ? 0
                : entry.points() * Math.pow(0.5, Math.max(0, age) / HALF_LIFE.toSeconds());
    }

    /// Whether it is worth a look: enough points, of two families or with a certain detection.
    public boolean isWorthALook() {
        long told =
                families.values().stream().filter(points -> points >= FAMILY_POINTS_MIN).count();
        return points >= THRESHOLD && (told >= FAMILIES_MIN || isCertain);
    }
}
