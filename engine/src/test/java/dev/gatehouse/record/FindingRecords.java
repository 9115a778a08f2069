package dev.gatehouse.record;

import java.time.Instant;
import java.util.List;

/// One record of every kind that is about findings.
final class FindingRecords {
    private static final Instant TIME = Instant.parse("2026-11-22T09:00:00Z");

    private FindingRecords() {}

    static List<OwnRecord> all() {
        return List.of(
                new DetectionRecord.DetectionSet(
                        "vault-policy-changed", "watch", "our deployer does that", "user:1"),
                new RehearsalRecord.Rehearsed(
                        "audit-off",
                        "k3v9",
                        List.of("vault:rehearsal"),
                        List.of("vault-audit-device-removed"),
                        "user:1"),
                new RehearsalRecord.RehearsalScored(
                        "audit-off",
                        "k3v9",
                        List.of("vault-audit-device-removed"),
                        List.of("vault-audit-device-removed"),
                        List.of("on-call"),
                        41),
                new FindingRecord.Raised(
                        "detection",
                        "github-protected-branch-off-then-push",
                        "5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03",
                        "high",
                        true,
                        "person:00u1",
                        "github/acme/acme/web",
                        List.of("acme/web"),
                        4812,
                        2,
                        List.of("4812.0", "4815.0"),
                        TIME,
                        TIME.plusSeconds(360),
                        false),
                new FindingDecision.FindingAssigned("5891", "user:2", "user:1"),
                new FindingDecision.FindingAcknowledged("5891", "user:2"),
                new FindingDecision.FindingResolved("5891", "test", "our drill", "user:2"),
                new FindingDecision.FindingReopened("5891", "no drill that day", "user:1"),
                new FindingDecision.Suppressed(
                        "",
                        "detection",
                        "github-bulk-clone",
                        "machine:backup",
                        "github/acme/**",
                        "ada",
                        "the nightly copy",
                        TIME.plusSeconds(864_000),
                        "user:1"),
                new FindingDecision.SuppressionWithdrawn(4812, "it moved", "user:1"),
                new FindingDecision.FindingNoted("5891", "asked Ada", "user:2"),
                new FindingDecision.Asked(
                        "5891", "machine-owner", List.of("00u1"), "mail", "user:1"),
                new FindingDecision.AskAnswered("5891", 4812, "no", "00u1", "not me", "user:3"));
    }
}
