package dev.gatehouse.journal;

import java.time.InstantSource;
import java.util.List;

/// What a journal is opened with.
///
/// @param origin the log's name in checkpoints; [JournalKeys#origin] makes it
/// @param keys the installation's secrets, and its source of randomness
/// @param codecs what blocks may be packed with; the first one writes, all of them read
/// @param disk where files live
/// @param clock says when a checkpoint was signed
public record JournalSettings(
        String origin, JournalKeys keys, List<Codec> codecs, Disk disk, InstantSource clock) {

    public JournalSettings {
        VerifierKey.checkName(origin);
        if (codecs.isEmpty()) {
            throw new IllegalArgumentException("a journal needs a codec to write blocks with");
        }
        codecs = List.copyOf(codecs);
    }
}
