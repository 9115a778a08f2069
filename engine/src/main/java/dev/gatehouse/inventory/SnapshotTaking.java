package dev.gatehouse.inventory;

import dev.gatehouse.event.Text;
import dev.gatehouse.event.Trust;
import dev.gatehouse.inventory.plan.InventoryPlan;
import dev.gatehouse.json.JsonBlank;
import dev.gatehouse.record.Delivery;
import dev.gatehouse.record.DeliveryRecord;
import dev.gatehouse.record.Frame;
import dev.gatehouse.record.InventoryRecord.ListingTaken;
import dev.gatehouse.record.InventoryRecord.SnapshotTaken;
import dev.gatehouse.record.Receipt;
import dev.gatehouse.record.Recorder;
import dev.gatehouse.record.Way;
import dev.gatehouse.source.Source;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Keeps one snapshot: each answer is a delivery of one piece, as it came but for the fields that
/// the tool's `inventory.yaml` drops; an answer that was kept before is not kept again. Nothing is
/// known of it before [#close] has written the record that says what the answers are. Confined to
/// one thread.
public final class SnapshotTaking {
    /// Bytes of one answer.
    public static final int ANSWER_BYTES_MAX = 16 * 1024 * 1024;

    /// Listings named in one record; a snapshot of more has several.
    static final int LISTINGS_PER_RECORD_MAX = 500;

    /// Listings of one snapshot.
    public static final int LISTINGS_MAX = 500_000;

    private final Recorder recorder;
    private final Source source;
    private final InventoryPlan plan;
    private final InstantSource clock;
    private final String by;
    private final Instant started;
    private final String name;
    private final List<ListingTaken> listings = new ArrayList<>();
    private boolean written;

    /// What a snapshot is taken of.
    ///
    /// @param by who has it taken, as records name people
    /// @param started when the first of it was asked for
    public record Subject(Source source, InventoryPlan plan, String by, Instant started) {}

    public SnapshotTaking(Recorder recorder, Subject subject, InstantSource clock) {
        this.recorder = recorder;
        this.source = subject.source();
        this.plan = subject.plan();
        this.clock = clock;
        this.by = subject.by();
        this.started = subject.started();
        this.name = Long.toHexString(recorder.journal().size());
    }

    /// Its name among those of its source.
    public String name() {
        return name;
    }

    /// Keeps an answer.
    ///
    /// @return its position
    public long keep(byte[] answer) {
        if (answer.length > ANSWER_BYTES_MAX) {
            throw new IllegalArgumentException(
                    "an answer has at most " + ANSWER_BYTES_MAX + " bytes");
        }
        Optional<byte[]> blanked = JsonBlank.of(answer, plan.drop());
        Frame frame =
                blanked.isPresent()
                        ? new Frame.Blanked(0, answer.length, blanked.get())
                        : new Frame.Slice(0, answer.length);
        Receipt receipt =
                recorder.receive(
                        new Delivery(
                                source.number(),
                                DeliveryRecord.INVENTORY,
                                Way.PULL,
                                clock.instant(),
                                new TreeMap<>(),
                                by,
                                Trust.SECRET,
                                Text.Absent.NOT_SENT,
                                answer,
                                List.of(frame),
                                false));
        return receipt.newPieces() == 1 ? receipt.firstPosition() + 1 : receipt.firstPosition();
    }

    /// Notes a listing.
    ///
    /// @param of what it was asked with
    /// @param reason why it is not complete; empty when it is
    /// @param answers where [#keep] put its answers
    public void listed(
            String listing, SortedMap<String, String> of, String reason, List<Long> answers) {
        if (listings.size() >= LISTINGS_MAX) {
            throw new IllegalStateException("a snapshot has at most " + LISTINGS_MAX + " listings");
        }
        listings.add(new ListingTaken(listing, of, reason.isEmpty(), reason, answers));
        if (listings.size() - 1 >= LISTINGS_PER_RECORD_MAX) {
            append(listings.subList(0, LISTINGS_PER_RECORD_MAX), false);
            listings.subList(0, LISTINGS_PER_RECORD_MAX).clear();
        }
    }

    /// Writes what the answers are; from then on they judge.
    ///
    /// @return the position of the record
    public long close() {
        if (written) {
            throw new IllegalStateException("a snapshot is closed once");
        }
        written = true;
        return append(listings, true);
    }

    private long append(List<ListingTaken> some, boolean last) {
        return recorder.append(
                source.number(), new SnapshotTaken(source.number(), name, started, some, last, by));
    }
}
