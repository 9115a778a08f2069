package dev.gatehouse.search.look;

import dev.gatehouse.event.Event;
import dev.gatehouse.search.query.Query;
import dev.gatehouse.search.query.QueryEvaluator;
import dev.gatehouse.search.query.QueryParser;
import dev.gatehouse.search.query.QueryScope;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Counts the things worth a look. Their definitions are data, in `things.txt` beside this class;
/// each is an ordinary query.
final class Things {
    private static final String FILE = "things.txt";

    private final List<Counted> counted = load();

    private static final class Counted {
        private final String title;
        private final Query query;
        private final String why;
        private final QueryEvaluator evaluator;
        private long count;

        Counted(String title, Query query, String why) {
            this.title = title;
            this.query = query;
            this.why = why;
            this.evaluator = QueryEvaluator.of(query);
        }
    }

    void see(Event event) {
        for (Counted each : counted) {
            if (each.evaluator.matches(event)) {
                each.count++;
            }
        }
    }

    /// Those that happened, with one more that was found otherwise, numbered.
    List<Thing> found(List<Thing> others) {
        List<Thing> found = new ArrayList<>(others);
        for (Counted each : counted) {
            if (each.count > 0) {
                found.add(new Thing(0, each.title, each.why, each.count, each.query));
            }
        }
        List<Thing> numbered = new ArrayList<>();
        for (Thing thing : found.subList(0, Math.min(found.size(), Look.THINGS_MAX))) {
            int number = numbered.size() + 1;
            numbered.add(
                    new Thing(number, thing.title(), thing.why(), thing.count(), thing.query()));
        }
        return numbered;
    }

    private static List<Counted> load() {
        try (InputStream file = Things.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is missing beside " + Things.class);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Things::read)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + FILE, unreadable);
        }
    }

    private static Counted read(String line) {
        String[] parts = line.split(" \\| ", -1);
        // No definition holds a time, so what it is read against does not matter.
        Query query = QueryParser.parse(parts[1].strip(), QueryScope.utc(Instant.EPOCH));
        return new Counted(parts[0].strip(), query, parts[2].strip());
    }
}
