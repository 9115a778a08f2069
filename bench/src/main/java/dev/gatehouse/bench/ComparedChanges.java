package dev.gatehouse.bench;

import dev.gatehouse.access.compare.LiveComparisons;
import dev.gatehouse.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// All comparisons of the large organisation, from nothing and after one thing changed: a right was
/// taken away, somebody moved to another team, a line was added to the model. A change counts from
/// the moment at which it is known to its room, as whoever looks next waits from then on; how long
/// the room takes to know of it is noted beside it.
final class ComparedChanges {
    private static final InstantSource CLOCK = InstantSource.system();
    private static final int CHANGES = 3;

    // A changed model is replayed over everything that happened before it is in force.
    private static final int MODEL_CHANGES = 1;

    private final BenchSettings settings;
    private final LargeOrganisation organisation;
    private final LoadedRooms rooms;
    private final LiveComparisons comparisons;

    ComparedChanges(BenchSettings settings, LargeOrganisation organisation, LoadedRooms rooms) {
        this.settings = settings;
        this.organisation = organisation;
        this.rooms = rooms;
        this.comparisons =
                new LiveComparisons(
                        rooms.rooms().judgement(),
                        new LiveComparisons.Rooms(
                                rooms.rooms().people(), rooms.rooms().inventory()),
                        (_, _, _) -> Optional.empty(),
                        CLOCK);
    }

    /// One change of a kind.
    private interface Change {
        void make(int number) throws IOException, InterruptedException;
    }

    void measure(Source source, Path model, Figures figures)
            throws IOException, InterruptedException {
        settings.say("comparing everything");
        long start = System.nanoTime();
        comparisons.now();
        figures.put("compare_full_s", (System.nanoTime() - start) / 1e9);
        figures.put("compared_rows", AccessBench.rows(comparisons.now().counts(_ -> true)));
        settings.say("comparing after changes; so far " + figures.json());
        LargeAnswers answers = new LargeAnswers(organisation, rooms, source);
        change("right", figures, number -> answers.without(number * 3, 1));
        int teams = organisation.sizes().teams();
        change(
                "person",
                figures,
                number ->
                        AccessBench.people(
                                rooms,
                                organisation.moved(
                                        number, (organisation.team(number) + 5) % teams)));
        change("model", figures, number -> line(model, number));
        figures.put(
                "compare_change_ms",
                List.of("right", "person", "model").stream()
                        .mapToDouble(kind -> figures.value("compare_" + kind + "_ms"))
                        .max()
                        .orElseThrow());
        // What a moved person changes is judged again meanwhile, over everything that happened.
        AccessBench.awaitSettled(rooms.rooms().judgement());
    }

    private void line(Path model, int number) throws IOException, InterruptedException {
        List<String> further = new ArrayList<>();
        for (int i = 0; i <= number; i++) {
            further.add(
                    "  - { to: [%s@large.example], allow: [write], on: [%s], why: helps out }"
                            .formatted(
                                    LargeOrganisation.login(i),
                                    organisation.path(organisation.sizes().resources() - 1)));
        }
        Files.writeString(model.resolve("large.yaml"), organisation.model(further));
        rooms.rooms().model().use(model);
    }

    private void change(String kind, Figures figures, Change change)
            throws IOException, InterruptedException {
        int changes = kind.equals("model") ? MODEL_CHANGES : CHANGES;
        double[] known = new double[changes];
        double[] compared = new double[changes];
        for (int number = 0; number < changes; number++) {
            long start = System.nanoTime();
            change.make(number);
            known[number] = (System.nanoTime() - start) / 1e6;
            start = System.nanoTime();
            comparisons.now();
            compared[number] = (System.nanoTime() - start) / 1e6;
        }
        figures.put("compare_" + kind + "_ms", Percentiles.median(compared))
                .put(kind + "_known_ms", Percentiles.median(known));
        settings.say("so far " + figures.json());
    }
}
