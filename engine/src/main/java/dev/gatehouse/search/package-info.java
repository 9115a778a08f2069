/// The view that answers questions: events in an index sorted by time, asked through one query
/// language; pages without a cap, facets, histogram, completion, live tail and export. Everything
/// here can be deleted; it is read again from the journal.
@NullMarked
package dev.gatehouse.search;

import org.jspecify.annotations.NullMarked;
