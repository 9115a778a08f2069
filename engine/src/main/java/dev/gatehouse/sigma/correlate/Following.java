package dev.gatehouse.sigma.correlate;

import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonObject;
import java.util.List;

/// The state of one correlation. Confined to one thread.
sealed interface Following permits Windows, Absences, FirstSeen {
    /// Groups one correlation keeps apart.
    int GROUPS_MAX = 100_000;

    /// Takes a match in, and gives what became true with it.
    List<Correlated> take(Arrival arrival);

    /// Says that it is this late, and gives what became true by it.
    List<Correlated> pass(long micros);

    /// How many groups or events had to be forgotten before their time.
    long forgotten();

    /// Everything it knows.
    JsonObject save();

    /// Takes up what was saved.
    void restore(JsonValue saved);
}
