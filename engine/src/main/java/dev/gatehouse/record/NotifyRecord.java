package dev.gatehouse.record;

import java.util.List;

/// Whom Gatehouse tells, and what became of telling them.
public sealed interface NotifyRecord extends OwnRecord {
    /// From here on a destination is told. Its secrets are not here.
    ///
    /// @param form `webhook`, `slack`, `teams`, `pagerduty`, `mail` or `syslog`
    /// @param address where it is, without what is secret in it
    /// @param settings what its form needs besides
    /// @param least the least severity it is told of
    /// @param rules patterns of the names of rules; empty for all
    /// @param resources patterns of resource paths; empty for all
    /// @param quiet hours in which only what is critical is told, `22:00-07:00 Europe/Berlin`;
    ///   empty for none
    record DestinationAdded(
            String destination,
            String form,
            String address,
            List<String> settings,
            String least,
            List<String> rules,
            List<String> resources,
            String quiet,
            String by)
            implements NotifyRecord {
        public DestinationAdded {
            settings = List.copyOf(settings);
            rules = List.copyOf(rules);
            resources = List.copyOf(resources);
        }

        @Override
        public RecordKind kind() {
            return RecordKind.DESTINATION_ADDED;
        }
    }

    /// A destination is told nothing any longer.
    record DestinationRemoved(String destination, String by) implements NotifyRecord {
        @Override
        public RecordKind kind() {
            return RecordKind.DESTINATION_REMOVED;
        }
    }

    /// What became of telling a destination.
    ///
    /// @param about the position of the record it is about; -1 for a try-out
    /// @param message what receivers know it by
    /// @param outcome `sent`, `given-up` or `left-out`
    /// @param problem why it was not sent
    record Told(
            String destination,
            long about,
            String message,
            String outcome,
            long attempts,
            String problem,
            String by)
            implements NotifyRecord {
        @Override
        public RecordKind kind() {
            return RecordKind.TOLD;
        }
    }

    /// Somebody wants a destination told once more.
    record TellAgain(String destination, long about, String by) implements NotifyRecord {
        @Override
        public RecordKind kind() {
            return RecordKind.TELL_AGAIN;
        }
    }
}
