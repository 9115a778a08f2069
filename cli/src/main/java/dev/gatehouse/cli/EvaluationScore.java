package dev.gatehouse.cli;

import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonBoolean;
import dev.gatehouse.json.JsonValue.JsonNumber;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.json.JsonValue.JsonString;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// How good what was raised in a trial is.
///
/// @param rows by scenario, in the order in which they began
/// @param recall the share of scenarios that were raised
/// @param medianSeconds from the first planted event to what raised it, by event time; the
///   scenarios that were seen
/// @param alertsPerDay findings about nothing planted, a day and 1 000 identities
/// @param precisionAtFive the share of planted ones among the five a day that rank highest
record EvaluationScore(
        List<Row> rows,
        double recall,
        double medianSeconds,
        double alertsPerDay,
        double precisionAtFive) {
    private static final List<String> LEVELS =
            List.of("critical", "high", "medium", "low", "informational");
    private static final int READ_A_DAY = 5;
    private static final long DAY_SECONDS = Duration.ofDays(1).toSeconds();

    EvaluationScore {
        rows = List.copyOf(rows);
    }

    /// One scenario.
    ///
    /// @param seconds until it was raised; -1 when it was not
    /// @param by the detection or signal that raised it first; empty when none did
    record Row(String scenario, int planted, boolean isSeen, double seconds, String by) {
        JsonObject json() {
            LinkedHashMap<String, JsonValue> members = new LinkedHashMap<>();
            members.put("scenario", new JsonString(scenario));
            members.put("planted", new JsonNumber(Integer.toString(planted)));
            members.put("seen", isSeen ? JsonBoolean.TRUE : JsonBoolean.FALSE);
            members.put("seconds", decimal(seconds));
            members.put("by", new JsonString(by));
            return new JsonObject(members);
        }
    }

    static EvaluationScore of(Trial trial, List<Evaluation.Finding> findings) {
        List<Row> rows = new ArrayList<>();
        for (Trial.Planted planted : trial.planted().values()) {
            rows.add(row(planted, findings));
        }
        List<Double> seconds =
                rows.stream().filter(Row::isSeen).map(Row::seconds).sorted().toList();
        long unplanted = findings.stream().filter(one -> one.scenario().isEmpty()).count();
        return new EvaluationScore(
                rows,
                rows.isEmpty() ? 1 : (double) seconds.size() / rows.size(),
                seconds.isEmpty() ? -1 : seconds.get((seconds.size() - 1) / 2),
                unplanted / trial.days() * 1_000 / trial.identities(),
                precision(trial.from(), findings));
    }

    private static Row row(Trial.Planted planted, List<Evaluation.Finding> findings) {
        int events = planted.lines().size();
        return findings.stream()
                .filter(one -> one.scenario().equals(planted.scenario()))
                .min(Comparator.comparing(Evaluation.Finding::at))
                .map(first ->
                        new Row(
                                planted.scenario(),
                                events,
                                true,
                                Evaluation.after(planted, first).toMillis() / 1_000.0,
                                first.rule()))
                .orElseGet(() -> new Row(planted.scenario(), events, false, -1, ""));
    }

    // Certain ones first, then by level, then the earlier one.
    private static double precision(Instant from, List<Evaluation.Finding> findings) {
        Map<Long, List<Evaluation.Finding>> days = new TreeMap<>();
        for (Evaluation.Finding one : findings) {
            long day = Duration.between(from, one.at()).toSeconds() / DAY_SECONDS;
            days.computeIfAbsent(day, _ -> new ArrayList<>()).add(one);
        }
        Comparator<Evaluation.Finding> rank =
                Comparator.<Evaluation.Finding, Boolean>comparing(one -> !one.certain())
                        .thenComparingInt(one -> LEVELS.indexOf(one.level()))
                        .thenComparing(Evaluation.Finding::at);
        long read = 0;
        long right = 0;
        for (List<Evaluation.Finding> day : days.values()) {
            day.sort(rank);
            for (Evaluation.Finding one : day.subList(0, Math.min(READ_A_DAY, day.size()))) {
                read++;
                right += one.scenario().isEmpty() ? 0 : 1;
            }
        }
        return read == 0 ? 1 : (double) right / read;
    }

    /// The last line.
    JsonObject json() {
        LinkedHashMap<String, JsonValue> members = new LinkedHashMap<>();
        members.put("recall", decimal(recall));
        members.put("median_seconds", decimal(medianSeconds));
        members.put("alerts_per_day_per_1000", decimal(alertsPerDay));
        members.put("precision_at_5", decimal(precisionAtFive));
        return new JsonObject(members);
    }

    private static JsonNumber decimal(double value) {
        return new JsonNumber(String.format(Locale.ROOT, "%.3f", value));
    }
}
