package dev.gatehouse.record;

import java.util.List;

/// One of each record of telling people, for the golden files.
final class NotifyRecords {
    private NotifyRecords() {}

    static List<OwnRecord> all() {
        return List.of(
                new NotifyRecord.DestinationAdded(
                        "on-call",
                        "pagerduty",
                        "events.pagerduty.com",
                        List.of(),
                        "high",
                        List.of("github-*"),
                        List.of("github/acme/**"),
                        "22:00-07:00 Europe/Berlin",
                        "user:1"),
                new NotifyRecord.DestinationRemoved("on-call", "user:1"),
                new NotifyRecord.Told(
                        "on-call", 4812, "4812", "given-up", 8, "answered 500", "gatehouse"),
                new NotifyRecord.TellAgain("on-call", 4812, "user:1"));
    }
}
