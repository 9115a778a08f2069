package dev.gatehouse.record;

import dev.gatehouse.record.ReviewedRight.Advice;
import dev.gatehouse.record.ReviewedRight.Beside;
import dev.gatehouse.record.ReviewedRight.Origin;
import dev.gatehouse.record.ReviewedRight.Use;
import dev.gatehouse.record.ReviewedRight.What;
import dev.gatehouse.record.ReviewedRight.Whose;
import java.time.Instant;
import java.util.List;

/// One record of every kind about access reviews.
final class ReviewRecords {
    private static final Instant TIME = Instant.parse("2026-11-22T09:00:00Z");

    private ReviewRecords() {}

    static List<OwnRecord> all() {
        ReviewedRight right =
                new ReviewedRight(
                        new Whose("github/acme/user/583231", "00u1", "person"),
                        new What(
                                "",
                                List.of("read", "write"),
                                "github/acme/payments",
                                List.of("team payments", "role maintain"),
                                "maintain"),
                        new Origin(TIME, "4711.0"),
                        new Use(12, TIME, ""),
                        new Beside(
                                "decided",
                                "payments.yaml:7",
                                "high",
                                List.of("payments.yaml:31"),
                                3,
                                5,
                                "otherwise",
                                true),
                        new Advice("reduce", List.of("read"), "partly-unused"),
                        List.of("00u2"));
        return List.of(
                new ReviewRecord.ReviewOpened(
                        "Payments, fourth quarter",
                        TIME.plusSeconds(2820),
                        new ReviewRecord.ReviewScope(
                                "github/acme/payments", List.of("write"), List.of("person"), ""),
                        "owner",
                        "user:1",
                        TIME,
                        1,
                        "9c1e",
                        "user:1"),
                new ReviewRecord.ReviewLines("9c1e", 0, List.of(right)),
                new ReviewRecord.ReviewDecided(
                        4812,
                        List.of(0L),
                        "reduce",
                        List.of("read"),
                        "",
                        "left the team",
                        9_400,
                        "user:2"),
                new ReviewRecord.ReviewClosed(4812, 0, "", "user:1"));
    }
}
