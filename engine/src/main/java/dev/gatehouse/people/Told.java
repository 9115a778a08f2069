package dev.gatehouse.people;

import dev.gatehouse.record.OwnRecord;

/// A record of this room as it stands in the journal.
record Told(long position, OwnRecord.OfPeople record) {}
