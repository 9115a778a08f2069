package dev.gatehouse.intake;

import dev.gatehouse.event.EventTime;
import dev.gatehouse.event.TimeQuality;
import dev.gatehouse.record.Receipt;
import java.time.Instant;
import java.util.Optional;

/// How far an import is, and how it ended.
///
/// @param read pieces of the file
/// @param fresh of them, those that had not been received before
/// @param duplicate of them, those that had
/// @param leftOut of them, those that were counted or refused, as the source is set
/// @param unmapped of all, those whose action no mapping knows
/// @param unreadable of all, those that could not be read
/// @param ignored of all, those that are no access to anything
/// @param redated of all, those whose own time is not believed, listed at the time they came in
/// @param first the earliest time an event says it happened
/// @param last the latest
public record ImportCount(
        long read,
        long fresh,
        long duplicate,
        long leftOut,
        long unmapped,
        long unreadable,
        long ignored,
        long redated,
        Optional<Instant> first,
        Optional<Instant> last) {
    /// Nothing yet.
    public static final ImportCount NOTHING =
            new ImportCount(0, 0, 0, 0, 0, 0, 0, 0, Optional.empty(), Optional.empty());

    ImportCount received(Receipt receipt) {
        return new ImportCount(
                read + receipt.newPieces() + receipt.duplicatePieces() + receipt.leftOutPieces(),
                fresh + receipt.newPieces(),
                duplicate + receipt.duplicatePieces(),
                leftOut + receipt.leftOutPieces(),
                unmapped,
                unreadable,
                ignored,
                redated,
                first,
                last);
    }

    ImportCount alsoUnmapped() {
        return new ImportCount(
                read,
                fresh,
                duplicate,
                leftOut,
                unmapped + 1,
                unreadable,
                ignored,
                redated,
                first,
                last);
    }

    ImportCount alsoUnreadable() {
        return new ImportCount(
                read,
                fresh,
                duplicate,
                leftOut,
                unmapped,
                unreadable + 1,
                ignored,
                redated,
                first,
                last);
    }

    ImportCount alsoIgnored() {
        return new ImportCount(
                read,
                fresh,
                duplicate,
                leftOut,
                unmapped,
                unreadable,
                ignored + 1,
                redated,
                first,
                last);
    }

    private ImportCount alsoRedated() {
        return new ImportCount(
                read,
                fresh,
                duplicate,
                leftOut,
                unmapped,
                unreadable,
                ignored,
                redated + 1,
                first,
                last);
    }

    ImportCount happened(EventTime time) {
        if (time.quality() == TimeQuality.RECEIVED) {
            return time.occurred().equals(time.received()) ? this : alsoRedated();
        }
        Instant at = time.time();
        return new ImportCount(
                read,
                fresh,
                duplicate,
                leftOut,
                unmapped,
                unreadable,
                ignored,
                redated,
                Optional.of(first.filter(at::isAfter).orElse(at)),
                Optional.of(last.filter(at::isBefore).orElse(at)));
    }
}
