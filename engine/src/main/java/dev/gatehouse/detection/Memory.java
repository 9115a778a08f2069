package dev.gatehouse.detection;

import dev.gatehouse.detection.Detection.State;
import dev.gatehouse.detection.Reference.Age;
import dev.gatehouse.event.Event;
import dev.gatehouse.event.EventId;
import dev.gatehouse.json.Json;
import dev.gatehouse.json.JsonProblem;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.people.Who;
import dev.gatehouse.record.FindingRecord.Raised;
import dev.gatehouse.record.FoldedEvent;
import dev.gatehouse.record.Sameness;
import dev.gatehouse.sigma.Logsource;
import dev.gatehouse.sigma.Ruleset;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Everything that is remembered of the events that came: what matched, what correlations hold, and
/// since when each source is known. The same events in the same order leave the same behind. Used
/// under its owner's lock.
final class Memory {
    /// How long the matches of a source are only counted, from its first event on.
    static final Duration LEARNING_DAYS = Duration.ofDays(7);

    /// How long after it happened an event may come in and still be raised.
    static final Duration LATE_DAYS = Duration.ofDays(3);

    /// Events of which it is remembered what they were counted for, in case they are completed.
    static final int COMPLETABLE_EVENTS_MAX = 10_000;

    private static final String AUDIT = "audit";

    /// How it looks at events.
    ///
    /// @param raisesHistory whether what came in late is raised too
    /// @param toolLogs what rules call the logs of tools besides their own names
    record Ways(boolean raisesHistory, ToolLogs toolLogs) {}

    private final boolean raisesHistory;
    private final Raising raising;
    private final Matched matched;
    private final Map<String, Tally> tallies = new TreeMap<>();
    private final Map<String, Instant> firsts = new TreeMap<>();
    private final Map<String, String> states = new TreeMap<>();
    private final LinkedHashMap<EventId, Set<String>> completable = new LinkedHashMap<>();
    private final ToolLogs toolLogs;
    private final Map<String, List<Logsource>> logs = new HashMap<>();
    private final Map<String, Detection> byKey = new HashMap<>();
    private Detections detections;
    private Watch watch = new Watch(new Ruleset(List.of(), List.of(), List.of()));

    /// @param matched the empty list of what matched
    Memory(Detections detections, Matched matched, Raising raising, Ways ways) {
        this.detections = detections;
        this.matched = matched;
        this.raising = raising;
        this.raisesHistory = ways.raisesHistory();
        this.toolLogs = ways.toolLogs();
        compile();
    }

    /// Looks for these from now on; what correlations hold that are in both is kept.
    void use(Detections others) {
        detections = others;
        compile();
    }

    private void compile() {
        JsonObject held = watch.save();
        watch = new Watch(detections.rulesetOf(one -> stateOf(one) != State.OFF));
        watch.restore(held);
        logs.clear();
        byKey.clear();
        for (Detection detection : detections.all()) {
            detection.matches().forEach(key -> byKey.put(key, detection));
        }
    }

    Detections detections() {
        return detections;
    }

    Raising raising() {
        return raising;
    }

    Matched matched() {
        return matched;
    }

    /// What is done with its matches: what somebody said last, else what its file says.
    State stateOf(Detection detection) {
        String said = states.getOrDefault(detection.head().name(), "");
        for (State state : State.values()) {
            if (state.word().equals(said)) {
                return state;
            }
        }
        return detection.state();
    }

    /// Takes what somebody said of a detection.
    void set(String detection, String state) {
        states.put(detection, state);
        compile();
    }

    Tally tally(String detection) {
        return tallies.computeIfAbsent(detection, _ -> new Tally());
    }

    /// What correlations had to forget before its time, by the name of the detection.
    Map<String, Long> forgotten() {
        Map<String, Long> byName = new HashMap<>();
        watch.forgotten()
                .forEach((key, count) -> {
                    Detection detection = byKey.get(key);
                    if (detection != null) {
                        byName.merge(detection.head().name(), count, Long::sum);
                    }
                });
        return byName;
    }

    /// When the first event of each source happened.
    Map<String, Instant> firsts() {
        return firsts;
    }

    /// Takes the events of one piece in; gives what is to be raised.
    List<Raised> take(byte[] piece, List<FoldedEvent> events, Who who) {
        List<Raised> raised = new ArrayList<>();
        for (FoldedEvent folded : events) {
            switch (folded.sameness()) {
                case Sameness.Duplicate _ -> {}
                case Sameness.Completion(EventId of) ->
                        raised.addAll(take(of, folded, seen(folded, piece, who), who));
                case Sameness.First _, Sameness.Conflict _ ->
                        raised.addAll(
                                take(folded.event().id(), folded, seen(folded, piece, who), who));
            }
        }
        return raised;
    }

