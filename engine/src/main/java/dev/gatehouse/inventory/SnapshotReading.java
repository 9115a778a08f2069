package dev.gatehouse.inventory;

import dev.gatehouse.inventory.plan.AnswerReader;
import dev.gatehouse.inventory.plan.InventoryPlan;
import dev.gatehouse.inventory.plan.ListingPlan;
import dev.gatehouse.journal.Journal;
import dev.gatehouse.journal.Stored;
import dev.gatehouse.record.InventoryRecord.ListingTaken;
import dev.gatehouse.record.RecordKind;
import dev.gatehouse.source.Source;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;

/// Reads the answers of a snapshot out of the journal into facts. Safe for many threads.
final class SnapshotReading {
    private final Journal journal;
    private final AnswerReader answers;
    private final SharedTexts texts = new SharedTexts();

    SnapshotReading(Journal journal, AnswerReader answers) {
        this.journal = journal;
        this.answers = answers;
    }

    /// What a listing of a snapshot tells.
    ///
    /// @param pieces where its answers stand
    /// @param facts by id
    /// @param given what listings under it are asked with
    /// @param reason why it is not complete; empty when it is
    record Listed(
            List<Long> pieces,
            SequencedMap<String, Fact> facts,
            List<SortedMap<String, String>> given,
            String reason) {
        boolean isComplete() {
            return reason.isEmpty();
        }
    }

    /// Reads one listing.
    Listed read(Source source, InventoryPlan plan, ListingTaken taken) {
        String place = place(source);
        SequencedMap<String, Fact> facts = new LinkedHashMap<>();
        List<SortedMap<String, String>> given = new ArrayList<>();
        Optional<ListingPlan> listing = plan.listing(taken.listing());
        String reason = taken.complete() ? "" : taken.reason();
        if (listing.isEmpty()) {
            return new Listed(taken.pieces(), facts, given, "unknown-listing");
        }
        for (long position : taken.pieces()) {
            Optional<byte[]> answer = answer(source, position);
            if (answer.isEmpty()) {
                reason = "erased";
                continue;
            }
            AnswerReader.Told told = answers.read(listing.get(), place, taken.of(), answer.get());
            for (Fact each : told.facts()) {
                Fact fact = texts.share(each);
                facts.put(fact.id(), fact);
            }
            given.addAll(told.given());
            if (told.unread() > 0) {
                reason = "unreadable";
            }
        }
        return new Listed(taken.pieces(), facts, given, reason);
    }

    /// What an object that an event tells of says, read as the API's own would be.
    List<Fact> read(Source source, ListingPlan listing, Alteration alteration) {
        byte[] object = alteration.text().getBytes(StandardCharsets.UTF_8);
        return answers.read(listing, place(source), alteration.of(), object).facts();
    }

    private Optional<byte[]> answer(Source source, long position) {
        if (position < 0 || position >= journal.size()) {
            return Optional.empty();
        }
        return switch (journal.read(position)) {
            case Stored.Live live ->
                    live.kind() == RecordKind.PIECE.number() && live.source() == source.number()
                            ? Optional.of(live.payload())
                            : Optional.empty();
            case Stored.Erased _ -> Optional.empty();
        };
    }

    static String place(Source source) {
        return source.tool().name() + "/" + source.instance();
    }
}
