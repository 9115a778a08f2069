package dev.gatehouse.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.record.CopiedRecords.Copied;
import dev.gatehouse.record.FindingRecord.Raised;
import dev.gatehouse.record.NotifyRecord.DestinationAdded;
import dev.gatehouse.record.OwnRecord;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutboxTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private static Copied at(long position, OwnRecord record) {
        return new Copied(position, NOON, record);
    }

    /// What a record raises by its own words.
    static List<Raised> raised(Copied copied) {
        return copied.record() instanceof Raised raised ? List.of(raised) : List.of();
    }

    private static Raised failing(String resource, String severity) {
        return new Raised(
                "posture", "check", resource, severity, true, "", resource, List.of(), 5, 0,
                List.of(), NOON, NOON, false);
    }

    @Test
    void whatOneRecordSaysOfSeveralThingsIsOneMessageOfThoseThatAreWanted() {
        Outbox outbox = new Outbox();
        outbox.take(
                at(
                        1,
                        new DestinationAdded(
                                "team",
                                "webhook",
                                "https://team.example",
                                List.of(),
                                "high",
                                List.of(),
                                List.of("github/acme/**"),
                                "",
                                "user:1")));
        outbox.take(at(5, failing("github/acme/web", "high")));
        outbox.take(at(5, failing("github/other/web", "critical")));
        outbox.take(at(5, failing("github/acme/old", "low")));
        outbox.take(at(5, failing("github/acme/app", "critical")));
        assertThat(outbox.waiting("team")).hasSize(1);
        About about = outbox.waiting("team").getFirst();
        assertThat(about.raised())
                .extracting(Raised::resource)
                .containsExactly("github/acme/web", "github/acme/app");
        assertThat(about.severity()).isEqualTo(Severity.CRITICAL);
    }
}