    private List<Watch.Seen> seen(FoldedEvent folded, byte[] piece, Who who) {
        Event event = folded.event();
        List<Watch.Seen> seen = new ArrayList<>();
        if (event.id().n() == 0) {
            List<Logsource> named = rawLogs(event);
            if (!named.isEmpty()) {
                raw(piece)
                        .ifPresent(value ->
                                named.forEach(log -> seen.add(new Watch.Seen(log, value))));
            }
        }
        // What is told beside an audit channel comes again through that.
        if (!folded.hint()) {
            seen.add(new Watch.Seen(EventFields.LOG, EventFields.of(event, who)));
        }
        return seen;
    }

    // Rules name the log of a tool by its channel, or call its audit channels together `audit`; or
    // by what its folder says that published rules call it.
    private List<Logsource> rawLogs(Event event) {
        String tool = event.source().tool();
        String channel = event.receipt().channel();
        return logs.computeIfAbsent(
                tool + " " + channel,
                _ -> {
                    Logsource own = Logsource.of(tool, channel);
                    Logsource log = watch.names(own) ? own : Logsource.of(tool, AUDIT);
                    List<Logsource> all = new ArrayList<>(toolLogs.of(tool, channel));
                    all.add(log);
                    return all.stream().filter(watch::wants).toList();
                });
    }

    private static Optional<JsonValue> raw(byte[] piece) {
        try {
            return Json.parse(piece) instanceof JsonObject object
                    ? Optional.of(object)
                    : Optional.empty();
        } catch (JsonProblem notJson) {
            return Optional.empty();
        }
    }

    private List<Raised> take(EventId id, FoldedEvent folded, List<Watch.Seen> seen, Who who) {
        Event event = folded.event();
        Age age = age(event);
        Set<String> counted = new HashSet<>(completable.getOrDefault(id, Set.of()));
        List<Watch.Found> found =
                watch.take(event.time().time(), Reference.of(id, event, age).text(), seen, counted);
        if (!counted.isEmpty()) {
            completable.put(id, counted);
            if (completable.size() > COMPLETABLE_EVENTS_MAX) {
                completable.pollFirstEntry();
            }
        }
        List<Raised> raised = new ArrayList<>();
        for (Watch.Found one : found) {
            Detection detection = byKey.get(one.head().key());
            if (detection != null) {
                note(detection, one, who).ifPresent(raised::add);
            }
        }
        return raised;
    }

    private Optional<Raised> note(Detection detection, Watch.Found found, Who who) {
        String name = detection.head().name();
        Instant last = Instant.EPOCH;
        for (String text : found.references()) {
            Reference event = Reference.parse(text);
            matched.add(event.id(), name);
            last = event.time().isAfter(last) ? event.time() : last;
        }
        tally(name).matched(last);
        if (stateOf(detection) != State.ON) {
            return Optional.empty();
        }
        return switch (raising.of(detection, found, who)) {
            case Raising.Outcome.Raise(Raised raised) -> Optional.of(raised);
            case Raising.Outcome.Silent _ -> Optional.empty();
            case Raising.Outcome.HeldBack _ -> {
                tally(name).heldBack();
                yield Optional.empty();
            }
        };
    }

    private Age age(Event event) {
        Instant time = event.time().time();
        String source = event.source().toString();
        Instant first = firsts.merge(source, time, (a, b) -> a.isBefore(b) ? a : b);
        boolean isLate = time.isBefore(event.time().received().minus(LATE_DAYS));
        if (isLate && !raisesHistory) {
            return Age.HISTORY;
        }
        // What is rehearsed is to be raised as it would be anywhere else.
        boolean isLearning =
                time.isBefore(first.plus(LEARNING_DAYS)) && !event.source().isRehearsal();
        return isLearning ? Age.LEARNING : Age.WATCHED;
    }

    /// The parts a file keeps.
    SavedMemory saved() {
        return new SavedMemory(watch.save(), tallies, firsts, states, completable);
    }

    /// Takes up what [#saved] gave.
    void restore(SavedMemory saved) {
        tallies.putAll(saved.tallies());
        firsts.putAll(saved.firsts());
        states.putAll(saved.states());
        completable.putAll(saved.completable());
        compile();
        watch.restore(saved.correlations());
    }
}
