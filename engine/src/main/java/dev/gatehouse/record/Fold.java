package dev.gatehouse.record;

import dev.gatehouse.journal.Stored;
import java.util.List;

/// A view that follows the journal: it folds records in order into whatever it answers from, and
/// can always start again from 0. [Followers] runs it.
public interface Fold {
    /// What operators call it, in small letters.
    String name();

    /// The position of the next record it wants; 0 to begin with.
    long cursor();

    /// Takes the next records, the first at [#cursor]. When it throws, none of them has been taken
    /// and they come again, one by one. An [dev.gatehouse.journal.Stored.Erased] record is passed
    /// over, whatever its kind.
    ///
    /// @throws Exception an [java.io.IOException] when the disk is at fault and it should be tried
    ///   again; any other when a record is
    void fold(List<Stored> records) throws Exception;
}
