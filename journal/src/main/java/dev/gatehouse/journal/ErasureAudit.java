package dev.gatehouse.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Holds what is gone against what was ordered: every erased record is named by a tombstone behind
/// it, and every record a tombstone names is gone. A block without a payload proves nothing by
/// itself, for its leaf stays.
///
/// Its memory grows with the records that were erased, not with the journal.
final class ErasureAudit {

    private final Audit audit;

    /// The first erased position of each file.
    private final TreeMap<Long, Path> erasedIn = new TreeMap<>();

    private final Positions erased = new Positions();
    private final TreeMap<Long, Named> tombstones = new TreeMap<>();

    ErasureAudit(Audit audit) {
        this.audit = audit;
    }

    /// What one tombstone names, and where it stands.
    private record Named(Path file, List<Long> positions) {}

    /// A set of positions, a bit each.
    private static final class Positions {
        private static final int CHUNK_BITS = 20;

        private final Map<Long, BitSet> chunks = new TreeMap<>();

        void add(long position) {
            chunks.computeIfAbsent(position >>> CHUNK_BITS, _ -> new BitSet())
                    .set((int) (position & ((1 << CHUNK_BITS) - 1)));
        }

        boolean contains(long position) {
            BitSet chunk = chunks.get(position >>> CHUNK_BITS);
            return chunk != null && chunk.get((int) (position & ((1 << CHUNK_BITS) - 1)));
        }

        List<Long> without(Positions others) {
            List<Long> rest = new ArrayList<>();
            chunks.forEach((number, chunk) ->
                    chunk.stream()
                            .mapToObj(bit -> (number << CHUNK_BITS) + bit)
                            .filter(position -> !others.contains(position))
                            .forEach(rest::add));
            return rest;
        }
    }

    void erased(Path file, long position) {
        Map.Entry<Long, Path> before = erasedIn.floorEntry(position);
        if (before == null || !before.getValue().equals(file)) {
            erasedIn.put(position, file);
        }
        erased.add(position);
    }

    /// Takes note of a record if it is a tombstone.
    void live(Path file, long position, int kind, byte[] payload) {
        if (kind != Tombstone.KIND) {
            return;
        }
        List<Long> named = new ArrayList<>();
        try {
            for (long one : Tombstone.positions(payload)) {
                if (one < position) {
                    named.add(one);
                } else {
                    audit.bad(file, position, "the tombstone names " + one + ", which comes later");
                }
            }
        } catch (IllegalArgumentException e) {
            audit.bad(file, position, "the tombstone " + e.getMessage());
        }
        tombstones.put(position, new Named(file, named));
    }

    void run() throws IOException {
        Positions named = new Positions();
        boolean interrupted = audit.disk().exists(audit.journal().resolve(Eraser.FILE));
        tombstones.forEach((at, tombstone) -> {
            for (long position : tombstone.positions()) {
                named.add(position);
                if (!erased.contains(position) && !interrupted) {
                    audit.bad(
                            tombstone.file(),
                            at,
                            "the tombstone names " + position + ", which was not erased");
                }
            }
        });
        for (long position : erased.without(named)) {
            Path file = erasedIn.floorEntry(position).getValue();
            if (audit.isEverythingOpened()) {
                audit.bad(file, position, "is erased, and no tombstone names it");
            } else {
                audit.incomplete(
                        file, position, "is erased; its tombstone may be in what was not opened");
            }
        }
    }
}
