package dev.gatehouse.finding;

import dev.gatehouse.journal.Disk;
import dev.gatehouse.record.FindingKey;
import dev.gatehouse.record.FindingRecord.Raised;
import dev.gatehouse.record.Followers;
import dev.gatehouse.record.OwnRecord;
import dev.gatehouse.record.Recorder;
import dev.gatehouse.record.RecorderSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A journal, the findings that follow it, and somebody who decides; the clock stands still until
/// it is told to go on.
final class Desk implements AutoCloseable {
    static final String ANN = "user:1";
    static final String BEN = "user:2";

    final Recorder recorder;
    final Findings findings;
    final Decisions decisions;
    final Suppressions suppressions;
    final Questions questions;
    private final Followers followers;
    private volatile Instant time;

    Desk(Path data, Instant time) {
        this.time = time;
        this.recorder =
                Recorder.open(
                        new RecorderSettings(
                                data, "0.1.0", Disk.local(), this::now, new SecureRandom()));
        this.findings = Findings.open(from(recorder));
        this.decisions = new Decisions(recorder, findings);
        this.suppressions = new Suppressions(recorder, findings, this::now);
        this.questions = new Questions(recorder, findings);
        this.followers = new Followers(recorder, this::now);
        followers.follow(findings);
    }

    Findings.From from(Recorder recorder) {
        return new Findings.From(recorder, Desk::severity, Desk::place, this::now);
    }

    private static Optional<Severity> severity(String check) {
        return check.startsWith("minor")
                ? Optional.empty()
                : Optional.of(check.startsWith("worst") ? Severity.CRITICAL : Severity.HIGH);
    }

    static Findings.Place place(int number) {
        return new Findings.Place("lamp:hall", "lamp/hall-" + number);
    }

    Instant now() {
        return time;
    }

    void later(Duration by) {
        time = time.plus(by);
    }

    long tell(OwnRecord record) {
        try {
            long position = recorder.append(record);
            if (!findings.awaitTaken(position, Duration.ofSeconds(20))) {
                throw new IllegalStateException("the findings did not follow");
            }
            return position;
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }

    /// A detection saw something.
    Raise raise(String rule, String subject, String resource) {
        return new Raise(rule, subject, resource, "high", 1, 1, false);
    }

    record Raise(
            String rule,
            String subject,
            String resource,
            String severity,
            long window,
            long count,
            boolean retrospective) {
        Raise in(long other, long many) {
            return new Raise(rule, subject, resource, severity, other, many, retrospective);
        }

        Raise of(String worse) {
            return new Raise(rule, subject, resource, worse, window, count, retrospective);
        }

        Raise inHistory() {
            return new Raise(rule, subject, resource, severity, window, count, true);
        }

        String key() {
            return FindingKey.of("detection", rule, subject, resource, "");
        }
    }

    String tell(Raise raise) {
        List<String> events =
                java.util.stream.LongStream.range(0, Math.min(raise.count(), 20))
                        .mapToObj(n -> raise.window() + "." + n)
                        .toList();
        tell(
                new Raised(
                        "detection",
                        raise.rule(),
                        raise.key(),
                        raise.severity(),
                        false,
                        raise.subject(),
                        raise.resource(),
                        List.of(),
                        raise.window(),
                        raise.count(),
                        events,
                        now().minusSeconds(60),
                        now(),
                        raise.retrospective()));
        return raise.key();
    }

    Finding find(String key) {
        return findings.find(key).orElseThrow();
    }

    Decisions.Asked asked(String key, String by) {
        return new Decisions.Asked(key, find(key).triage().version(), by);
    }

    List<Step.Deed> deeds(String key) {
        return findings.steps(key).stream().map(Step::deed).toList();
    }

    @Override
    public void close() throws IOException {
        followers.close();
        findings.close();
        recorder.close();
    }
}
