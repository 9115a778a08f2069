package dev.gatehouse.server.api;

import static dev.gatehouse.server.web.Route.get;

import dev.gatehouse.completeness.Completeness;
import dev.gatehouse.completeness.HourCounts;
import dev.gatehouse.event.SourceName;
import dev.gatehouse.record.Sources;
import dev.gatehouse.server.api.SourcesApi.SourceAnswer;
import dev.gatehouse.server.web.Access;
import dev.gatehouse.server.web.Call;
import dev.gatehouse.server.web.Capability;
import dev.gatehouse.server.web.ProblemException;
import dev.gatehouse.server.web.Route;
import dev.gatehouse.source.Source;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// What one source sent of each hour, what is wrong with it and what to do: an hour of which
/// something is missing is seen, and seen to fill when what was missing comes.
public final class SourceStatusApi {
    private static final Duration SINCE_USUAL = Duration.ofDays(1);

    private final Sources sources;
    private final Completeness completeness;
    private final SourceReports reports;
    private final InstantSource clock;

    /// @param reports tells about each source
    public SourceStatusApi(
            Sources sources,
            Completeness completeness,
            SourceReports reports,
            InstantSource clock) {
        this.sources = sources;
        this.reports = reports;
        this.completeness = completeness;
        this.clock = clock;
    }

    /// Whose hours, and since when.
    ///
    /// @param since a time; a day ago when absent
    public record StatusQuestion(String name, Optional<String> since) {}

    /// What came of one hour, or of several.
    ///
    /// @param hour when it begins
    /// @param received events that happened in it, each once; the next two and `late` are among
    ///   them
    /// @param duplicate what came again, or by another way too
    /// @param refused what was refused at the door, or is not kept as set
    /// @param late what came more than a day after it happened; no lag counts it
    /// @param lagHalfSeconds within how many seconds half of them came
    /// @param lagMostSeconds within how many seconds 95 of 100 came
    /// @param bytes of the deliveries that came in during it
    public record HourAnswer(
            Instant hour,
            long received,
            long unmapped,
            long unreadable,
            long duplicate,
            long refused,
            long late,
            Optional<Long> lagHalfSeconds,
            Optional<Long> lagMostSeconds,
            long bytes) {
        static HourAnswer of(HourCounts counts) {
            return new HourAnswer(
                    counts.hour(),
                    counts.received(),
                    counts.unmapped(),
                    counts.unreadable(),
                    counts.duplicate(),
                    counts.refused(),
                    counts.late(),
                    counts.lag().half(),
                    counts.lag().most(),
                    counts.bytes());
        }
    }

    /// How a source is doing.
    ///
    /// @param lastEvent the latest time of an event
    /// @param since where the first of them begins
    /// @param until when this was asked; the last hour is not over
    /// @param kept for how many hours back they are known
    /// @param total of all of them
    /// @param quality what those that were understood say about themselves
    /// @param hours those of which anything came, oldest first
    /// @param wrong what is wrong, and what to do; empty when nothing is
    public record StatusOfSource(
            String source,
            String title,
            String state,
            Optional<Instant> lastEvent,
            Instant since,
            Instant until,
            int kept,
            HourAnswer total,
            SourceQuality quality,
            List<HourAnswer> hours,
            List<SourceTroubles.Trouble> wrong) {}

    /// The routes.
    public List<Route<?, ?>> routes() {
        return List.of(
                get(
                                "/api/v1/sources/{name}/status",
                                Access.needs(Capability.SOURCE_READ),
                                "What a source sent of each hour, how late, what of it says who and how, what is wrong and what to do.")
                        .answers(StatusQuestion.class, StatusOfSource.class, this::status));
    }

    private StatusOfSource status(Call call, StatusQuestion question) {
        Source source = source(call, question.name());
        Instant now = clock.instant();
        Instant since =
                question.since()
                        .map(text -> Asked.instant("since", text))
                        .orElseGet(() -> now.minus(SINCE_USUAL));
        List<HourCounts> hours = completeness.hours(source, since);
        HourCounts total = HourCounts.sum(Completeness.hourOf(since), hours);
        SourceAnswer answer = reports.of(source);
        return new StatusOfSource(
                source.name().toString(),
                source.tool().title(),
                answer.state(),
                completeness.source(source).lastEvent(),
                total.hour(),
                now,
                Completeness.HOURS_KEPT,
                HourAnswer.of(total),
                SourceQuality.of(completeness.quality(source, since)),
                hours.stream().map(HourAnswer::of).toList(),
                SourceTroubles.of(source, answer, completeness, total));
    }

    private Source source(Call call, String name) {
        try {
            SourceName parsed = SourceName.parse(name);
            call.caller().mustReach(parsed);
            return sources.byName(parsed).orElseThrow(SourceStatusApi::noSuchSource);
        } catch (IllegalArgumentException notAName) {
            throw noSuchSource();
        }
    }

    private static ProblemException noSuchSource() {
        return ProblemException.of(404, "There is no such source.");
    }
}
