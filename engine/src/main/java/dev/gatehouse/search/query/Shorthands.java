package dev.gatehouse.search.query;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/// The named queries behind `is:NAME`. Their definitions are data, in `shorthands.txt` beside this
/// class; each is an ordinary query.
public final class Shorthands {
    private static final String FILE = "shorthands.txt";
    private static final SequencedMap<String, Shorthand> ALL = load();

    private Shorthands() {}

    /// One named query.
    ///
    /// @param name what follows `is:`
    /// @param definition the query it stands for, as text
    /// @param query the same, as a tree
    /// @param meaning one sentence for people
    public record Shorthand(String name, String definition, Query query, String meaning) {}

    /// The shorthand of that name.
    public static Optional<Shorthand> named(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    /// All of them, in the order of the file.
    public static Collection<Shorthand> all() {
        return ALL.values();
    }

    static Collection<String> names() {
        return ALL.keySet();
    }

    private static SequencedMap<String, Shorthand> load() {
        try (InputStream file = Shorthands.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is missing beside " + Shorthands.class);
            }
            SequencedMap<String, Shorthand> all = new LinkedHashMap<>();
            new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Shorthands::read)
                    .forEach(shorthand -> all.put(shorthand.name(), shorthand));
            return Collections.unmodifiableSequencedMap(all);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + FILE, unreadable);
        }
    }

    private static Shorthand read(String line) {
        String[] parts = line.split(" \\| ", -1);
        String definition = parts[1].strip();
        // No definition holds a time, so what it is read against does not matter.
        Query query = QueryParser.parse(definition, QueryScope.utc(Instant.EPOCH));
        return new Shorthand(parts[0].strip(), definition, query, parts[2].strip());
    }
}
