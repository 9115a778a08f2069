package dev.gatehouse.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;

/// The people of ordinary days: who of them is at work at a moment, and who of those does
/// something. A few do most of it (Zipf); those whose events are counted by hand are never drawn.
final class Crowd {

    private static final int HOURS_PER_WEEK = 168;
    private static final Instant A_MONDAY = Instant.parse("2026-06-01T00:00:00Z");

    private final double busyOnAverage;
    private final Map<Office, Choice<Person>> byOffice = new EnumMap<>(Office.class);

    Crowd(Company company, long seed) {
        List<Person> ranked = new ArrayList<>(company.people());
        ranked.removeIf(CodeWork::isCounted);
        Collections.shuffle(ranked, new Random(seed));
        for (Office office : Office.values()) {
            List<Person> here = new ArrayList<>();
            List<Double> weights = new ArrayList<>();
            for (int rank = 0; rank < ranked.size(); rank++) {
                if (ranked.get(rank).office() == office) {
                    here.add(ranked.get(rank));
                    weights.add(1.0 / (4 + rank));
                }
            }
            double[] array = weights.stream().mapToDouble(Double::doubleValue).toArray();
            byOffice.put(office, Choice.weighted(here, array));
        }
        double sum = 0;
        for (int hour = 0; hour < HOURS_PER_WEEK; hour++) {
            sum += busy(A_MONDAY.plus(Duration.ofHours(hour)));
        }
        busyOnAverage = sum / HOURS_PER_WEEK;
    }

    /// The average of [#busy] over a week.
    double busyOnAverage() {
        return busyOnAverage;
    }

    /// How busy people are at this moment; comparable between moments.
    double busy(Instant at) {
        double sum = 0;
        for (Map.Entry<Office, Choice<Person>> entry : byOffice.entrySet()) {
            sum += entry.getValue().total() * Calendar.atWork(entry.getKey(), at);
        }
        return sum;
    }

    Person draw(Instant at, RandomGenerator random) {
        double left = random.nextDouble() * busy(at);
        for (Map.Entry<Office, Choice<Person>> entry : byOffice.entrySet()) {
            left -= entry.getValue().total() * Calendar.atWork(entry.getKey(), at);
            if (left <= 0) {
                return entry.getValue().draw(random);
            }
        }
        throw new IllegalStateException("nobody is ever at work");
    }
}
