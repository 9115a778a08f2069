package dev.gatehouse.detection;

import dev.gatehouse.detection.Reference.Age;
import dev.gatehouse.people.Machine;
import dev.gatehouse.people.Person;
import dev.gatehouse.people.Subject;
import dev.gatehouse.people.Who;
import dev.gatehouse.record.FindingKey;
import dev.gatehouse.record.FindingRecord.Raised;
import dev.gatehouse.secret.Redactor;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What is raised of what matched: the same thing once an hour at most, and of one detection no
/// more than an hour may hold, so that whoever can make a detection match cannot fill the journal
/// by it. Used by one thread.
final class Raising {
    /// Within which one thing is raised once.
    static final Duration AGAIN = Duration.ofMinutes(60);

    /// Things one detection raises in an hour of its events.
    static final int RAISED_PER_HOUR_MAX = 100;

    /// Things remembered as raised.
    static final int KEYS_MAX = 100_000;

    /// Characters of each value a correlation is grouped by.
    static final int GROUP_CHARS_MAX = 200;

    static final String EMITTER = "detection";

    private static final String BETWEEN = "\u001f";

    private final Redactor redactor;
    private final LinkedHashMap<String, Instant> last = new LinkedHashMap<>();
    private final Map<String, Hour> hours = new HashMap<>();

    // By key and window, what stands in the journal beyond the state that was saved.
    private final Set<String> recorded = new HashSet<>();

    private record Hour(long hour, int count) {}

    /// What became of a match.
    sealed interface Outcome {
        /// It is to be raised.
        record Raise(Raised raised) implements Outcome {}

        /// It is too soon for that, or not said of such events.
        record Silent() implements Outcome {}

        /// Its detection has raised as much as an hour may hold.
        record HeldBack() implements Outcome {}
    }

    Raising(Redactor redactor) {
        this.redactor = redactor;
    }

    /// Notes what the journal holds already.
    void isRecorded(Raised raised) {
        recorded.add(raised.key() + BETWEEN + raised.window());
    }

    /// Decides about a match.
    Outcome of(Detection detection, Watch.Found found, Who who) {
        List<Reference> events = found.references().stream().map(Reference::parse).toList();
        boolean isTrusted = events.stream().allMatch(Reference::isTrusted);
        boolean isCertain = detection.certain() && isTrusted;
        boolean isSaid =
                events.stream()
                        .anyMatch(one ->
                                one.age() == Age.WATCHED
                                        || (one.age() == Age.LEARNING && isCertain));
        if (!isSaid) {
            return new Outcome.Silent();
        }
        Raised raised = raised(detection, found, events, who);
        Instant before = last.get(raised.key());
        if (before != null && raised.last().isBefore(before.plus(AGAIN))) {
            return new Outcome.Silent();
        }
        if (isFull(detection.head().name(), raised.last())) {
            return new Outcome.HeldBack();
        }
        remember(raised.key(), raised.last());
        return recorded.contains(raised.key() + BETWEEN + raised.window())
                ? new Outcome.Silent()
                : new Outcome.Raise(raised);
    }

    private boolean isFull(String detection, Instant when) {
        long hour = when.getEpochSecond() / AGAIN.toSeconds();
        Hour known = hours.getOrDefault(detection, new Hour(hour, 0));
        int count = known.hour() >= hour ? known.count() : 0;
        if (count >= RAISED_PER_HOUR_MAX) {
            return true;
        }
        hours.put(detection, new Hour(Math.max(hour, known.hour()), count + 1));
        return false;
    }

    private void remember(String key, Instant when) {
        last.remove(key);
        last.put(key, when);
        if (last.size() > KEYS_MAX) {
            last.pollFirstEntry();
        }
    }

    private Raised raised(Detection detection, Watch.Found found, List<Reference> events, Who who) {
        Reference first = events.getFirst();
        String subject = isOfOne(found, "actor.") ? subject(first, who) : "";
        String resource = isOfOne(found, "resource.") ? first.resource() : "";
        List<String> group = found.group().stream().map(this::shown).toList();
        return new Raised(
                EMITTER,
                detection.head().name(),
                FindingKey.of(
                        EMITTER,
                        detection.head().name(),
                        subject,
                        resource,
                        String.join(BETWEEN, group)),
                detection.head().level(),
                detection.certain() && events.stream().allMatch(Reference::isTrusted),
                subject,
                resource,
                group,
                first.id().position(),
                events.size(),
                events.stream().map(one -> one.id().toString()).toList(),
                events.stream().map(Reference::time).min(Instant::compareTo).orElseThrow(),
                events.stream().map(Reference::time).max(Instant::compareTo).orElseThrow(),
                false);
    }

    // Of several events only what they are grouped by is the same in all of them.
    private static boolean isOfOne(Watch.Found found, String fields) {
        return found.groupedBy().stream().anyMatch(field -> field.startsWith(fields))
                || found.isOfOneEvent();
    }

    private String shown(String value) {
        String cut = value.substring(0, Math.min(value.length(), GROUP_CHARS_MAX));
        return redactor.redact(cut);
    }

    private static String subject(Reference event, Who who) {
        if (event.account().isEmpty()) {
            return "";
        }
        Optional<Subject> known = who.subjectOf(event.account(), event.time());
        return known.map(subject ->
                        switch (subject) {
                            case Person person -> "person:" + person.id();
                            case Machine machine -> "machine:" + machine.id();
                        })
                .orElse("account:" + event.account());
    }

    /// What a file keeps of it: a key and a time a line.
    List<String> lines() {
        return last.entrySet().stream().map(one -> one.getKey() + " " + one.getValue()).toList();
    }

    /// Takes up a line of [#lines].
    void restore(String line) {
        int space = line.indexOf(' ');
        remember(line.substring(0, space), Instant.parse(line.substring(space + 1)));
    }
}
