package dev.gatehouse.intake;

import dev.gatehouse.event.EventTime;
import dev.gatehouse.event.TimeQuality;
import java.time.Instant;
import java.util.Optional;

/// How far an import is, and how it ended.
///
/// @param read pieces of the file
/// @param fresh of them, those that had not been received before
/// @param duplicate of them, those that had
/// @param unmapped of all, those whose action no mapping knows
/// @param unreadable of all, those that could not be read
/// @param ignored of all, those that are no access to anything
/// @param first the earliest time an event says it happened
/// @param last the latest
public record ImportCount(
        long read,
        long fresh,
        long duplicate,
        long unmapped,
        long unreadable,
        long ignored,
        Optional<Instant> first,
        Optional<Instant> last) {
    /// Nothing yet.
    public static final ImportCount NOTHING =
            new ImportCount(0, 0, 0, 0, 0, 0, Optional.empty(), Optional.empty());

    ImportCount received(int newPieces, int duplicatePieces) {
        return new ImportCount(
                read + newPieces + duplicatePieces,
                fresh + newPieces,
                duplicate + duplicatePieces,
                unmapped,
                unreadable,
                ignored,
                first,
                last);
    }

    ImportCount alsoUnmapped() {
        return new ImportCount(
                read, fresh, duplicate, unmapped + 1, unreadable, ignored, first, last);
    }

    ImportCount alsoUnreadable() {
        return new ImportCount(
                read, fresh, duplicate, unmapped, unreadable + 1, ignored, first, last);
    }

    ImportCount alsoIgnored() {
        return new ImportCount(
                read, fresh, duplicate, unmapped, unreadable, ignored + 1, first, last);
    }

    ImportCount happened(EventTime time) {
        if (time.quality() == TimeQuality.RECEIVED) {
            return this;
        }
        Instant at = time.time();
        return new ImportCount(
                read,
                fresh,
                duplicate,
                unmapped,
                unreadable,
                ignored,
                Optional.of(first.filter(at::isAfter).orElse(at)),
                Optional.of(last.filter(at::isBefore).orElse(at)));
    }
}
