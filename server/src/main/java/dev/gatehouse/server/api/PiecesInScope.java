package dev.gatehouse.server.api;

import dev.gatehouse.journal.Journal;
import dev.gatehouse.record.ReceivedPiece;
import dev.gatehouse.record.Sources;
import dev.gatehouse.server.web.Scope;
import java.util.Optional;

/// The pieces of the journal that a caller may know of.
public record PiecesInScope(Journal journal, Sources sources) {
    /// The piece at `position`; empty when there is none, or none within `scope`.
    Optional<ReceivedPiece> find(Scope scope, long position) {
        return ReceivedPiece.find(journal, position)
                .filter(piece ->
                        scope.isAll()
                                || sources.byNumber(piece.piece().source())
                                        .filter(source -> scope.holds(source.name()))
                                        .isPresent());
    }

    /// Whether the record at `position` may be proved: any of the journal, or a piece within
    /// `scope`.
    boolean isProvable(Scope scope, long position) {
        return scope.isAll() ? position < journal.size() : find(scope, position).isPresent();
    }
}
