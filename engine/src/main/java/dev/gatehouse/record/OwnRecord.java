package dev.gatehouse.record;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

/// What Gatehouse did, found or was told, beside what tools sent. Subjects are named by id,
/// sentences are made on reading. `by` is `user:<id>`, `token:<id>`, `local:<uid>` or `gatehouse`.
/// A component is a member of the payload, its name in snake case; [OwnRecordJson] writes and reads
/// them. A record may gain components, never lose or change one.
public sealed interface OwnRecord
        permits OwnRecord.Started,
                OwnRecord.SourceAdded,
                OwnRecord.SourceChanged,
                OwnRecord.Imported,
                OwnRecord.Gap,
                OwnRecord.Quarantined,
                OwnRecord.Erasing,
                OwnRecord.Read,
                OwnRecord.Exported,
                OwnRecord.Revealed,
                OwnRecord.Proved,
                OwnRecord.TokenCreated,
                OwnRecord.TokenRevoked,
                OwnRecord.UserCreated,
                OwnRecord.RoleChanged,
                OwnRecord.ViewSaved,
                OwnRecord.ViewDeleted,
                OwnRecord.IntakeRefused,
                OwnRecord.OfPeople,
                OwnRecord.Counted,
                InventoryRecord,
                AccessRecord,
                PostureRecord,
                FindingRecord,
                NotifyRecord,
                DetectionRecord,
                ReviewRecord,
                RehearsalRecord,
                KeepRecord,
                SignInRecord {
    /// Its number in the registry.
    RecordKind kind();

    /// The server opened the journal.
    record Started(String version) implements OwnRecord {
        @Override
        public RecordKind kind() {
            return RecordKind.STARTED;
        }
    }

    /// A source was connected. Its secrets are not here.
    ///
    /// @param number what stands in the leaves of its records
    record SourceAdded(
            int number,
            String tool,
            String name,
            String instance,
            SortedMap<String, String> settings,
            String by)
            implements OwnRecord {
        @Override
        public RecordKind kind() {
            return RecordKind.SOURCE_ADDED;
        }
    }

    /// A source's settings became these, or it was switched off or on.
    record SourceChanged(int number, boolean enabled, SortedMap<String, String> settings, String by)
            implements OwnRecord {
        @Override
        public RecordKind kind() {
            return RecordKind.SOURCE_CHANGED;
        }
    }

    /// An import ended, with its closing count.
    record Imported(int number, String channel, long read, long received, long duplicate, String by)
            implements OwnRecord {
        @Override
        public RecordKind kind() {
            return RecordKind.IMPORTED;
        }
    }

    /// Between two times a channel may have sent what we do not have, or it was found again.
    ///
    /// @param reason a word such as `poll-window-passed` or `silent`
    /// @param closed whether this record closes the gap that was opened with the same `from`
    record Gap(int number, String channel, Instant from, Instant to, String reason, boolean closed)
            implements OwnRecord {
        @Override
        public RecordKind kind() {
            return RecordKind.GAP;
        }
    }

    /// A record broke a view and was passed over there.
    record Quarantined(String view, long position, String reason) implements OwnRecord {
        @Override
        public RecordKind kind() {
            return RecordKind.QUARANTINED;
        }
    }

    /// The tombstone of an erasure: these positions lose payload and salt.
    ///
    /// @param deliveries what readers still need of each erased `delivery` record
    record Erasing(List<Long> positions, String reason, String by, List<ErasedDelivery> deliveries)
            implements OwnRecord {
        public Erasing {
            positions = List.copyOf(positions);
            deliveries = List.copyOf(deliveries);
        }

        @Override
        public RecordKind kind() {
            return RecordKind.ERASING;
        }
    }

    /// Somebody submitted a query; written before its first row.
    record Read(String by, String query, long asOf) implements OwnRecord {
        @Override
        public RecordKind kind() {
            return RecordKind.READ;
        }
    }

    /// Somebody exported the rows of a query.
    record Exported(String by, String query, String format, long asOf) implements OwnRecord {
        @Override
        public RecordKind kind() {
            return RecordKind.EXPORTED;
        }
    }

    /// Somebody looked at a payload with its secrets.
    record Revealed(String by, String event, String reason) implements OwnRecord {
        @Override
        public RecordKind kind() {
            return RecordKind.REVEALED;
        }
    }

    /// Somebody took a proof of a record away.
    record Proved(String by, long position) implements OwnRecord {
        @Override
        public RecordKind kind() {
            return RecordKind.PROVED;
        }
    }

    /// An API token was made; the token itself is nowhere.
    ///
    /// @param scope patterns of the sources it may know of; empty for all its owner may
    record TokenCreated(
            String token,
            String owner,
            List<String> capabilities,
            Instant expires,
            String by,
            List<String> scope)
            implements OwnRecord {
        public TokenCreated {
            scope = List.copyOf(scope);
            capabilities = List.copyOf(capabilities);
        }

        @Override
        public RecordKind kind() {
            return RecordKind.TOKEN_CREATED;
        }
    }

    /// An API token no longer opens anything.
    record TokenRevoked(String token, String by) implements OwnRecord {
        @Override
        public RecordKind kind() {
            return RecordKind.TOKEN_REVOKED;
        }
    }

    /// A user of Gatehouse was made.
    ///
    /// @param scope patterns of the sources they may know of; empty for all
    record UserCreated(String user, String role, String by, List<String> scope)
            implements OwnRecord {
        public UserCreated {
            scope = List.copyOf(scope);
        }

        @Override
        public RecordKind kind() {
            return RecordKind.USER_CREATED;
        }
    }

    /// A user's role and scope, as in [UserCreated], became these; `none` lets them do nothing.
    record RoleChanged(String user, String before, String after, String by, List<String> scope)
            implements OwnRecord {
        public RoleChanged {
            scope = List.copyOf(scope);
        }

        @Override
        public RecordKind kind() {
            return RecordKind.ROLE_CHANGED;
        }
    }

    /// A query was saved as a view.
    record ViewSaved(String view, String name, String query, String by) implements OwnRecord {
        @Override
        public RecordKind kind() {
            return RecordKind.VIEW_SAVED;
        }
    }

    /// A saved view was deleted.
    record ViewDeleted(String view, String by) implements OwnRecord {
        @Override
        public RecordKind kind() {
            return RecordKind.VIEW_DELETED;
        }
    }

    /// Deliveries to a source could not show where they are from, and nothing of them was kept.
    ///
    /// @param address where the last of them came from
    /// @param count how many since the last such record of this source, channel and reason
    record IntakeRefused(int number, String channel, String reason, String address, long count)
            implements OwnRecord {
        @Override
        public RecordKind kind() {
            return RecordKind.INTAKE_REFUSED;
        }
    }

    /// Who is who: what the room `people` was told.
    sealed interface OfPeople extends OwnRecord {}

    /// A list of people and machines was taken in, with its closing count.
    ///
    /// @param format `csv` or `scim`
    /// @param proof what its links rest on
    /// @param refused lines that said nothing that could be taken
    record PeopleImported(
            String format,
            String proof,
            long read,
            long added,
            long changed,
            long unchanged,
            long linked,
            long refused,
            String by)
            implements OfPeople {
        @Override
        public RecordKind kind() {
            return RecordKind.PEOPLE_IMPORTED;
        }
    }

    /// A person is this from now on; names are from here alone. A time of 1970 was not said.
    ///
    /// @param person the id links name
    /// @param moved when they went to the team they are in
    record PersonChanged(
            String person,
            String name,
            List<String> emails,
            String team,
            List<String> groups,
            String manager,
            Instant start,
            Instant moved,
            Instant end,
            String by)
            implements OfPeople {
        public PersonChanged {
            emails = List.copyOf(emails);
            groups = List.copyOf(groups);
        }

        @Override
        public RecordKind kind() {
            return RecordKind.PERSON_CHANGED;
        }
    }

    /// A machine is this from now on.
    ///
    /// @param owner the id of the person who answers for it
    record MachineChanged(String machine, String name, String owner, String purpose, String by)
            implements OfPeople {
        @Override
        public RecordKind kind() {
            return RecordKind.MACHINE_CHANGED;
        }
    }

    /// An account was linked to a person or machine. A time of 1970 is no limit.
    ///
    /// @param account `tool/instance/kind/id`
    /// @param proof what the link rests on
    record AccountLinked(
            String account, String subject, String proof, Instant from, Instant until, String by)
            implements OfPeople {
        @Override
        public RecordKind kind() {
            return RecordKind.ACCOUNT_LINKED;
        }
    }

    /// A link was wrong: it never held.
    record AccountUnlinked(String account, String subject, String reason, String by)
            implements OfPeople {
        @Override
        public RecordKind kind() {
            return RecordKind.ACCOUNT_UNLINKED;
        }
    }

    /// Somebody said that an account and a person who look alike are not the same.
    record SuggestionRefused(String account, String subject, String by) implements OfPeople {
        @Override
        public RecordKind kind() {
            return RecordKind.SUGGESTION_REFUSED;
        }
    }

    /// Events of a source that were counted and not kept, as its settings say. It stands behind the
    /// pieces of the delivery they came in, and counts only with all of that delivery.
    ///
    /// @param hour the beginning of the hour they happened in
    /// @param group the group of actions that is only counted
    /// @param count how many
    record Counted(
            int number,
            String channel,
            Instant hour,
            String group,
            CountedDeed deed,
            CountedAccount actor,
            CountedResource resource,
            long count)
            implements OwnRecord {
        @Override
        public RecordKind kind() {
            return RecordKind.COUNTED;
        }

        Counted times(long many) {
            return new Counted(number, channel, hour, group, deed, actor, resource, many);
        }
    }

    /// What was done, in the words of events.
    record CountedDeed(String action, String verb, String permission, String outcome) {}

    /// Who did it.
    record CountedAccount(String kind, String id, String name, String quality) {}

    /// On what it was done.
    record CountedResource(String path, String type, String id) {}
}
