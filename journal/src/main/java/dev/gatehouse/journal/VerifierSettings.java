package dev.gatehouse.journal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a verifier is given besides the journal.
///
/// @param codecs to unpack blocks with; a block of another codec counts as not opened
/// @param keysDirectory an installation's keys, from which everything else is compared
/// @param wrappingKey a file with the wrapping key alone; used instead of the one in
///   `keysDirectory`
/// @param earlier checkpoints known from elsewhere, which the journal must continue
/// @param disk where the journal lies
public record VerifierSettings(
        List<Codec> codecs,
        Optional<Path> keysDirectory,
        Optional<Path> wrappingKey,
        List<SignedCheckpoint> earlier,
        Disk disk) {

    public VerifierSettings {
        codecs = List.copyOf(codecs);
        earlier = List.copyOf(earlier);
    }

    /// For a journal that stands in its data directory (`tenants/<tenant>/journal`), the keys of
    /// `installation/keys`; for one that does not, none.
    public static VerifierSettings forJournal(Path journal, List<Codec> codecs) {
        Path absolute = journal.toAbsolutePath().normalize();
        Path keys = absolute.resolve("../../../installation/keys").normalize();
        boolean there = Files.isRegularFile(keys.resolve(JournalKeys.WRAPPING_FILE));
        return new VerifierSettings(
                codecs,
                there ? Optional.of(keys) : Optional.empty(),
                Optional.empty(),
                List.of(),
                Disk.local());
    }

    /// With the wrapping key from a file of its own.
    public VerifierSettings withWrappingKey(Path file) {
        return new VerifierSettings(codecs, keysDirectory, Optional.of(file), earlier, disk);
    }

    /// With one more checkpoint the journal must continue.
    public VerifierSettings withEarlier(SignedCheckpoint checkpoint) {
        List<SignedCheckpoint> more = new ArrayList<>(earlier);
        more.add(checkpoint);
        return new VerifierSettings(codecs, keysDirectory, wrappingKey, more, disk);
    }
}
