package dev.gatehouse.record;

import dev.gatehouse.journal.Stored;
import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.json.JsonProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What own records have said so far that the recorder itself must know: the sources there are, and
/// what erasures left of `delivery` records. A view in one small file, rebuilt from the journal
/// when it is gone.
final class Registry {
    private static final String DAMAGED = "the registry is damaged: ";

    private final Path file;
    private final SortedMap<Integer, RegisteredSource> sources = new TreeMap<>();
    private final Map<Long, ErasedDelivery> erased = new TreeMap<>();
    private long cursor;

    /// What the file holds.
    record Snapshot(long cursor, List<RegisteredSource> sources, List<ErasedDelivery> erased) {}

    private Registry(Path file) {
        this.file = file;
    }

    /// The registry in `file`, or an empty one with cursor 0.
    static Registry open(Path file) {
        Registry registry = new Registry(file);
        try {
            if (Files.exists(file)) {
                Object read =
                        RecordJson.make(
                                Snapshot.class, RecordJson.object(Files.readAllBytes(file)));
                registry.restore((Snapshot) read);
            }
        } catch (JsonProblem | IllegalStateException | IllegalArgumentException damaged) {
            System.getLogger(Registry.class.getName())
                    .log(System.Logger.Level.WARNING, DAMAGED + file + "; it is rebuilt");
            return new Registry(file);
        } catch (IOException problem) {
            throw new UncheckedIOException("cannot read " + file, problem);
        }
        return registry;
    }

    private void restore(Snapshot snapshot) {
        cursor = snapshot.cursor();
        snapshot.sources().forEach(source -> sources.put(source.number(), source));
        snapshot.erased().forEach(delivery -> erased.put(delivery.position(), delivery));
    }

    /// Up to where every record was seen when the file was last written.
    synchronized long cursor() {
        return cursor;
    }

    /// Forgets everything: the journal is not the one it was made from.
    synchronized void clear() {
        cursor = 0;
        sources.clear();
        erased.clear();
    }

    /// Takes a record that stands in the journal; twice changes nothing.
    void replay(Stored stored) {
        if (stored instanceof Stored.Live live
                && live.kind() != RecordKind.PIECE.number()
                && live.kind() != RecordKind.DELIVERY.number()) {
            RecordKind.of(live.kind())
                    .flatMap(kind -> OwnRecordJson.read(kind, live.payload()))
                    .ifPresent(this::apply);
        }
    }

    /// Takes a record that was just appended.
    ///
    /// @return whether it changed anything here
    synchronized boolean apply(OwnRecord record) {
        return switch (record) {
            case OwnRecord.SourceAdded added -> {
                sources.put(added.number(), RegisteredSource.of(added));
                yield true;
            }
            case OwnRecord.SourceChanged changed ->
                    sources.computeIfPresent(changed.number(), (_, source) -> source.with(changed))
                            != null;
            case OwnRecord.Erasing erasing -> {
                erasing.deliveries().forEach(each -> erased.put(each.position(), each));
                yield !erasing.deliveries().isEmpty();
            }
            case OwnRecord.Started _,
                    OwnRecord.Imported _,
                    OwnRecord.Gap _,
                    OwnRecord.Quarantined _,
                    OwnRecord.Read _,
                    OwnRecord.Exported _,
                    OwnRecord.Revealed _,
                    OwnRecord.Proved _,
                    OwnRecord.TokenCreated _,
                    OwnRecord.TokenRevoked _,
                    OwnRecord.UserCreated _,
                    OwnRecord.RoleChanged _,
                    OwnRecord.ViewSaved _,
                    OwnRecord.ViewDeleted _,
                    OwnRecord.IntakeRefused _,
                    OwnRecord.OfPeople _,
                    InventoryRecord _,
                    AccessRecord _,
                    PostureRecord _,
                    FindingRecord _,
                    NotifyRecord _,
                    DetectionRecord _,
                    ReviewRecord _,
                    RehearsalRecord _,
                    KeepRecord _,
                    SignInRecord _,
                    OwnRecord.Counted _ ->
                    false;
        };
    }

    synchronized List<RegisteredSource> sources() {
        return List.copyOf(sources.values());
    }

    synchronized Optional<RegisteredSource> source(int number) {
        return Optional.ofNullable(sources.get(number));
    }

    synchronized Optional<ErasedDelivery> erased(long position) {
        return Optional.ofNullable(erased.get(position));
    }

    /// Writes the file; the journal need not be read again before `upTo`.
    synchronized void save(long upTo) {
        cursor = upTo;
        Snapshot snapshot =
                new Snapshot(upTo, List.copyOf(sources.values()), new ArrayList<>(erased.values()));
        try {
            ViewFile.write(file, CanonicalJson.bytes(RecordJson.members(snapshot)));
        } catch (IOException problem) {
            throw new UncheckedIOException("cannot write " + file, problem);
        }
    }
}
