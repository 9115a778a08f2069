package dev.gatehouse.server.engine;

import dev.gatehouse.detection.Detection;
import dev.gatehouse.detection.Standing;
import dev.gatehouse.finding.DecisionRefused;
import dev.gatehouse.finding.Decisions;
import dev.gatehouse.finding.Disposition;
import dev.gatehouse.finding.Finding;
import dev.gatehouse.notify.Destination;
import dev.gatehouse.rehearsal.Rehearsals;
import dev.gatehouse.rehearsal.Rehearsing;
import dev.gatehouse.rehearsal.Score;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/// Rehearsed attacks, running. Closed before whoever tells people and before the rooms.
public record RehearsalRooms(Rehearsals rehearsals, Rehearsing rehearsing)
        implements AutoCloseable {
    private static final Duration TAKEN_WAIT = Duration.ofSeconds(10);

    /// Starts it.
    ///
    /// @param folder where the rehearsals lie
    public static RehearsalRooms open(
            Path folder, NotifyRooms notify, EngineRooms rooms, InstantSource clock) {
        Decisions decisions = new Decisions(rooms.recorder(), rooms.findings());
        Rehearsing.From from =
                new Rehearsing.From(
                        rooms.recorder(),
                        rooms.sources(),
                        rooms.detections()::matched,
                        name -> isRaised(rooms, name),
                        () ->
                                notify.notifications().destinations().stream()
                                        .map(Destination::name)
                                        .toList(),
                        score -> close(decisions, rooms, score),
                        clock,
                        new SecureRandom());
        return new RehearsalRooms(Rehearsals.load(folder, rooms.tools()), new Rehearsing(from));
    }

    private static boolean isRaised(EngineRooms rooms, String detection) {
        return rooms.detections().standings().stream()
                .filter(standing -> standing.detection().head().name().equals(detection))
                .map(Standing::state)
                .anyMatch(state -> state == Detection.State.ON);
    }

    // Nobody is to look after what never happened, whichever detection saw it. One that somebody
    // decided on meanwhile is left.
    private static void close(Decisions decisions, EngineRooms rooms, Score score) {
        try {
            rooms.findings().awaitTaken(rooms.recorder().journal().size() - 1, TAKEN_WAIT);
            for (Finding finding : rooms.findings().all()) {
                if (isOf(score, finding) && finding.triage().state() == Finding.State.OPEN) {
                    resolve(decisions, finding, score);
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isOf(Score score, Finding finding) {
        List<String> events = finding.evidence().events();
        return !events.isEmpty() && score.events().containsAll(events);
    }

    private static void resolve(Decisions decisions, Finding finding, Score score)
            throws InterruptedException {
        Decisions.Asked asked =
                new Decisions.Asked(finding.key(), finding.triage().version(), score.by());
        try {
            decisions.resolve(asked, Disposition.TEST, "the rehearsal " + score.rehearsal().name());
        } catch (DecisionRefused somebodyWasFaster) {
            // It is as whoever was faster left it.
        }
    }

    @Override
    public void close() {
        rehearsing.close();
    }
}
