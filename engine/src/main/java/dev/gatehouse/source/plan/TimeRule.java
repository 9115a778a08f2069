package dev.gatehouse.source.plan;

import dev.gatehouse.event.EventTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/// Where a shape says when; the first time that can be read counts.
record TimeRule(List<Candidate> candidates) {
    /// A value and how it is written.
    record Candidate(Value value, BiFunction<String, Instant, Optional<Occurred>> format) {}

    EventTime read(Slots slots, Instant received, boolean trustTimes) {
        for (int i = 0; i < candidates.size(); i++) {
            Candidate candidate = candidates.get(i);
            String text = candidate.value().read(slots);
            Optional<Occurred> occurred =
                    text.isEmpty() ? Optional.empty() : candidate.format().apply(text, received);
            if (occurred.isPresent()) {
                Occurred found = occurred.get();
                return EventTime.of(found.at(), found.quality(), received, trustTimes);
            }
        }
        return EventTime.unsaid(received);
    }
}
