package dev.gatehouse.people;

import java.io.IOException;
import java.util.Optional;

/// A file of people, read entry by entry, so that its length does not matter.
interface Entries {
    /// The next entry; empty at the end.
    ///
    /// @throws PeopleFileException when an entry cannot be taken; the next call reads on behind it
    Optional<Entry> next() throws IOException, PeopleFileException;
}
